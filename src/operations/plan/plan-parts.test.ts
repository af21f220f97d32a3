import { expect, test } from "vitest";
import type { PlanResult } from "../../model/plan.ts";
import { planOverview } from "./plan-parts.ts";

const ids = Array.from({ length: 1200 }, (_, n) => `site-${n}`);
const result: PlanResult = {
  mission: "fictional",
  months: [],
  peak: null,
  deployment: { authorised_on: "2003-09-19", authorised_military: null, days: {}, interval: {} },
  scales: [],
  budgets: [],
  flags: [
    {
      code: "site.no_way_in",
      severity: "medium",
      domain: "movement",
      month: null,
      records: ids.map((id) => ({ noun: "site", id })),
      values: { count: 1200, of: 1300, sites: ids },
    },
  ],
  unknown: [],
};

test("a flag over very many records reaches the first screen with the first thousand and the number of all", () => {
  const [flag] = planOverview({ result, input_hash: "", engine: "", scenarios: [] }, "en").flags;
  expect([flag?.records.length, flag?.records_in_all, flag?.values.count]).toEqual([1000, 1200, 1200]);
  expect(flag?.text).toContain("site-999");
  expect(flag?.text).not.toContain("site-1000");
  expect(flag?.text).toContain("…");
});
