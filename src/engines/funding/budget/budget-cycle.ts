import { fraction, toDecimal } from "../../../kernel/fraction.ts";
import { parseMoney, usd } from "../../../kernel/money.ts";
import type { BudgetClass, BudgetClassCode } from "../../../model/budget-class.ts";
import type { BudgetCycle, CycleCell, CycleClass, CycleFault, StageVariance } from "../../../model/budget-cycle.ts";
import { type BudgetStage, type ClassAmount, budgetStages } from "../../../model/class-amount.ts";

const usdOrNull = (minor: bigint | null): string | null => (minor === null ? null : usd(minor));
const centsOf = (text: string | null): bigint | null => (text === null ? null : parseMoney(text).minor);

/** Cents of a class by stage; a stage that says nothing, or says it twice, has none. */
type Amounts = ReadonlyMap<BudgetStage, bigint | null>;
type Period = { readonly from: string; readonly to: string };

/**
 * One budget through its stages, class by class, from the rows of its period. What a stage does not say of a class is
 * unknown, but a class that no redeployment names was not redeployed. Totals are known where every class is.
 */
export function budgetCycle(
  rows: readonly ClassAmount[],
  classes: readonly BudgetClass[],
  period: Period,
): BudgetCycle {
  const own = rows.filter(({ from, to }) => from === period.from && to === period.to);
  const stages = budgetStages.filter((stage) => own.some((row) => row.stage === stage));
  const named = classes
    .filter(({ code }) => own.some((row) => row.class === code))
    .toSorted((a, b) => a.order - b.order);
  const lines = named.map((of) => ({ of, amounts: amountsOf(own, of.code, stages) }));
  const total: Amounts = new Map(stages.map((stage) => [stage, sumOf(lines.map(({ amounts }) => amounts.get(stage) ?? null))])); // prettier-ignore
  return {
    ...period,
    stages,
    classes: lines.map(({ of, amounts }): CycleClass => {
      const rowsOf = own.filter((row) => row.class === of.code);
      return { code: of.code, group: of.group, ...figuresOf(amounts, stages, rowsOf) };
    }),
    total: figuresOf(total, stages, []),
    faults: faultsOf(own, lines, total),
  };
}

/** The sum; null where a part is unknown. */
const sumOf = (parts: readonly (bigint | null)[]): bigint | null =>
  parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0n as bigint | null);

function amountsOf(rows: readonly ClassAmount[], code: BudgetClassCode, stages: readonly BudgetStage[]): Amounts {
  return new Map(
    stages.map((stage) => {
      const found = rows.filter((row) => row.class === code && row.stage === stage);
      if (stage === "redeployment") return [stage, sumOf(found.map(({ amount_usd }) => centsOf(amount_usd)))];
      return [stage, found.length === 1 ? centsOf(found[0]?.amount_usd ?? null) : null];
    }),
  );
}

function figuresOf(amounts: Amounts, stages: readonly BudgetStage[], rows: readonly ClassAmount[]) {
  const distribution = distributionOf(amounts);
  const spent = amounts.get("performance") ?? null;
  const granted = amounts.get("appropriation") ?? null;
  return {
    cells: stages.map((stage) => cellOf(stage, amounts.get(stage) ?? null, rows)),
    variances: variancesOf(amounts, stages),
    distribution_usd: usdOrNull(distribution),
    balance_usd: distribution === null || spent === null ? null : usd(distribution - spent),
    spent_percent:
      spent === null || granted === null || granted === 0n ? null : toDecimal(fraction(spent * 100n, granted), 1),
  };
}

/** Allotment with what was redeployed; the appropriation where no stage allots. */
function distributionOf(amounts: Amounts): bigint | null {
  const base = amounts.has("allotment") ? amounts.get("allotment") : amounts.get("appropriation");
  const moved = amounts.has("redeployment") ? amounts.get("redeployment") : 0n;
  return base == null || moved == null ? null : base + moved;
}

function cellOf(stage: BudgetStage, amount: bigint | null, rows: readonly ClassAmount[]): CycleCell {
  const own = rows.filter((row) => row.stage === stage);
  return {
    stage,
    amount_usd: usdOrNull(amount),
    documents: [...new Set(own.flatMap(({ document }) => (document === null ? [] : [document])))],
    sources: [...new Set(own.flatMap(({ source }) => source))],
    records: own.map(({ id }) => ({ noun: "class_amount", id })),
  };
}

function variancesOf(amounts: Amounts, stages: readonly BudgetStage[]): StageVariance[] {
  const walk = stages.filter((stage) => stage !== "redeployment");
  return walk.slice(1).map((to, index) => {
    const from = walk[index] ?? to;
    const [before, after] = [amounts.get(from) ?? null, amounts.get(to) ?? null];
    const difference = before === null || after === null ? null : after - before;
    return {
      from_stage: from,
      to_stage: to,
      difference_usd: usdOrNull(difference),
      percent: difference === null || !before ? null : toDecimal(fraction(difference * 100n, before), 1),
    };
  });
}

type Line = { readonly of: BudgetClass; readonly amounts: Amounts };

/** Rows that cannot stand beside each other, each with the records to look at; nothing is repaired. */
function faultsOf(rows: readonly ClassAmount[], lines: readonly Line[], total: Amounts): CycleFault[] {
  const idsOf = (stage: BudgetStage, code: BudgetClassCode | null = null) =>
    rows.filter((row) => row.stage === stage && (code === null || row.class === code)).map(({ id }) => id);
  const fault = (
    code: CycleFault["code"],
    stage: BudgetStage,
    of: BudgetClassCode | null,
    cents: bigint,
  ): CycleFault => ({
    code,
    class: of,
    stage,
    amount_usd: usd(cents),
    records: idsOf(stage, of),
  });
  const moved = total.get("redeployment") ?? 0n;
  const [granted, allotted] = [total.get("appropriation") ?? null, total.get("allotment") ?? null];
  return [
    ...(moved === 0n ? [] : [fault("redeployments_sum", "redeployment", null, moved)]),
    ...(granted !== null && allotted !== null && allotted > granted
      ? [fault("allotted_above", "allotment", null, allotted - granted)]
      : []),
    ...lines.flatMap(({ of, amounts }) => [
      ...[...amounts.keys()]
        .filter((stage) => stage !== "redeployment" && idsOf(stage, of.code).length > 1)
        .map((stage) => fault("twice", stage, of.code, 0n)),
      ...[...amounts]
        .filter(([stage, cents]) => stage !== "redeployment" && cents !== null && cents < 0n)
        .map(([stage, cents]) => fault("negative", stage, of.code, cents ?? 0n)),
      ...((distributionOf(amounts) ?? 0n) < 0n
        ? [fault("redeployed_below", "redeployment", of.code, distributionOf(amounts) ?? 0n)]
        : []),
    ]),
  ];
}
