import type { Locator, Page } from "playwright-core";
import type { Client } from "../server/client.ts";
import type { Hand } from "./hand.ts";

/** What a task may need beside its page: the server, and a second person's browser. */
export type Around = { readonly client: Client; readonly other: () => Promise<Page> };
type Walk = (hand: Hand, around: Around) => Promise<unknown>;
/** One of the ten tasks of docs/tasks.md; both ways begin at the first screen and end at the same answer. */
export type CoreTask = {
  readonly name: string;
  readonly answer: unknown;
  /** Puts the mission into the state that the task begins with. */
  readonly prepare?: (around: Around) => Promise<void>;
  readonly mouse: Walk;
  readonly keys: Walk;
};

const rail = ({ page }: Hand, name: string) => page.locator("nav.rail").getByRole("link", { name, exact: true });
const button = ({ page }: Hand, name: string) => page.getByRole("button", { name, exact: true });
const grid = ({ page }: Hand) => page.getByRole("grid");
const monthField = ({ page }: Hand) => page.getByRole("textbox", { name: /^Go to a month/ });
const texts = (cells: Locator) => cells.allTextContents();

async function toMonth(hand: Hand, typed: string): Promise<void> {
  await hand.click(monthField(hand));
  await hand.type(typed);
  await hand.press("Enter");
}

/** The cells of one row of the card of a contributor: people, women, women in per cent. */
async function womenPolice({ page }: Hand): Promise<unknown> {
  const card = page.locator(".force-card");
  await card.getByRole("heading", { name: "Nepal in March 2013" }).waitFor();
  return texts(card.getByRole("row", { name: /^Police/ }).locator("td"));
}

/** Who the history names first, and what they wrote in place of what. */
async function lastChange({ page }: Hand): Promise<unknown> {
  const entry = page.getByRole("dialog").locator(".history > li").first();
  await entry.locator("ins", { hasText: "8.4321" }).waitFor();
  const [who = ""] = ((await entry.locator("p").first().textContent()) ?? "").split(",");
  return [who, await texts(entry.locator("del")), await texts(entry.locator("ins"))];
}

async function farthest({ page }: Hand): Promise<unknown> {
  const heading = page.getByRole("heading", { name: /^Farthest in the rains/ });
  await heading.waitFor();
  return heading.textContent();
}

/** What each half of the budget year asks of the state, and with how many steps each is explained. */
async function shareMade({ page }: Hand): Promise<unknown> {
  const dialog = page.getByRole("dialog", { name: /France/ });
  const parts = dialog.locator(".share-origin");
  await parts.nth(1).locator("ol > li").first().waitFor();
  await parts.nth(0).locator("ol > li").first().waitFor();
  return texts(parts.locator(".share-result strong"));
}

/** What the address that was copied shows to somebody else. */
async function seenByOther({ page }: Hand, { other }: Around): Promise<unknown> {
  await page.getByRole("status").getByText("The address is copied").waitFor();
  const second = await other();
  await second.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const heading = second.getByRole("heading", { name: /^Farthest in the rains/ });
  await heading.waitFor();
  const same = [await heading.textContent(), await second.locator(".scrubber-month").inputValue()];
  await second.context().close();
  return same;
}

const fortyRows = [
  "when\tkind\ttitle\tbasis",
  ...Array.from({ length: 40 }, (_, n) => `2007-0${1 + (n % 9)}\tcontext\tRow ${n} of a sheet\tfictional`),
].join("\r\n");
const milestones = 80;

async function rows({ page }: Hand, count: number): Promise<void> {
  await page.getByText(`${count} rows`, { exact: true }).waitFor();
}

/** The rows from a sheet below the last one, and gone again. */
async function pasteAndUndo(hand: Hand, undo: () => Promise<void>): Promise<unknown> {
  await rows(hand, milestones);
  await hand.press("Control+End", "ArrowDown", "Control+v");
  await rows(hand, milestones + 40);
  await undo();
  await rows(hand, milestones);
  return "40 rows came in one step and went in one step";
}

/** What the sheet says of itself, and how often paper was asked for. */
async function printed({ page }: Hand): Promise<unknown> {
  const said = (await texts(page.locator(".sheet-drawing text"))).join(" ");
  const parts = ["30 يونيو 2008", "التداول: مفتوح", "مفتاح الخريطة", "صفحة 1 من 1"];
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [
    parts.filter((part) => said.includes(part)).length,
    pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length,
    await page.evaluate(() => (window as unknown as { printed: number }).printed),
  ];
}

async function differences({ page }: Hand): Promise<unknown> {
  const metrics = page.locator(".compare-metrics tbody tr");
  await metrics.first().waitFor();
  const travel = page.getByRole("heading", { name: /^Days of travel differ/ });
  return [await texts(metrics.first().locator("th, td")), await travel.textContent()];
}

/** The records that the first flag names, as the grid shows them. */
async function recordsOfFlag(hand: Hand): Promise<unknown> {
  await rows(hand, 48);
  await hand.page.getByText("Only 48 chosen records", { exact: true }).waitFor();
  return hand.page.getByRole("grid").getAttribute("aria-label");
}

const changeId = "foya";
async function takenBack({ page }: Hand, { client }: Around): Promise<unknown> {
  await page.getByText(/^Taken back with change/).waitFor();
  const { json } = await client.get(`/missions/unmil/sites/${changeId}`);
  return (json as { values: { name: string } }).values.name;
}

export const coreTasks: readonly CoreTask[] = [
  {
    name: "How many women police did Nepal have in March 2013?",
    answer: ["395", "8", "2.0"],
    mouse: async (hand) => {
      await hand.click(rail(hand, "Troops, police and civilians"));
      await toMonth(hand, "2013-03");
      await hand.click(hand.page.getByRole("searchbox", { name: "Search a contributor" }));
      await hand.type("Nepal");
      await hand.click(hand.page.locator(".force-found").getByRole("button", { name: "Nepal" }));
      return womenPolice(hand);
    },
    keys: async (hand) => {
      await hand.command("march 2013", "Go to March 2013");
      await hand.command("nepal", /^Nepal.*Troops/, "/");
      return womenPolice(hand);
    },
  },
  {
    name: "Correct a site's position and see who changed it",
    answer: ["Changed concert", ["8.4219"], ["8.4321"]],
    mouse: async (hand) => {
      await hand.click(rail(hand, "Sites and routes"));
      await hand.click(hand.page.getByRole("searchbox", { name: "Find a place" }));
      await hand.type("Voinjama");
      await hand.press("Enter");
      await hand.click(hand.page.getByRole("link", { name: "Correct this row in the data" }));
      await hand.doubleClick(hand.page.getByRole("gridcell", { name: "8.4219" }));
      await hand.press("Control+a");
      await hand.type("8.4321");
      await hand.press("Enter");
      await hand.page.getByRole("gridcell", { name: "8.4321" }).waitFor();
      await hand.click(button(hand, "History"));
      return lastChange(hand);
    },
    keys: async (hand) => {
      await hand.press("g", "d");
      await rows(hand, 64);
      await hand.tabTo(grid(hand));
      await hand.press("Control+End", "Home");
      const here = hand.page.locator(".grid-cell.at", { hasText: "voinjama" });
      for (let step = 0; step < 20 && (await here.count()) === 0; step += 1) await hand.press("ArrowUp");
      await here.waitFor();
      await hand.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "F2", "Control+a");
      await hand.type("8.4321");
      await hand.press("Enter");
      await hand.page.getByRole("gridcell", { name: "8.4321" }).waitFor();
      await hand.press(" ");
      return lastChange(hand);
    },
  },
  {
    name: "Which sites are farthest in the rains?",
    answer: "Farthest in the rains: Ganta (13 days)",
    mouse: async (hand) => {
      await hand.click(rail(hand, "Sites and routes"));
      await hand.choose(hand.page.getByLabel("Roads as in"), "Rainy season");
      return farthest(hand);
    },
    keys: async (hand) => {
      await hand.press("g", "p");
      await hand.tabTo(hand.page.getByLabel("Roads as in"));
      await hand.press("ArrowDown", "ArrowDown");
      return farthest(hand);
    },
  },
  {
    name: "What would France pay of the budget of 2016/17, and how is it made?",
    answer: ["5,906,768.42", "5,885,136.26"],
    mouse: async (hand) => {
      await hand.click(rail(hand, "Funding"));
      await hand.click(button(hand, "2016/17").first());
      await hand.click(hand.page.locator(".share-table input"));
      await hand.type("France");
      await hand.click(hand.page.locator(".share-table tbody tr", { hasText: "FRA" }).getByRole("button"));
      return shareMade(hand);
    },
    keys: async (hand) => {
      await hand.command("september 2016", "Go to September 2016");
      await hand.command("france", /^France.*Funding/, "/");
      return shareMade(hand);
    },
  },
  {
    name: "Send a colleague this view",
    answer: ["Farthest in the rains: Ganta (13 days)", "June 2008"],
    mouse: async (hand, around) => {
      await hand.click(rail(hand, "Sites and routes"));
      await toMonth(hand, "2008-06");
      await hand.click(button(hand, "Send this view"));
      return seenByOther(hand, around);
    },
    keys: async (hand, around) => {
      await hand.press("g", "p");
      await hand.command("june 2008", "Go to June 2008");
      await hand.page.locator(".scrubber-month").waitFor();
      await hand.press("c");
      return seenByOther(hand, around);
    },
  },
  {
    name: "Add 40 rows from Excel",
    answer: "40 rows came in one step and went in one step",
    mouse: async (hand) => {
      await hand.page.evaluate((text) => navigator.clipboard.writeText(text), fortyRows);
      await hand.click(rail(hand, "Data"));
      await hand.click(hand.page.locator(".noun-list").getByRole("link", { name: "Milestones" }));
      await hand.click(hand.page.locator(".grid-rows [role=gridcell]").nth(1));
      return pasteAndUndo(hand, () => hand.click(button(hand, "Undo my last change")));
    },
    keys: async (hand) => {
      await hand.page.evaluate((text) => navigator.clipboard.writeText(text), fortyRows);
      await hand.press("g", "d");
      await hand.tabTo(hand.page.locator(".noun-list").getByRole("link", { name: "Milestones" }));
      await hand.press("Enter");
      await rows(hand, milestones);
      await hand.tabTo(grid(hand));
      return pasteAndUndo(hand, () => hand.press("Control+z"));
    },
  },
  {
    name: "Print the map of June 2008 in Arabic",
    answer: [4, 1, 1],
    mouse: async (hand) => {
      await hand.click(rail(hand, "Sites and routes"));
      await toMonth(hand, "2008-06");
      await hand.choose(hand.page.getByRole("combobox", { name: "Language" }), "العربية 123");
      await hand.click(button(hand, "ورقة للطباعة"));
      await hand.page.locator(".sheet-drawing").waitFor();
      await hand.click(hand.page.locator(".sheet-bar .button.primary"));
      return printed(hand);
    },
    keys: async (hand) => {
      await hand.press("g", "p");
      await hand.command("june 2008", "Go to June 2008");
      await hand.command("العربية", /^العربية/);
      await hand.tabTo(button(hand, "ورقة للطباعة"));
      await hand.press("Enter");
      await hand.page.locator(".sheet-drawing").waitFor();
      await hand.tabTo(hand.page.locator(".sheet-bar .button.primary"));
      await hand.press("Enter");
      return printed(hand);
    },
  },
  {
    name: "What changes when the port of Monrovia closes?",
    answer: [
      ["Days of travel, sites reached in both", "8,370", "8,392", "+22", "days"],
      "Days of travel differ for 8 sites",
    ],
    mouse: async (hand) => {
      await hand.choose(hand.page.getByLabel("Scenario"), "Port of Monrovia closed");
      await hand.click(rail(hand, "Compare"));
      return differences(hand);
    },
    keys: async (hand) => {
      await hand.command("port of monrovia", /^Port of Monrovia closed/);
      await hand.press("g", "c");
      return differences(hand);
    },
  },
  {
    name: "What needs a decision now, and on which records does it rest?",
    answer: "Sites",
    mouse: async (hand) => {
      await hand.click(hand.page.locator(".flag").first().getByRole("link", { name: "Sites: 48 records" }));
      return recordsOfFlag(hand);
    },
    keys: async (hand) => {
      await hand.tabTo(
        hand.page.locator(".flag").first().getByRole("link", { name: "Sites: 48 records" }),
        "Shift+Tab",
      );
      await hand.press("Enter");
      return recordsOfFlag(hand);
    },
  },
  {
    name: "Take a wrong change back",
    answer: "Foya",
    prepare: async ({ client }) => {
      const { json } = await client.get(`/missions/unmil/sites/${changeId}`);
      const { version } = json as { version: number };
      await client.send("PATCH", `/missions/unmil/sites/${changeId}`, {
        body: { name: "Foya, wrongly" },
        headers: { "if-match": `"${version}"` },
      });
    },
    mouse: async (hand, around) => {
      await hand.click(rail(hand, "Journal"));
      await hand.click(hand.page.locator(".commit-line").first());
      await hand.page.getByRole("cell", { name: "Foya, wrongly" }).waitFor();
      await hand.click(button(hand, "Take this change back"));
      return takenBack(hand, around);
    },
    keys: async (hand, around) => {
      await hand.press("g", "j");
      await hand.page.getByRole("cell", { name: "Foya, wrongly" }).waitFor();
      await hand.tabTo(button(hand, "Take this change back"));
      await hand.press("Enter");
      return takenBack(hand, around);
    },
  },
];
