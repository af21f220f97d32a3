import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { lengthOfMonth } from "../../src/kernel/plain-date.ts";
import { Plan } from "../../src/model/plan.ts";
import { PlanComparison } from "../../src/model/plan-comparison.ts";
import { compareScenarios } from "../../src/operations/plan/compare-scenarios.ts";
import { checkPack } from "../../src/operations/pack/check-pack.ts";
import { planPack } from "../../src/operations/plan/plan-pack.ts";
import { expectedText } from "./expected-text.ts";

const missions = fileURLToPath(new URL("../../missions", import.meta.url));
const request = (pack: string) => ({ pack: `${missions}/${pack}`, from: missions, language: "en" as const });
const planOf = async (pack: string): Promise<Plan> => (await planPack({ ...request(pack), scenarios: [] })).plan;

describe("the UNMIL pack", () => {
  const expected = JSON.parse(readFileSync(`${missions}/unmil/expected/plan.json`, "utf8"));
  let plan: Plan;
  beforeAll(async () => {
    plan = await planOf("unmil");
  });
  const flags = (code: string) => plan.flags.filter((flag) => flag.code === code);

  test("is checked with the warnings expected and no error", async () => {
    const checked = await checkPack(`${missions}/unmil`, "en");
    expect(checked).toEqual(JSON.parse(readFileSync(`${missions}/unmil/expected/check.json`, "utf8")));
  });

  test("months, peak and build-up are as expected", () => {
    const { months } = plan;
    const unknown = months.filter(({ strength }) => strength.total === null).length;
    expect({ count: months.length, unknown, first: months[0]?.month, last: months.at(-1)?.month }).toEqual(expected.months);
    expect(plan.unknown.filter(({ what }) => what === "strength")).toHaveLength(unknown);
    expect({ peak: plan.peak, deployment: plan.deployment }).toEqual({ peak: expected.peak, deployment: expected.deployment });
  });

  test("a month has its strength, and its needs with ranges and what has no source", () => {
    const month = plan.months.find((each) => each.month === expected.month.month);
    expect(month).toMatchObject({ reported_on: expected.month.reported_on, strength: expected.month.strength });
    const needs = month?.needs.filter(({ site }) => site === null) ?? [];
    expect(Object.fromEntries(needs.map(({ factor, quantity, low, high, unit, sourced }) => [factor, { quantity, low, high, unit, sourced }]))).toEqual(expected.month.needs);
  });

  test("reports above the authorised strength are those expected, met levels for information", () => {
    const found = flags("strength.above_authorised").map(({ month, severity, values }) => ({
      month,
      component: values["component"],
      reported: values["reported"],
      authorised: values["authorised"],
      severity,
    }));
    expect(found).toEqual(expected.above_authorised);
  });

  test("what disagrees is flagged, and nothing else", () => {
    expect(flags("strength.disagree").map(({ month }) => month)).toEqual(expected.strength_disagree);
    expect(flags("budget.disagree").map(({ values }) => values["period"])).toEqual(expected.budget_disagree);
    expect(flags("incident.disagree").map(({ values }) => values["totals"])).toEqual([expected.incident_totals]);
  });

  test("sites without a road are one flag, roads slow in the rains another", () => {
    expect(flags("site.no_way_in").map(({ values }) => ({ count: values["count"], of: values["of"] }))).toEqual([expected.no_way_in]);
    expect(flags("route.slow_in_rains").map(({ values }) => values["count"])).toEqual([expected.slow_in_rains]);
  });

  test("rates and shares are as expected, to the cent", () => {
    const rates = plan.scales.map(({ year, rates: { USA, CHN } }) => [year, { USA: Number(USA).toFixed(4), CHN: Number(CHN).toFixed(4) }]);
    expect(Object.fromEntries(rates)).toEqual(expected.scales);
    const budget = plan.budgets.find(({ from }) => from === expected.budget.from);
    expect(budget?.parts.map(({ amount_usd }) => amount_usd)).toEqual(expected.budget.parts);
    expect(budget?.parts.map(({ shares }) => shares.find(({ iso3 }) => iso3 === "USA")?.amount_usd)).toEqual(expected.budget.parts_usa);
    expect(Object.fromEntries((budget?.totals ?? []).map(({ iso3, amount_usd }) => [iso3, amount_usd]))).toMatchObject(expected.budget.totals);
  });
});

describe.each(["amisom", "auzam", "kfor", "extal", "unamsil", "unmil"])("the plan of %s", (pack) => {
  test("fits its contract, says every flag, and keeps people, needs and strength together", async () => {
    const plan = await planOf(pack);
    expect(() => Plan.parse(plan)).not.toThrow();
    expect([...plan.flags.flatMap(({ text, act }) => [text, act]), ...plan.unknown.map(({ text }) => text)].filter((text) => text.includes("["))).toEqual([]);
    for (const { month, strength, people, needs } of plan.months) {
      const placed = people.sites.reduce((sum, site) => sum + site.people, 0);
      expect([month, people.unlocated === null ? null : placed + people.unlocated]).toEqual([month, strength.total]);
      for (const need of needs) {
        const present = need.site === null ? (strength.total ?? 0) : (people.sites.find(({ site }) => site === need.site)?.people ?? 0);
        expect(need.low).toBeLessThanOrEqual(need.quantity);
        expect(need.quantity).toBeLessThanOrEqual(need.high);
        expect(need.quantity > 0).toBe(present * lengthOfMonth(month) > 0);
      }
    }
  });
});

const scenarios = readdirSync(`${missions}/unmil/scenarios`).map((name) => name.replace(/\.yaml$/, ""));

describe.each(scenarios)("the scenario %s of UNMIL", (scenario) => {
  // A changed answer is looked at, then written anew with `npx vitest run tests/packs/plans.test.ts -u`.
  test("changes what is expected", async () => {
    const { comparison } = await compareScenarios({ ...request("unmil"), a: null, b: scenario });
    expect(() => PlanComparison.parse(comparison)).not.toThrow();
    await expect(expectedText(comparison)).toMatchFileSnapshot(`${missions}/unmil/expected/compare-${scenario}.json`);
  });

  test("compared with itself it is the same, and swapped every difference is negated", async () => {
    const { comparison: same } = await compareScenarios({ ...request("unmil"), a: scenario, b: scenario });
    expect([same.metrics, same.months, same.flags.added, same.flags.removed]).toEqual([[], [], [], []]);
    const { comparison: there } = await compareScenarios({ ...request("unmil"), a: null, b: scenario });
    const { comparison: back } = await compareScenarios({ ...request("unmil"), a: scenario, b: null });
    const sum = (key: string) => [there, back].map(({ metrics }) => Number(metrics.find((each) => each.key === key)?.delta ?? 0));
    for (const { key } of there.metrics) {
      const [a = 0, b = 0] = sum(key);
      expect(a + b).toBe(0);
    }
    expect(back.months.map(({ month, key, a, b }) => `${month} ${key} ${b} ${a}`).sort()).toEqual(there.months.map(({ month, key, a, b }) => `${month} ${key} ${a} ${b}`).sort());
  });
});
