import type { LevelReport, PremiumOfYear } from "../../../engines/funding/scale/level-report.ts";
import type { ScaleReport, ScaleRow } from "../../../engines/funding/scale/scale-rows.ts";
import type { Working } from "../../../engines/funding/scale/working.ts";
import { type CodedColumn, type CodedTable, codeColumn, numberColumn, textColumn } from "../coded-table.ts";

/** One table of a computed scale: `scale.sheet.<name>` and `scale.column.<column>` are its words. */
export type ScaleTable = CodedTable & {
  readonly name: "rates" | "options" | "holes" | "working" | "levels" | "disagreements" | "untested" | "premiums";
};

const domain = "scale";
const text = textColumn;
const number = numberColumn;
const code = codeColumn;
const iso3: CodedColumn = { name: "iso3", kind: "state" };
const status = code("status", "shares.status");

const remarks = (row: ScaleRow): string =>
  [
    row.held_by,
    row.settled > 0 ? "up" : row.settled < 0 ? "down" : null,
    row.set_aside ? "set_aside" : row.computed_percent === null ? "left_out" : null,
  ]
    .filter((mark) => mark !== null)
    .join(";");

/** Rates beside the adopted ones, the options, and the states whose figures have holes. */
export const scaleSheets = (report: ScaleReport): ScaleTable[] => [
  {
    domain,
    name: "rates",
    columns: [
      iso3,
      number("computed_percent"),
      number("adopted_percent"),
      number("difference_percent"),
      code("remark", "scale.mark"),
    ],
    rows: report.rates.map((row) => [
      row.iso3,
      row.computed_percent,
      row.adopted_percent,
      row.difference_percent,
      remarks(row),
    ]),
  },
  {
    domain,
    name: "options",
    columns: [code("option", "scale.option"), text("value"), text("usual"), status],
    rows: report.options.map((row) => [row.option, row.value, row.usual, row.status]),
  },
  {
    domain,
    name: "holes",
    columns: [iso3, number("base_years"), text("missing_years"), code("done", "scale.hole")],
    rows: report.holes.map((hole) => [hole.iso3, String(hole.base_years), hole.missing_years.join(" "), hole.done]),
  },
];

/** Every step of one state, with the sentence that says what it did. */
export const workingSheet = (working: Working): ScaleTable => ({
  domain,
  name: "working",
  columns: [
    code("step", "scale.step.name"),
    number("base_years"),
    number("input_percent"),
    number("output_percent"),
    number("change_percent"),
    { name: "happened", kind: "sentence", words: "scale.step" },
  ],
  rows: working.steps.map((each) => [
    each.step,
    each.base_years === null ? null : String(each.base_years),
    each.input_percent,
    each.output_percent,
    each.change_percent,
    { code: `${each.step}.${each.happened}`, values: each.values },
  ]),
});

/** Levels, where they and the table disagree, the states that nothing decides, and the premium of each year. */
export const levelSheets = (report: LevelReport): ScaleTable[] => [
  {
    domain,
    name: "levels",
    columns: [
      iso3,
      text("level"),
      code("rule", "scale.rule"),
      text("by_income"),
      number("per_head_usd"),
      number("ratio"),
      number("discount_percent"),
      text("discounts_by_year"),
      text("in_table"),
      status,
    ],
    rows: report.levels.map((row) => [
      row.iso3,
      row.level,
      row.rule,
      row.by_income,
      row.per_head_usd,
      row.ratio,
      row.discount_percent,
      row.discounts_by_year.join(" "),
      row.in_table,
      row.status,
    ]),
  },
  {
    domain,
    name: "disagreements",
    columns: [
      iso3,
      text("level"),
      text("in_table"),
      number("per_head_usd"),
      number("needs_from_usd"),
      number("needs_under_usd"),
      number("off_percent"),
      code("cause", "scale.cause"),
    ],
    rows: (report.comparison?.disagreements ?? []).map((row) => [
      row.iso3,
      row.computed,
      row.shown,
      row.per_head_usd,
      row.needs_from_usd,
      row.needs_under_usd,
      row.off_percent,
      row.cause,
    ]),
  },
  {
    domain,
    name: "untested",
    columns: [iso3, text("missing_years")],
    rows: report.untested.map((row) => [row.iso3, row.missing_years.join(" ")]),
  },
  premiumSheet(report.premiums),
];

/** The premium of each year, once for each way to read the printed rates that hold it. */
export const premiumSheet = (premiums: readonly PremiumOfYear[]): ScaleTable => ({
  domain,
  name: "premiums",
  columns: [
    text("year"),
    code("levels", "scale.premium.of"),
    number("given_percent"),
    number("premium"),
    code("reading", "scale.reading"),
    number("low"),
    number("high"),
    code("lies_in", "scale.answer"),
    text("printed"),
  ],
  rows: premiums.flatMap(({ year, levels, given_percent, premium, readings }) => {
    const head = [String(year), levels, given_percent, premium];
    if (readings.length === 0) return [[...head, null, null, null, null, null]];
    return readings.map((each) => [
      ...head,
      each.reading,
      each.low,
      each.high,
      each.lies_in ? "yes" : "no",
      each.printed,
    ]);
  }),
});
