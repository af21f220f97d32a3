import { expect, test } from "vitest";
import { dayNumber } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";
import { datedRecords, type Records } from "./dated.ts";
import { shifted, timeTicks, zoomed } from "./time-view.ts";

const item = (id: string, values: Item["values"]): Item => ({ id, version: 1, values });
const none: Records = {
  instrument: [], authorised_strength: [], milestone: [], incident: [], budget_line: [], season: [],
}; // prettier-ignore

test("each record keeps the precision that is known; without a time it has no place", () => {
  const milestone = ["2003-12-07", "2004-01", "2010", "2003-12-07/2003-12-17", ""].map((when) => item(when, { when }));
  const made = datedRecords({ ...none, milestone }, "2003-09", "2018-03");
  expect(made.map(({ id, precision }) => [id, precision])).toEqual([
    ["2003-12-07", "day"],
    ["2003-12-07/2003-12-17", "interval"],
    ["2004-01", "month"],
    ["2010", "year"],
  ]);
});

test("a level without a printed end is drawn to the next of its component, and says that its end isn't printed", () => {
  const authorised_strength = [
    item("a", { component: "police", valid_from: "2003-09-19" }),
    item("b", { component: "police", valid_from: "2006-07-13", valid_until: "2007-01-01" }),
    item("c", { component: "military", valid_from: "2005-01-01" }),
  ];
  const made = datedRecords({ ...none, authorised_strength }, "2003-09", "2018-03");
  expect(made.map(({ id, to, openEnd }) => [id, to, openEnd])).toEqual([
    ["a", dayNumber("2006-07-12"), true],
    ["c", null, true],
    ["b", dayNumber("2007-01-01"), false],
  ]);
});

test("a season returns every year, also over the turn of the year", () => {
  const season = [item("w", { starts: "11-01", ends: "02-28" })];
  const made = datedRecords({ ...none, season }, "2003-09", "2004-03");
  expect(made.map(({ when }) => when)).toEqual(["2003-11-01/2004-02-28", "2004-11-01/2005-02-28"]);
});

test("closer and farther keep the place, and nothing leads beyond the bounds", () => {
  const bounds = { from: 0, to: 1000 };
  expect(zoomed({ from: 0, to: 1000 }, 0.5, 0.5, bounds)).toEqual({ from: 250, to: 750 });
  expect(zoomed({ from: 250, to: 750 }, 4, 0.5, bounds)).toEqual(bounds);
  expect(zoomed({ from: 100, to: 150 }, 0.1, 0, bounds)).toEqual({ from: 100, to: 145 });
  expect(shifted({ from: 800, to: 1000 }, 0.5, bounds)).toEqual({ from: 800, to: 1000 });
  expect(shifted({ from: 500, to: 700 }, -0.5, bounds)).toEqual({ from: 400, to: 600 });
});

test("ticks are months where there is room, else years", () => {
  const day = dayNumber;
  const near = timeTicks({ from: day("2013-01-01"), to: day("2013-04-30") }, 400, (month) => month);
  expect(near.map(({ text }) => text)).toEqual(["2013-01", "2013-02", "2013-03", "2013-04"]);
  const far = timeTicks({ from: day("2003-09-01"), to: day("2008-01-01") }, 400, (month) => month);
  expect(far.map(({ text }) => text)).toEqual(["2004", "2005", "2006", "2007", "2008"]);
});
