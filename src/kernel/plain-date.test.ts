import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  fromDayNumber,
  isPlainDate,
  lastDay,
  lengthOfMonth,
  monthsFrom,
} from "./plain-date.ts";

test.each(["2004-04-31", "2003-02-29", "31/04/2004", "2004-13-01", "2004-1-1", ""])("%j is not a day", (text) => {
  expect(isPlainDate(text)).toBe(false);
});

test("leap days exist in leap years only", () => {
  expect([isPlainDate("2004-02-29"), isPlainDate("2000-02-29"), isPlainDate("1900-02-29")]).toEqual([
    true,
    true,
    false,
  ]);
  expect([lengthOfMonth("2004-02"), lastDay("2010-06")]).toEqual([29, "2010-06-30"]);
});

test("days are counted over months and years", () => {
  expect(daysBetween("2003-09-19", "2003-10-31")).toBe(42);
  expect(daysBetween("2003-09-19", "2005-12-31")).toBe(834);
});

test("day numbers and dates are inverse, and adding days moves the number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: -5000, max: 5000 }), (number, days) => {
      const date = fromDayNumber(number);
      expect(isPlainDate(date)).toBe(true);
      expect(dayNumber(addDays(date, days))).toBe(number + days);
    }),
  );
});

test("months run from the first to the last, over the turn of the year", () => {
  expect(monthsFrom("2003-11", "2004-02")).toEqual(["2003-11", "2003-12", "2004-01", "2004-02"]);
  expect(monthsFrom("2004-02", "2003-11")).toEqual([]);
  expect(monthsFrom("2003-09", "2018-03")).toHaveLength(175);
  expect([addMonths("2003-09", -9), addMonths("2003-12", 1)]).toEqual(["2002-12", "2004-01"]);
});
