import type { Gap, PayerMix } from "../../../model/payer-mix.ts";
import { say } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";

export type MixColumn = { readonly name: string; readonly kind: "text" | "number" | "sentence" };
/** One table of a mix with its cells said; `payers.sheet.<name>` and `payers.column.<column>` are its words. */
export type MixTable = {
  readonly name: string;
  readonly columns: readonly MixColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
};

const text = (...names: readonly string[]): MixColumn[] => names.map((name) => ({ name, kind: "text" }));
const number = (...names: readonly string[]): MixColumn[] => names.map((name) => ({ name, kind: "number" }));
const sentence = (...names: readonly string[]): MixColumn[] => names.map((name) => ({ name, kind: "sentence" }));

type Speak = (code: string) => string;
type Names = { readonly payer: (id: string) => string; readonly line: (id: string) => string };

/** Every part of a mix as a table, in the order of a reader's questions. */
export function mixTables(mix: PayerMix, language: Language): MixTable[] {
  const speak: Speak = (code) => say(language, code);
  const names = {
    payer: (id: string) => mix.payers.find((payer) => payer.id === id)?.name ?? id,
    line: (id: string) => mix.lines.find((line) => line.id === id)?.name ?? id,
  };
  return [
    payersTable(mix, speak),
    linesTable(mix, speak),
    monthsTable(mix, names),
    capsTable(mix, names, speak),
    ...gapTables("gap", mix.gap, names),
    ...(mix.without === null ? [] : gapTables("without", mix.without.gap, names)),
    pledgesTable(mix, names),
    dueTable(mix, names),
    statesTable(mix, names),
    {
      name: "notices",
      columns: [...text("record"), ...sentence("notice")],
      rows: mix.notices.map((notice) => [notice.id, notice.text ?? notice.code]),
    },
  ];
}

const payersTable = (mix: PayerMix, speak: Speak): MixTable => ({
  name: "payers",
  columns: [...text("payer", "key"), ...number("asked", "pays", "unused"), ...sentence("rule"), ...text("sources")],
  rows: mix.payers.map(({ name, key, asked_usd, usd, unused_usd, rule, source }) => [
    name,
    speak(`code.key.${key}`),
    asked_usd,
    usd,
    unused_usd,
    rule.map((step) => step.text ?? step.code).join(" "),
    source.join("; "),
  ]),
});

const linesTable = (mix: PayerMix, speak: Speak): MixTable => ({
  name: "lines",
  columns: [
    ...text("line", "cost_class", "place"),
    ...number("cost", "gap"),
    ...sentence("origin"),
    ...text("sources"),
  ],
  rows: mix.lines.map(({ id, name, cost_class, place, usd, origin, source }) => [
    name,
    speak(`code.cost_class.${cost_class}`),
    speak(`payers.place.${place}`),
    usd,
    mix.gap.lines.find(({ line }) => line === id)?.usd ?? null,
    origin.text ?? origin.code,
    source.join("; "),
  ]),
});

const monthsTable = ({ cells }: PayerMix, names: Names): MixTable => ({
  name: "months",
  columns: [...text("month", "line", "payer"), ...number("pays")],
  rows: cells.map(({ month, line, payer, usd }) => [month, names.line(line), names.payer(payer), usd]),
});

const capsTable = ({ caps }: PayerMix, names: Names, speak: Speak): MixTable => ({
  name: "caps",
  columns: [
    ...text("payer", "from", "to"),
    ...number("budget", "cap_percent", "cap", "asked_percent", "asked"),
    ...number("pays", "used_percent"),
    ...text("passes"),
    ...number("over", "others", "gap"),
    ...text("complete"),
  ],
  rows: caps.map((cap) => [
    names.payer(cap.payer),
    cap.from,
    cap.to,
    cap.budget_usd,
    cap.cap_percent,
    cap.cap_usd,
    cap.asked_percent,
    cap.asked_usd,
    cap.paid_usd,
    cap.used_percent,
    speak(cap.passes ? "payers.passes" : "payers.fails"),
    cap.over_usd,
    cap.others_usd,
    cap.gap_usd,
    speak(cap.complete ? "payers.complete" : "payers.incomplete"),
  ]),
});

const gapTables = (name: string, gap: Gap, names: Names): MixTable[] => [
  {
    name: `${name}_months`,
    columns: [...text("month"), ...number("gap")],
    rows: gap.months.map(({ month, usd }) => [month, usd]),
  },
  {
    name: `${name}_unpaid`,
    columns: [...text("line", "contributor"), ...number("persons", "gap", "months_worth"), ...text("unpaid_months")],
    rows: gap.unpaid.map((line) => [
      line.name,
      line.contributor,
      line.persons === null ? null : String(line.persons),
      line.usd,
      line.months_worth,
      line.months.join("; "),
    ]),
  },
  {
    name: `${name}_tasks`,
    columns: [...text("task", "means", "lines", "first_month"), ...number("months")],
    rows: gap.tasks.map((task) => [
      task.text,
      task.means.join("; "),
      task.lines.map(names.line).join("; "),
      task.first_month,
      String(task.months),
    ]),
  },
];

const pledgesTable = ({ pledges }: PayerMix, names: Names): MixTable => ({
  name: "pledges",
  columns: [
    ...text("giver", "through", "earmark"),
    ...number("pledged", "committed", "paid"),
    ...text("counts_at"),
    ...number("counts"),
  ],
  rows: pledges.map((pledge) => [
    names.payer(pledge.giver),
    pledge.through === null ? null : names.payer(pledge.through),
    pledge.earmark.map(names.line).join("; "),
    pledge.pledged_usd,
    pledge.committed_usd,
    pledge.paid_usd,
    names.payer(pledge.counts_at),
    pledge.fresh ? pledge.usd : "0.00",
  ]),
});

const dueTable = ({ due }: PayerMix, names: Names): MixTable => ({
  name: "due",
  columns: [...text("payer", "due_on"), ...number("due", "offset", "to_pay")],
  rows: due.map((each) => [names.payer(each.payer), each.due_on, each.usd, each.offset_usd, each.to_pay_usd]),
});

const statesTable = ({ keys }: PayerMix, names: Names): MixTable => ({
  name: "states",
  columns: [...text("payer", "year", "state"), ...number("percent", "pays"), ...sentence("reason")],
  rows: keys.flatMap((part) => [
    ...part.states.map(({ iso3, percent, usd }) => [
      names.payer(part.payer),
      String(part.year),
      iso3,
      percent,
      usd,
      null,
    ]),
    ...(part.reason === null
      ? []
      : [
          [
            names.payer(part.payer),
            String(part.year),
            null,
            null,
            part.unsplit_usd,
            part.reason.text ?? part.reason.code,
          ],
        ]),
  ]),
});
