import type { BudgetEstimateLine, ClassVariance } from "../../../model/budget-estimate.ts";
import type { ReimbursementStatement } from "../../../model/reimbursement-statement.ts";
import { type CodedTable, codeColumn, moneyColumn, numberColumn, textColumn } from "../coded-table.ts";
import type { StatementSheet } from "./contributor-statements.ts";
import type { BudgetSheet } from "./show-budget.ts";
import type { StartUpSheet } from "./start-up.ts";

const domain = "budget";
const classColumn = codeColumn("class", "code.class");

/** Lines of every class, classes with their variance, the products of each line, and the causes of the variance. */
export function budgetTables({ estimate, variance }: BudgetSheet): CodedTable[] {
  const lines = estimate.classes.flatMap((each) => each.lines);
  const changes = new Map(variance?.classes.map((each) => [each.code, each]));
  return [
    linesTable(lines),
    {
      domain,
      name: "classes",
      columns: [
        codeColumn("group", "budget.group"),
        classColumn,
        moneyColumn("amount"),
        moneyColumn("known"),
        { name: "unknown", kind: "integer" },
        ...(variance === null ? [] : [...["before", "after", "difference"].map(moneyColumn), numberColumn("percent"), codeColumn("partial", "budget.mark")]), // prettier-ignore
      ],
      rows: [
        ...estimate.classes.map((each) => [
          each.group,
          each.code,
          each.amount_usd,
          each.known_usd,
          String(each.unknown),
          ...(variance === null ? [] : changeCells(changes.get(each.code))),
        ]),
        totalCells({ estimate, variance }),
      ],
    },
    {
      domain,
      name: "terms",
      columns: [
        classColumn,
        textColumn("line"),
        textColumn("month"),
        numberColumn("volume"),
        numberColumn("rate"),
        numberColumn("vacancy"),
        numberColumn("delay"),
        moneyColumn("amount"),
      ],
      rows: lines.flatMap((line) =>
        line.terms.map((term) => [
          line.class,
          line.key,
          term.key,
          term.volume,
          term.rate_usd,
          term.vacancy_percent,
          term.delay_percent,
          term.amount_usd,
        ]),
      ),
    },
    ...(variance === null
      ? []
      : [
          {
            domain,
            name: "causes",
            columns: [classColumn, codeColumn("cause", "budget.cause"), moneyColumn("difference")],
            rows: variance.classes.flatMap(({ code, causes }) =>
              causes.map(({ cause, amount_usd }) => [code, cause, amount_usd]),
            ),
          },
        ]),
  ];
}

const linesTable = (lines: readonly BudgetEstimateLine[]): CodedTable => ({
  domain,
  name: "lines",
  columns: [
    classColumn,
    codeColumn("item", "code.item"),
    textColumn("title"),
    textColumn("level"),
    codeColumn("formula", "budget.formula"),
    moneyColumn("amount"),
    moneyColumn("low"),
    moneyColumn("high"),
    codeColumn("why", "budget.reason"),
    textColumn("months"),
    codeColumn("basis", "code.basis"),
    textColumn("sources"),
    textColumn("tables"),
    textColumn("records"),
  ],
  rows: lines.map((line) => [
    line.class,
    line.item,
    line.title,
    line.level,
    line.formula,
    line.amount_usd,
    line.low_usd,
    line.high_usd,
    line.reason ?? line.note,
    line.months.join("; "),
    line.basis,
    line.sources.join("; "),
    line.tables.map(({ table, row, source, status }) => `${table} ${row} (${source}, ${status})`).join("; "),
    recordsText(line.records),
  ]),
});

const recordsText = (records: readonly { readonly noun: string; readonly id: string }[]): string =>
  records.map(({ noun, id }) => `${noun} ${id}`).join("; ");

const changeCells = (change: ClassVariance | undefined) =>
  change === undefined
    ? [null, null, null, null, null]
    : [change.from_usd, change.to_usd, change.difference_usd, change.percent, change.partial ? "partial" : null];

const totalCells = ({ estimate, variance }: Pick<BudgetSheet, "estimate" | "variance">) => [
  "total",
  null,
  estimate.amount_usd,
  estimate.known_usd,
  String(estimate.unknown),
  ...(variance === null ? [] : [variance.from_usd, variance.to_usd, variance.difference_usd, null, null]),
];

/** `South America` as the code of its name. */
const regionCode = (region: string): string => region.toLowerCase().replaceAll(" ", "_");

/** The class of reference with every mission in it, the points of its range, and who is left out and why. */
export const startUpTables = (sheet: StartUpSheet): CodedTable[] => [
  {
    domain: "startup",
    name: "cases",
    columns: [
      textColumn("mission"),
      textColumn("year"),
      codeColumn("kind", "startup.kind"),
      codeColumn("region", "startup.region"),
      numberColumn("people"),
      numberColumn("size"),
      moneyColumn("amount"),
      { name: "months", kind: "integer" },
      moneyColumn("ratio"),
      moneyColumn("yearly"),
      textColumn("sources"),
    ],
    rows: sheet.cases.map((each) => [
      each.mission,
      each.financial_year,
      each.kind,
      regionCode(each.region),
      each.average_uniformed,
      each.size_percent,
      each.amount_usd,
      String(each.period_months),
      each.ratio_usd,
      each.yearly_usd,
      each.sources.join("; "),
    ]),
  },
  {
    domain: "startup",
    name: "points",
    columns: [codeColumn("point", "startup"), moneyColumn("ratio"), moneyColumn("yearly")],
    rows: startUpPoints.map((name) => [name, sheet[name]?.ratio_usd ?? null, sheet[name]?.amount_usd ?? null]),
  },
  {
    domain: "startup",
    name: "left_out",
    columns: [
      textColumn("mission"),
      textColumn("year"),
      codeColumn("kind", "startup.kind"),
      codeColumn("reason", "startup.reason"),
    ],
    rows: sheet.left_out.map(({ mission, financial_year, kind, reason }) => [mission, financial_year, kind, reason]),
  },
];

const startUpPoints = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"] as const;

/** Every line of every statement, and what each statement comes to. */
export const statementTables = ({ statements }: StatementSheet): CodedTable[] => [
  {
    domain: "reimburse",
    name: "lines",
    columns: [
      { name: "contributor", kind: "state" },
      codeColumn("kind", "reimburse.kind"),
      textColumn("line"),
      codeColumn("formula", "reimburse.formula"),
      numberColumn("quantity"),
      numberColumn("rate"),
      moneyColumn("amount"),
      codeColumn("note", "reimburse.reason"),
      codeColumn("status", "reimburse.status"),
      textColumn("records"),
    ],
    rows: statements.flatMap((statement) => statement.lines.map((line) => lineCells(statement, line))),
  },
  {
    domain: "reimburse",
    name: "totals",
    columns: [
      { name: "contributor", kind: "state" },
      { name: "from", kind: "date" },
      { name: "to", kind: "date" },
      moneyColumn("amount"),
      moneyColumn("known"),
    ],
    rows: statements.map(({ contributor, from, to, amount_usd, known_usd }) => [
      contributor,
      from,
      to,
      amount_usd,
      known_usd,
    ]),
  },
];

const lineCells = ({ contributor }: ReimbursementStatement, line: ReimbursementStatement["lines"][number]) => [
  contributor,
  line.kind,
  line.name ?? line.key,
  line.formula,
  line.quantity,
  line.rate_usd,
  line.amount_usd,
  line.reason,
  line.unverified ? "unverified" : null,
  recordsText(line.records),
];
