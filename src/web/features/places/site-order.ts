import type { SceneSite } from "../../map/scene.ts";

export const siteColumns = ["name", "kind", "people", "dry", "wet"] as const;
export type SiteColumn = (typeof siteColumns)[number];
export type SiteOrder = { readonly by: SiteColumn; readonly down: boolean };

/** The address says the order as in the grid: a column, turned round by a leading `-`. The farthest in the rains stand first. */
export function orderOf(text: string | undefined): SiteOrder {
  const name = text?.replace(/^-/, "");
  const by = siteColumns.find((column) => column === name);
  return by ? { by, down: text?.startsWith("-") === true } : { by: "wet", down: true };
}
export const orderText = ({ by, down }: SiteOrder): string => `${down ? "-" : ""}${by}`;

/** No way at all is farther than any number of days; what is not known stands last in either direction. */
const weight = (value: number | null | undefined): number | null =>
  value === undefined ? null : value === null ? Infinity : value;

const figure = (site: SceneSite, by: "people" | "dry" | "wet"): number | null =>
  by === "people" ? site.people : weight(site[by]);

export function sortSites(
  sites: readonly SceneSite[],
  { by, down }: SiteOrder,
  compare: (a: string, b: string) => number,
): readonly SceneSite[] {
  const turn = down ? -1 : 1;
  return sites.toSorted((a, b) => {
    const byName = compare(a.name, b.name);
    if (by === "name") return turn * byName;
    if (by === "kind") return turn * compare(a.kind, b.kind) || byName;
    const [x, y] = [figure(a, by), figure(b, by)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName;
    return x === y ? byName : turn * (x < y ? -1 : 1);
  });
}

/** The sites with people (or all, where nobody is placed) that take the longest, and how many cannot be reached. */
export function farthest(sites: readonly SceneSite[], season: "dry" | "wet") {
  const held = sites.filter((site) => (site.people ?? 0) > 0);
  const asked = held.some((site) => site[season] !== undefined) ? held : sites;
  const days = asked.flatMap((site) => site[season] ?? []);
  const most = days.length === 0 ? null : Math.max(...days);
  return {
    days: most,
    sites: asked.filter((site) => most !== null && site[season] === most),
    unreached: asked.filter((site) => site[season] === null).length,
  };
}
