import type { Page } from "playwright-core";
import { screens } from "../../src/web/app/screens.ts";
import { fundingViews } from "../../src/web/features/funding/funding-views.ts";

/** A screen as tests go through all of them: its address, and what is on the page once it is there. */
export type Stop = { readonly name: string; readonly path: string; readonly shows: string };

const mission = "/missions/unmil";
/** What an address needs so that the screen has something to show. */
const more: Readonly<Record<string, string>> = {
  places: "&site=ganta",
  force: "&contributor=NPL&category=police",
  funding: "&budget=2016-17-approved",
  statements: "&budget=2017-18-approved&state=FRA",
  priorities: "&cut=15&period=quarter&protect=elections",
};

/** The views of Funding beside the first, each shown in a box of the class of its name. */
const viewStops: readonly Stop[] = fundingViews
  .filter(({ path }) => path !== "")
  .map(({ name, path }) => ({
    name,
    path: `${mission}/funding/${path}?month=2013-03${more[name] ?? ""}`,
    shows: `#main .${name}`,
  }));
export const missionStops: readonly Stop[] = [
  ...screens.map(({ name }) => ({
    name,
    path: `${mission}/${name}?month=2013-03${more[name] ?? ""}`,
    shows: `#main .${name}`,
  })),
  ...viewStops,
];
export const otherStops: readonly Stop[] = [
  { name: "start", path: "/", shows: ".start" },
  { name: "account", path: "/account", shows: ".people-main section" },
  { name: "people", path: "/people", shows: ".people-main table" },
];
/** Boxes over a page, each with the screen below it and the way to open it. */
export const boxes: readonly (Stop & { readonly open: (page: Page) => Promise<void> })[] = [
  { name: "share", path: `${mission}/funding?month=2016-09&state=FRA`, shows: "dialog .share-origin", open: async () => undefined }, // prettier-ignore
  { name: "upload", path: `${mission}/data/sites?upload=1`, shows: "dialog[open]", open: async () => undefined },
  {
    name: "history",
    path: `${mission}/data/sites?ids=ganta`,
    shows: ".grid-rows [role=gridcell]",
    open: async (page) => {
      await page.getByRole("grid").focus();
      await page.keyboard.press(" ");
      await page.locator("dialog .history > li").first().waitFor();
    },
  },
  {
    name: "form",
    path: `${mission}/data/sites?ids=ganta`,
    shows: ".grid-rows [role=gridcell]",
    open: async (page) => {
      await page.getByRole("grid").focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog[open] input").first().waitFor();
    },
  },
  {
    name: "finder",
    path: `${mission}/dictionary?month=2013-03`,
    shows: "#main .dictionary",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await page.locator(".finder-list [role=option]").first().waitFor();
    },
  },
  {
    name: "keys",
    path: `${mission}/dictionary?month=2013-03`,
    shows: "#main .dictionary",
    open: async (page) => {
      await page.keyboard.press("?");
      await page.locator("dialog[open] kbd").first().waitFor();
    },
  },
  {
    name: "sheet",
    path: `${mission}/places?month=2008-06`,
    shows: "#main .places",
    open: async (page) => {
      await page.locator(".places-bar button").first().click();
      await page.locator(".sheet-drawing").waitFor();
    },
  },
];

export const inLanguage = (path: string, language: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;

/** Goes to an address without loading the program again, as a link does. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, path);
}

/** Waits until the screen is there in its language and nothing on it waits for the server or for its map. */
export async function settled(page: Page, { shows }: Stop, language: string): Promise<void> {
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
  await page.locator(shows).first().waitFor();
  await page.waitForFunction(() => {
    const busy = [...document.querySelectorAll(".skeleton, [aria-busy=true], .page-loading")];
    const maps = [...document.querySelectorAll(".map-box:not([data-drawn])")];
    return ![...busy, ...maps].some((element) => element.checkVisibility());
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
