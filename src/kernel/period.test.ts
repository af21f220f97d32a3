import fc from "fast-check";
import { expect, test } from "vitest";
import { covers, isOrdered, isPeriod, periodEnd, periodStart } from "./period.ts";

test.each(["2010", "2004-01", "2003-12-07", "2003-12-07/2003-12-17", "2003/2018", "/2015-06-30", "2003-10-01/"])(
  "%s is a period",
  (text) => {
    expect(isPeriod(text)).toBe(true);
  },
);

test.each(["", "/", "2003-12-07/17", "31/04/2004", "2003-13", "2004-04-31", "2003//2004", "to 2014/15"])(
  "%j is not a period",
  (text) => {
    expect(isPeriod(text)).toBe(false);
  },
);

test("what is known to the month reaches from its first to its last day", () => {
  expect([periodStart("2004-02"), periodEnd("2004-02")]).toEqual(["2004-02-01", "2004-02-29"]);
  expect([periodStart("/2015-06-30"), periodEnd("2003/")]).toEqual([null, null]);
  expect([isOrdered("2003-12-17/2003-12-07"), isOrdered("2003-12/2003-12-07")]).toEqual([false, true]);
});

test("a period covers its own start and end and nothing beyond", () => {
  const year = fc.integer({ min: 1990, max: 2030 });
  fc.assert(
    fc.property(year, year, (a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a];
      const period = `${from}/${to}`;
      expect(covers(period, `${from}-01-01`)).toBe(true);
      expect(covers(period, `${to}-12-31`)).toBe(true);
      expect(covers(period, `${from - 1}-12-31`)).toBe(false);
      expect(covers(period, `${to + 1}-01-01`)).toBe(false);
    }),
  );
});
