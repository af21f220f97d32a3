import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type CashHedge, type CashOutlook, type CashSheet, stressInWords } from "../model/cash-sheet.ts";
import { type CashRequest, readDelay, readPaid, usualRequest } from "../operations/funding/cash/cash-request.ts";
import { packCash } from "../operations/funding/cash/show-cash.ts";
import { say } from "../words/catalogue.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const options = {
  on: { type: "string" },
  days: { type: "string" },
  draws: { type: "string" },
  seed: { type: "string" },
  sure: { type: "string" },
  stress: { type: "string", multiple: true },
  first: { type: "string", multiple: true },
  delay: { type: "string" },
  paid: { type: "string" },
  opening: { type: "string" },
  named: { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** What is owed, how long cash lasts, and what would help. Payers are named only with `--named`. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("cash.usage.pack");
  if ((values.delay === undefined) !== (values.paid === undefined)) throw new UsageError("cash.usage.both");
  const request: CashRequest = {
    on: values.on ?? null,
    days: whole(values.days, "--days", usualRequest.days),
    draws: whole(values.draws, "--draws", usualRequest.draws),
    seed: whole(values.seed, "--seed", usualRequest.seed),
    sure: whole(values.sure, "--sure", usualRequest.sure),
    stresses: values.stress ?? [],
    first: values.first ?? null,
    delay: values.delay === undefined ? null : readDelay(values.delay),
    paid: values.paid === undefined ? null : readPaid(values.paid),
    openingUsd: values.opening ?? null,
    named: values.named ?? false,
  };
  const sheet = await packCash({ folder: resolve(io.cwd, pack), from: io.cwd, language: io.language }, request);
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : cashText(sheet, io));
  return 0;
}

function whole(text: string | undefined, option: string, usual: number): number {
  if (text === undefined) return usual;
  if (!/^\d{1,10}$/.test(text)) throw new UsageError("cash.usage.number", { option, text });
  return Number(text);
}

function cashText(sheet: CashSheet, io: Terminal): string {
  const { on, gaps, base } = sheet;
  const word = (code: string, values?: Parameters<typeof say>[2]) => say(io.language, code, values);
  const parts = [
    word("funding.unofficial"),
    on === null ? word("cash.no_day") : word("cash.title", { mission: sheet.mission.toUpperCase(), date: on }),
    ...(sheet.basis === "fictional" ? [word("cash.fictional")] : []),
    ...(sheet.stated ? [word("cash.stated")] : []),
    ...gaps.map((gap) => word(`cash.gap.${gap}`)),
  ];
  const { account, arrears, payers } = sheet;
  if (account !== null)
    parts.push("", word("cash.account", { assessed: account.assessed_usd, paid: account.paid_usd, open: account.open_usd, overdue: account.overdue_usd, unapplied: account.unapplied_usd })); // prettier-ignore
  if (arrears !== null) parts.push("", arrearsText(arrears, word));
  else if (account !== null) parts.push("", word("cash.arrears.too_few"));
  if (payers !== null) parts.push("", payersText(payers, sheet.tested_on ?? "", word));
  if (base !== null) parts.push("", outlookText(base, word("cash.outlook.base"), word));
  if (sheet.stressed !== null)
    parts.push(
      "",
      outlookText(
        sheet.stressed,
        word("cash.outlook.stressed", { stresses: sheet.stresses.map((stress) => stressInWords(stress, word)) }),
        word,
      ),
    );
  if (sheet.plans_followed !== null && sheet.plans_followed > 0)
    parts.push("", word("cash.plans_followed", { count: sheet.plans_followed }));
  if (base !== null) parts.push("", word("cash.seeded", { draws: sheet.draws, seed: String(sheet.seed) }));
  if (sheet.hedge !== null) parts.push("", hedgeText(sheet.hedge, sheet, word));
  return `${parts.join("\n")}\n`;
}

type Word = (code: string, values?: Parameters<typeof say>[2]) => string;

const arrearsText = (arrears: NonNullable<CashSheet["arrears"]>, word: Word): string =>
  textTable(
    [
      { title: word("cash.column.age"), align: "start" },
      { title: word("cash.column.payers"), align: "end" },
      { title: word("cash.column.amount"), align: "end" },
    ],
    arrears.map(({ from, to, payers, amount_usd }) => [
      to === null ? word("cash.age.over", { from }) : word("cash.age.between", { from, to }),
      String(payers),
      amount_usd,
    ]),
  );

const payersText = (payers: NonNullable<CashSheet["payers"]>, tested: string, word: Word): string =>
  [
    word("cash.article_19", { date: tested }),
    textTable(
      ["payer", "open", "overdue", "arrears", "limit", "vote", "least"].map((name, at) => ({
        title: word(`cash.column.${name}`),
        align: at === 0 || name === "vote" ? "start" : "end",
      })),
      payers.map((row) => [
        row.payer,
        row.open_usd,
        row.overdue_usd,
        row.arrears_usd,
        row.limit_usd,
        word(`cash.vote.${row.reason}`, { until: row.exempt_until ?? "" }),
        row.least_payment_usd,
      ]),
    ),
  ].join("\n");

function outlookText(outlook: CashOutlook, title: string, word: Word): string {
  const [low, mid, high] = outlook.days_of_cash.map((days) => (days === null ? word("cash.beyond") : String(days)));
  const [early, , middle, , late] = outlook.runs_out.map((day) => day ?? word("cash.beyond"));
  const rows = outlook.months.map(({ month, chance_percent }) => {
    const end = outlook.fan.findLast(({ on }) => on.startsWith(month));
    return [month, ...(end?.cash_usd ?? []), chance_percent];
  });
  return [
    title,
    word("cash.days", { low: low ?? "", mid: mid ?? "", high: high ?? "" }),
    word("cash.runs_out", { early: early ?? "", middle: middle ?? "", late: late ?? "" }),
    textTable(
      [
        { title: word("cash.column.month"), align: "start" },
        ...["5", "25", "50", "75", "95"].map((level) => ({
          title: word("cash.column.level", { level }),
          align: "end" as const,
        })),
        { title: word("cash.column.chance"), align: "end" },
      ],
      rows,
    ),
    ...(outlook.waiting_on === null ? [] : [word("cash.waiting", { date: outlook.waiting_on })]),
    ...outlook.waiting.map(({ order, kind, amount_usd }) => `  ${order}. ${word(`code.kind.${kind}`)}: ${amount_usd}`),
  ].join("\n");
}

function hedgeText(hedge: NonNullable<CashSheet["hedge"]>, { sure_percent }: CashSheet, word: Word): string {
  const row = (name: string, means: CashHedge | null): string[] =>
    means === null
      ? [word(`cash.hedge.${name}`), "", "", "", word("cash.hedge.not_enough")]
      : [
          word(`cash.hedge.${name}`),
          means.reserve_usd,
          String(means.wait_days),
          `${means.cut_percent} %`,
          means.cost_usd,
        ];
  return [
    word("cash.hedge.title", { percent: sure_percent, shortfall: hedge.shortfall_usd }),
    textTable(
      ["way", "reserve", "wait", "cut", "cost"].map((name) => ({
        title: word(`cash.column.${name}`),
        align: name === "way" ? "start" : "end",
      })),
      [
        row("best", hedge.best),
        row("reserve_only", hedge.reserve_only),
        row("waiting_only", hedge.waiting_only),
        row("cut_only", hedge.cut_only),
      ],
    ),
    word("cash.hedge.tried", { count: hedge.tried }),
  ].join("\n");
}
