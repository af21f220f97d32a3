import { expect, test } from "vitest";
import { localText, localValues } from "./local-value.ts";

test("days, months and amounts are written as the language writes them, digit for digit", () => {
  const values = {
    month: "2015-07",
    day: "2016-06-30",
    difference: "42800000.00",
    spans: ["2007-10/2015-06"],
    count: 3,
  };
  expect(localValues("en", values)).toEqual({
    month: "July 2015",
    day: "30 June 2016",
    difference: "42,800,000.00",
    spans: ["October 2007\u2009–\u2009June 2015"],
    count: 3,
  });
  expect(localText("fr", "2015-07")).toBe("juillet 2015");
  expect(localText("fr", "2004-07-01")).toBe("1er juillet 2004");
  expect(localText("fr", "2004-07-11")).toBe("11 juillet 2004");
  expect(localText("fr", "101.0870")).toBe("101,0870");
  expect(localText("ar", "2016-06-30")).toBe("30 يونيو 2016");
});

test("other text stays as it is", () => {
  for (const text of ["", "no", "Gbarnga", "1.2.3", "2016", "S/RES/1509 (2003)"])
    expect(localText("fr", text)).toBe(text);
});
