import { expect, test } from "vitest";
import { stateNames } from "./state-name.ts";

test("states are named in the reader's language, in English as the table has them, and a code without a row names itself", () => {
  const states = [
    { iso3: "USA", iso2: "US", name: "United States of America" },
    { iso3: "YUG", iso2: "", name: "Yugoslavia" },
  ];
  const codes = ["USA", "YUG", "XXX"];
  expect(codes.map(stateNames("en", states))).toEqual(["United States of America", "Yugoslavia", "XXX"]);
  expect(codes.map(stateNames("fr", states))).toEqual(["États-Unis", "Yugoslavia", "XXX"]);
  expect(codes.map(stateNames("ar", states))).toEqual(["الولايات المتحدة", "Yugoslavia", "XXX"]);
});
