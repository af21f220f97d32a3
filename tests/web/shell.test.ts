import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

const overview = "/missions/unmil/overview?month=2006-08";
let concert: Running;
const visits: Visit[] = [];

async function open(path: string, width = 1440, height = 900): Promise<Page> {
  const made = await concert.visit({ width, height, signedIn: true });
  visits.push(made);
  await made.page.goto(path);
  return made.page;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const address = (page: Page) => new URL(page.url());

describe.skipIf(noBrowser !== null)(noBrowser ?? "the shell and the first screen", () => {
  beforeAll(async () => {
    concert = await startSignedIn();
  }, 240_000);
  afterEach(async () => {
    await Promise.all(visits.map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  test.each(["en", "fr", "es", "ar", "ru", "zh"])(
    "the first screen is one page in %s, whole and without barriers",
    async (lang) => {
      const page = await open(`${overview}&lang=${lang}`);
      await page.locator(".flag").first().waitFor();
      await page.locator(".map-box[data-drawn]").waitFor();
      await page.locator(".needs-panel table").waitFor();
      const main = await page.evaluate(() => {
        const element = document.getElementById("main");
        return element === null ? -1 : element.scrollHeight - element.clientHeight;
      });
      expect([main, await overflow(page)]).toEqual([0, 0]);
      expect(await page.getByText(/\[[a-z_]+(\.[a-z_0-9]+)+\]/).allTextContents()).toEqual([]);
      expect(await barriers(page)).toEqual([]);
      await page.screenshot({ path: join(artefacts, `first-screen-${lang}-1440.png`) });
    },
  );

  test("every screen stands in the rail without scrolling, and on a phone four and the rest behind one button", async () => {
    const wide = await open(`${overview}&lang=ru`);
    const rail = wide.locator("nav.rail");
    await rail.getByRole("link").first().waitFor();
    const links = await rail.getByRole("link").count();
    expect(await rail.evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0);
    for (const [width, height] of [
      [360, 740],
      [320, 640],
      [720, 450],
    ] as const) {
      const page = await open(`${overview}&lang=ru`, width, height);
      await page.locator(".flag").first().waitFor();
      expect(await overflow(page)).toBe(0);
      await page.locator(".rail-more").click();
      expect(await page.getByRole("dialog").getByRole("link").count()).toBe(links);
      await page.screenshot({ path: join(artefacts, `more-ru-${width}.png`) });
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
  });

  test("the function orders rail and facts, is remembered, and hides nothing", async () => {
    const page = await open("/");
    await page.getByRole("radio", { name: /^Budget/ }).check();
    await page.getByRole("link", { name: /UNMIL/ }).click();
    const facts = page.locator(".fact");
    await page.getByRole("region", { name: "Budget and cash" }).waitFor();
    expect(await facts.first().getAttribute("aria-label")).toBe("Budget and cash");
    expect(await page.locator("nav.rail").getByRole("link").nth(1).textContent()).toBe("Funding");
    const count = await page.locator("nav.rail").getByRole("link").count();
    await page.goto(overview);
    await page.getByRole("region", { name: "Budget and cash" }).waitFor();
    expect(await facts.first().getAttribute("aria-label")).toBe("Budget and cash");
    await page.getByLabel("Function").selectOption({ label: "Evaluator" });
    await expect.poll(() => facts.first().getAttribute("aria-label")).toBe("To the end of the mandate");
    expect(await page.locator("nav.rail").getByRole("link").count()).toBe(count);
    expect(address(page).searchParams.get("as")).toBe("evaluator");
  });

  test("search opens with /, forgives a wrong letter, and opens a record by keys alone", async () => {
    const page = await open(overview);
    await heading(page, "The mission in August 2006");
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: "Search everything" });
    await box.waitFor();
    await page.keyboard.type("voinjma");
    await page
      .getByRole("option", { name: /Voinjama/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => address(page).pathname).toBe("/missions/unmil/places");
    expect(address(page).searchParams.get("site")).toBe("voinjama");
    await page.goBack();
    await heading(page, "The mission in August 2006");
  });

  test("an instrument opens among the instruments, a milestone on the timeline, a source among the sources", async () => {
    const page = await open(overview);
    await heading(page, "The mission in August 2006");
    for (const { typed, option, screen } of [
      { typed: "S/RES/1694", option: /1694/, screen: "mandate" },
      { typed: "Dead of the war", option: /higher figure/, screen: "timeline" },
      { typed: "AFP-ECOMIL", option: /AFP via Spacewar/, screen: "sources" },
    ]) {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search everything" }).fill(typed);
      await page.getByRole("option", { name: option }).first().click();
      await expect.poll(() => address(page).pathname).toBe(`/missions/unmil/${screen}`);
      expect(address(page).searchParams.get("find")).not.toBeNull();
    }
  });

  test("the theme turned by the command list is the one that the person's menu knows; account and people are at hand", async () => {
    const page = await open(overview);
    await heading(page, "The mission in August 2006");
    const list = async (typed: string, name: string) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search everything" }).fill(typed);
      await page.getByRole("option", { name, exact: true }).click();
    };
    await list("dark", "Dark colours");
    await page.locator("html[data-theme=dark]").waitFor();
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("button", { name: "Light colours" }).waitFor();
    await page.keyboard.press("Escape");
    await list("account", "My account");
    await page.waitForURL(/\/account/);
  });

  test("two plans stand side by side on two maps, their table one key away", async () => {
    const page = await open("/missions/unmil/compare?month=2003-12&scenario=port-of-monrovia-closed");
    await page.getByRole("heading", { name: "In December 2003 7 sites are nearer or farther" }).waitFor();
    await expect.poll(() => page.locator(".compare-maps .map-box[data-drawn]").count(), { timeout: 60_000 }).toBe(2);
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("t");
    const table = page.getByRole("region", { name: "Days from an entry point" }).first();
    await table.waitFor();
    const first = await table.locator("tbody tr").first().locator("th, td").allTextContents();
    expect(first[1]).not.toBe(first[2]);
  });

  test("the command list goes to a typed month, changes the language, and closes with Esc", async () => {
    const page = await open(overview);
    await heading(page, "The mission in August 2006");
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "Send this view" }).waitFor();
    await page.keyboard.type("June 2008");
    await page.getByRole("option", { name: "Go to June 2008" }).waitFor();
    await page.keyboard.press("Enter");
    await heading(page, "The mission in June 2008");
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "Send this view" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search everything" }).waitFor();
    await page.keyboard.type("français");
    await page
      .getByRole("dialog")
      .getByRole("option", { name: /français/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("fr");
  });

  test("a month is typed where it stands; one that the mission has not is refused in words", async () => {
    const page = await open(overview);
    const field = page.getByRole("textbox", { name: /^Go to a month/ });
    await field.fill("1999-01");
    await field.press("Enter");
    await page.getByRole("alert").getByText("No such month here").waitFor();
    await field.fill("2010-06");
    await field.press("Enter");
    await heading(page, "The mission in June 2010");
  });

  test("the address to send has month and scenario, and neither language nor function", async () => {
    const page = await open("/missions/unmil/overview?scenario=port-of-monrovia-closed&lang=en&as=supply");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".strength-fact").waitFor();
    await page.keyboard.press("c");
    await page.getByRole("status").getByText("The address is copied").waitFor();
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.pathname + copied.search).toBe(
      "/missions/unmil/overview?scenario=port-of-monrovia-closed&month=2005-12",
    );
    await page.getByText("Scenario, not the plan as decided").waitFor();
  });

  test("another screen has its own title and takes the focus; the first key leads past the rail", async () => {
    const page = await open(overview);
    await heading(page, "The mission in August 2006");
    await expect.poll(() => page.title()).toBe("Overview · UNMIL · Concert");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#main");
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await expect.poll(() => page.title()).toBe("Funding · UNMIL · Concert");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("Everything that can be done").waitFor();
  });

  test("the numbers of the first screen open to formula, day, source and records", async () => {
    const page = await open(overview);
    await page.getByRole("button", { name: /14,807/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/contingent troops \+ .* military observers = 14,807/).waitFor();
    expect(await dialog.getByRole("link", { name: /Strength/ }).count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "30 days", exact: true }).click();
    await dialog.getByText("Days from 31 August 2006 to 30 September 2006").waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test("what changed since the last visit is counted, leads to the records, and can be marked as read", async () => {
    const page = await open(overview);
    const panel = page.locator(".changes-panel");
    await panel.getByText("Nothing changed.").waitFor();
    const change = await concert.client.send("PATCH", "/missions/unmil/sites/foya", {
      body: { name: "Foya (edited)" },
      headers: { "if-match": '"1"' },
    });
    expect(change.status).toBe(200);
    await panel.getByText("1 changed").waitFor();
    await panel.getByRole("link", { name: "Sites" }).waitFor();
    await panel.getByRole("button", { name: "Mark as read" }).click();
    await panel.getByText("Nothing changed.").waitFor();
  });

  test("days of cash stand on the first screen once the records tell them, with their range, and lead to Cash", async () => {
    const page = await open(overview);
    const line = page.getByRole("region", { name: "Budget and cash" }).getByRole("link");
    await line.filter({ hasText: "not known, no payments recorded" }).waitFor();
    const basis = "fictional";
    const lists = {
      assessments: {
        id: "letter",
        payer: "XPA",
        fund: "peacekeeping",
        received_on: "2006-07-01",
        amount_usd: "900.00",
      },
      payments: { id: "first", payer: "XPA", received_on: "2006-08-01", amount: "100.00", currency: "USD" },
      outlays: { id: "camps", kind: "contracts", from: "2006-07-01", to: "2007-06-30", monthly_usd: "3000000.00" },
      payment_assumptions: { id: "all", delay_low: 0, delay_mid: 30, delay_high: 60, paid_low: "80.00", paid_mid: "90.00", paid_high: "100.00" }, // prettier-ignore
    };
    for (const [list, body] of Object.entries(lists)) {
      const added = await concert.client.send("POST", `/missions/unmil/${list}`, { body: { basis, ...body } });
      expect([list, added.status]).toEqual([list, 201]);
    }
    await line.filter({ hasText: "no cash recorded for this day" }).waitFor();
    const cash = { id: "cash", account: "mission_cash", as_of: "2006-08-31", balance_usd: "5000000.00", basis };
    await concert.client.send("POST", "/missions/unmil/cash_balances", { body: cash });
    await line.filter({ hasText: /≈ Days of cash: \d+ \(\d+ to \d+ in nine of ten draws\)/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "first-screen-cash-1440.png") });
    await line.click();
    await heading(page, "Cash");
    expect(address(page).searchParams.get("on")).toBe("2006-08-31");
  });

  test("no page asked for anything off this machine or broke the security policy", () => {
    expect(visits.flatMap(({ outside }) => outside)).toEqual([]);
    expect(visits.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
