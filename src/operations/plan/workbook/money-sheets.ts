import { type PlanSheet, type SheetValue, column } from "./plan-sheet.ts";

export const reimbursementSheet: PlanSheet = {
  name: "reimbursement",
  columns: [
    column("month"),
    column("amount_usd", "money"),
    column("low_usd", "money"),
    column("high_usd", "money"),
    column("reason", "text", 90),
  ],
  rows: ({ plan, say }) =>
    plan.months.map(({ month, reimbursement: { amount_usd, low_usd, high_usd, reason } }) => [
      month,
      amount_usd,
      low_usd,
      high_usd,
      reason === null ? null : say(`funding.reason.${reason}`),
    ]),
};

/** Every budget line, once for each part into which it is cut. */
export const budgetsSheet: PlanSheet = {
  name: "budgets",
  columns: [
    column("id", "text", 24),
    column("from", "date"),
    column("to", "date"),
    column("kind", "text", 20),
    column("amount_usd", "money"),
    column("basis"),
    column("sources", "text", 24),
    column("part_from", "date"),
    column("part_to", "date"),
    column("part_usd", "money"),
    column("scale_year", "integer"),
    column("status", "text", 44),
    column("note", "text", 60),
  ],
  rows: ({ plan, mission, say }) =>
    mission.budget_line.flatMap((line): SheetValue[][] => {
      const head: SheetValue[] = [
        line.id,
        line.from,
        line.to,
        say(`report.kind.${line.kind}`),
        line.amount_usd,
        say(`report.basis.${line.basis}`),
        line.source.join("; "),
      ];
      const parts = plan.budgets.find((budget) => budget.id === line.id)?.parts ?? [];
      const disagrees = plan.flags.some(
        (flag) => flag.code === "budget.disagree" && flag.records.some((record) => record.id === line.id),
      );
      const note = [disagrees ? say("report.budget.disagrees") : null, line.source_note, line.note]
        .filter((text) => text !== null)
        .join("; ");
      if (parts.length === 0) return [[...head, null, null, null, null, say("report.budget.not_shared"), note]];
      return parts.map((part) => [
        ...head,
        part.from,
        part.to,
        part.amount_usd,
        part.scale_year,
        say(part.reason === null ? "report.budget.part" : `report.budget.reason.${part.reason}`),
        note,
      ]);
    }),
};

/** One row a state and part; amounts are empty where levels are not known. */
export const sharesSheet: PlanSheet = {
  name: "shares",
  columns: [
    column("id", "text", 24),
    column("part_from", "date"),
    column("part_to", "date"),
    column("scale_year", "integer"),
    column("iso3"),
    column("state", "text", 40),
    column("rate", "rate", 18),
    column("amount_usd", "money", 20),
  ],
  rows: ({ plan, stateName }) =>
    plan.budgets.flatMap((budget) =>
      budget.parts.flatMap((part) =>
        part.shares.map((share): SheetValue[] => [
          budget.id,
          part.from,
          part.to,
          part.scale_year,
          share.iso3,
          stateName(share.iso3),
          share.rate_percent,
          share.amount_usd,
        ]),
      ),
    ),
};
