import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { languages } from "../../words/say.ts";
import { planPack } from "./plan-pack.ts";
import { writeReport } from "./write-report.ts";

const pack = fileURLToPath(new URL("../../../missions/unmil", import.meta.url));
const planned = await planPack({ pack, scenarios: [], from: ".", language: "en" });

test.each(languages)("the report in %s says everything in words, and fetches and runs nothing", (language) => {
  const page = writeReport(planned.plan, planned.mission, planned.reference, language);
  expect(page).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
  expect(page.match(/\[[a-z]+(\.[a-z_0-9]+)+\]/g) ?? []).toEqual([]);
  expect(page).not.toMatch(/<script|<link|<img|<iframe|url\((?!#)|@import|\ssrc=|\son[a-z]+=/i);
  expect(page).not.toMatch(/undefined|NaN|\[object/);
});

test("the report holds what the plan found, and says that the shares are no notice of assessment", () => {
  const page = writeReport(planned.plan, planned.mission, planned.reference, "en");
  for (const text of [
    "Historic data.",
    "Strength peaked at 16,112 in December 2005",
    "Share of approved budget before credits, staff assessment and mandate periods",
    "Unofficial calculation, not a notice of assessment.",
    "53,389,977.93",
    planned.plan.input_hash,
    "For 3 periods two amounts disagree",
  ]) {
    expect(page).toContain(text);
  }
});

test("a scenario is named on the page and on every printed one", () => {
  const page = writeReport({ ...planned.plan, scenarios: ["port-closed"] }, planned.mission, planned.reference, "en");
  expect(page).toContain('<p class="banner scenario">Scenario, not the plan as decided: port-closed</p>');
  expect(page).toMatch(
    /@bottom-left \{ content: "UNMIL · historic data · Scenario, not the plan as decided: port-closed"/,
  );
});

test("nothing of a mission reaches the page as markup", () => {
  const name = '</style><script>alert("1")</script>';
  const mission = {
    ...planned.mission,
    mission: { ...planned.mission.mission, name, short_name: name, nature: "fictional" as const },
  };
  const page = writeReport(planned.plan, mission, planned.reference, "fr");
  expect(page).not.toContain("<script");
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toContain("FICTIF.");
});

test("a plan that knows nothing still makes a report", () => {
  const empty = { ...planned.plan, months: [], peak: null, scales: [], budgets: [], flags: [], unknown: [] };
  const mission = { ...planned.mission, site: [], entry_point: [], instrument: [], budget_line: [], source: [] };
  const page = writeReport(empty, mission, planned.reference, "en");
  expect(page).toContain("No strength is reported for any month");
  expect(page).toContain("No budget of this mission can be shared");
  expect(page).not.toMatch(/undefined|NaN|Infinity/);
});
