import { expect, test } from "vitest";
import type { SceneSite } from "../../map/scene.ts";
import { farthest, orderOf, orderText, sortSites } from "./site-order.ts";

const site = (name: string, people: number | null, wet: number | null | undefined): SceneSite => ({
  id: name,
  name,
  aliases: [],
  at: [0, 0],
  kind: "post",
  medical: false,
  aviation: false,
  people,
  days: wet,
  dry: 1,
  wet,
  entry: null,
});
const sites = [
  site("Near", 10, 1),
  site("Cut", 5, null),
  site("Unknown", null, undefined),
  site("Far", 20, 7),
  site("Also far", 30, 7),
];
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const names = (order: string | undefined) => sortSites(sites, orderOf(order), compare).map(({ name }) => name);

test("the farthest in the rains stand first; no way is farther than any days, and the unknown stands last either way", () => {
  expect(names(undefined)).toEqual(["Cut", "Also far", "Far", "Near", "Unknown"]);
  expect(names("wet")).toEqual(["Near", "Also far", "Far", "Cut", "Unknown"]);
  expect(names("-people")).toEqual(["Also far", "Far", "Near", "Cut", "Unknown"]);
  expect(names("name")).toEqual(["Also far", "Cut", "Far", "Near", "Unknown"]);
});

test("an order goes into the address and comes back; nonsense is the usual order", () => {
  expect(orderOf(orderText({ by: "people", down: true }))).toEqual({ by: "people", down: true });
  expect(orderOf("height")).toEqual({ by: "wet", down: true });
});

test("the farthest are all that share the most days among sites with people, beside those that cannot be reached", () => {
  const { days, sites: far, unreached } = farthest([...sites, site("Empty", 0, 99)], "wet");
  expect([days, far.map(({ name }) => name), unreached]).toEqual([7, ["Far", "Also far"], 1]);
});

test("where no days are known there is no farthest", () => {
  expect(farthest([site("A", 3, undefined)], "wet")).toEqual({ days: null, sites: [], unreached: 0 });
});
