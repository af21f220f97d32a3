import { type Month, monthOf, monthsFrom, yearOf } from "../../../kernel/plain-date.ts";
import type { CostLine } from "../../../model/cost-line.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { KeyPart, PayerMix, PledgeLevel } from "../../../model/payer-mix.ts";
import type { Payer } from "../../../model/payer.ts";
import { usd } from "../../../kernel/money.ts";
import { capsOf, yearsTouched } from "./caps-of.ts";
import { type CostedLine, costedLine } from "./cost-months.ts";
import { dueAmounts } from "./due-amounts.ts";
import { gapOf } from "./gap-of.ts";
import { type Grid, emptyGrid, monthTotals, setCell, sumOf, totalOf } from "./money-grid.ts";
import { noticesOf } from "./notices-of.ts";
import type { CostBase } from "./payer-scope.ts";
import { centsOf, pledgedMoney } from "./pledged-money.ts";
import { ruleOf } from "./rule-of.ts";
import { type Served, amountOf, servePayers } from "./serve-payers.ts";
import { type KeyTables, splitByKey } from "./split-by-key.ts";
import { withoutPayers } from "./without-payers.ts";

export type MixRequest = {
  /** Which amount of a pledge counts as money. */
  readonly counted: PledgeLevel;
  /** Payers that fall away; none for the mix as it stands. */
  readonly without: readonly string[];
};
type MixMission = Pick<MissionData, "mission" | "task" | "budget_line" | "cost_line" | "payer" | "pledge_of_money">;

/**
 * Who pays for a mission, by cost line and month, and what it means when some payers fall away. Every payer's part and
 * the gap sum to the common costs to the cent, by line and by month.
 */
export function payerMix(mission: MixMission, tables: KeyTables, asked: MixRequest): PayerMix {
  const costs = costsOf(mission);
  const { beside, base, lines, incomplete } = costs;
  const money = pledgedMoney(mission.pledge_of_money, asked.counted);
  const common = mission.payer.filter(({ key }) => key !== "in_kind" && key !== "costs_lie_where_they_fall");
  const mix = servePayers(common, base, money.at);
  const gone = new Set(asked.without);
  const left = withoutPayers(mix, gone, mission.pledge_of_money, asked.counted);
  const inKind = mission.payer.filter(({ key }) => key === "in_kind");
  const valueOf = (payer: Payer) =>
    payer.takes === "pledges" ? centsOf(money.at.get(payer.id) ?? []) : amountOf(payer);
  const inKindOf = (payers: readonly Payer[]) => sumOf(payers.map((payer) => valueOf(payer) ?? 0n));
  const fallen = lines.flatMap(({ line, cents }) => (beside.has(line.id) ? [cents] : []));
  const gap = gapOf(mix.open, base, mission.task);
  return {
    schema: "concert.payers/1",
    mission: mission.mission.id,
    nature: mission.mission.nature,
    counted: asked.counted,
    months: [...base.months],
    tasks: mission.task.length,
    common_usd: usd(totalOf(base.grid)),
    paid_usd: usd(totalOf(base.grid) - totalOf(mix.open)),
    in_kind_usd: sumKnown(inKind.map(valueOf)),
    where_it_falls_usd: sumKnown(fallen),
    lines: lines.map((line) => mixLine(line, beside)),
    payers: mission.payer.map((payer) => {
      const one = mix.served.find((each) => each.payer.id === payer.id);
      return one ? commonPayer(one, costs) : asideOf(payer, { cents: valueOf(payer), beside, lines });
    }),
    cells: mix.served.flatMap((one) => cellsOfPayer(one, base)),
    caps: capsOf(base, { ...mix, incomplete }),
    keys: mix.served.flatMap((one) => keyParts(one, base, tables)),
    due: mix.served.flatMap((one) => dueAmounts(one, base)),
    pledges: money.pledges,
    gap,
    without:
      gone.size === 0
        ? null
        : {
            payers: [...gone],
            lost_usd: usd(totalOf(left.open) - totalOf(mix.open)),
            in_kind_lost_usd: usd(inKindOf(inKind.filter(({ id }) => gone.has(id)))),
            gap: gapOf(left.open, base, mission.task),
            left: left.served.map(({ payer, pays }) => ({
              payer: payer.id,
              usd: usd(totalOf(pays)),
              months: monthAmounts(pays, base),
            })),
          },
    notices: noticesOf(mission, { lines, mix: mix.served, money }),
  };
}

type Costs = {
  readonly lines: readonly CostedLine[];
  readonly beside: ReadonlyMap<string, string>;
  readonly base: CostBase;
  readonly incomplete: ReadonlySet<number>;
};

/** All lines with their amounts; which of them lie where they fall, and by whom; and the common ones as a grid. */
function costsOf(mission: MixMission): Costs {
  const lines = mission.cost_line.map((line) => costedLine(line, mission.budget_line));
  const beside = new Map(
    mission.payer
      .filter(({ key }) => key === "costs_lie_where_they_fall")
      .flatMap(({ id, covers }) => covers.map((line) => [line, id] as const)),
  );
  const common = lines.filter(({ line }) => !beside.has(line.id));
  const known = common.filter(({ cents }) => cents !== null);
  const months = monthsOf(known.map(({ line }) => line));
  const grid = emptyGrid(known.length, months.length);
  for (const [line, { months: amounts }] of known.entries())
    for (const [month, name] of months.entries()) setCell(grid, { line, month }, amounts.get(name) ?? 0n);
  const yearStarts = Number((mission.mission.financial_year_starts ?? "01-01").slice(0, 2));
  const incomplete = common
    .filter(({ cents }) => cents === null)
    .flatMap(({ line: { from, to } }) => yearsTouched(from, to, yearStarts));
  return { lines, beside, base: { lines: known, months, grid, yearStarts }, incomplete: new Set(incomplete) };
}

function monthsOf(lines: readonly CostLine[]): Month[] {
  const first = lines.map(({ from }) => from).toSorted()[0];
  const last = lines
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  return first === undefined || last === undefined ? [] : monthsFrom(monthOf(first), monthOf(last));
}

function mixLine({ line, cents, origin, months }: CostedLine, beside: Costs["beside"]): PayerMix["lines"][number] {
  return {
    id: line.id,
    name: line.name,
    cost_class: line.cost_class,
    contributor: line.contributor,
    place: beside.has(line.id) ? "where_it_falls" : "common",
    usd: cents === null ? null : usd(cents),
    origin,
    months: [...months].map(([month, amount]) => ({ month, usd: usd(amount) })),
    basis: line.basis,
    source: [...line.source],
  };
}

function commonPayer({ payer, asked, pays, unused }: Served, { base, lines }: Costs): PayerMix["payers"][number] {
  const total = totalOf(pays);
  return {
    ...headOf(payer, lines),
    asked_usd: asked === null ? null : usd(asked),
    usd: asked === null ? null : usd(total),
    unused_usd: usd(unused),
    months: monthAmounts(pays, base),
    lines: base.lines.flatMap(({ line }, i) => {
      const cents = sumOf(pays[i] ?? []);
      return cents === 0n ? [] : [{ line: line.id, usd: usd(cents) }];
    }),
  };
}

/** The sum of what is known; null where there is something and nothing of it is known. */
function sumKnown(amounts: readonly (bigint | null)[]): string | null {
  const known = amounts.filter((cents) => cents !== null);
  return known.length === 0 && amounts.length > 0 ? null : usd(sumOf(known));
}

const monthAmounts = (pays: Grid, { months }: CostBase) =>
  monthTotals(pays, months).map((cents, i) => ({ month: months[i] ?? "", usd: usd(cents) }));

function headOf(payer: Payer, lines: readonly CostedLine[]) {
  const { id, name, key, takes, from, to, basis, source } = payer;
  const nameOf = (line: string) => lines.find((each) => each.line.id === line)?.line.name ?? line;
  return { id, name, key, takes, from, to, rule: ruleOf(payer, nameOf), basis, source: [...source] };
}

type Aside = {
  readonly cents: bigint | null;
  readonly beside: Costs["beside"];
  readonly lines: readonly CostedLine[];
};

/** Who gives in kind or bears its own costs: a value beside the money, never part of it. */
function asideOf(payer: Payer, { cents, beside, lines }: Aside): PayerMix["payers"][number] {
  const own = lines.filter(({ line }) => beside.get(line.id) === payer.id);
  const isKnown = own.every((line) => line.cents !== null);
  const fallen = own.length > 0 && isKnown ? sumOf(own.map((line) => line.cents ?? 0n)) : null;
  const value = payer.key === "in_kind" ? cents : fallen;
  return {
    ...headOf(payer, lines),
    asked_usd: value === null ? null : usd(value),
    usd: value === null ? null : usd(value),
    unused_usd: usd(0n),
    months: [],
    lines: own.flatMap(({ line, cents: amount }) => (amount === null ? [] : [{ line: line.id, usd: usd(amount) }])),
  };
}

const cellsOfPayer = ({ payer, pays }: Served, base: CostBase): PayerMix["cells"] =>
  base.lines.flatMap(({ line }, i) =>
    base.months.flatMap((month, j) => {
      const cents = pays[i]?.[j] ?? 0n;
      return cents === 0n ? [] : [{ month, line: line.id, payer: payer.id, usd: usd(cents) }];
    }),
  );

/** What the payer pays in each calendar year, split over the states behind it. */
function keyParts({ payer, pays }: Served, base: CostBase, tables: KeyTables): KeyPart[] {
  const years = new Map<number, bigint>();
  for (const [i, cents] of monthTotals(pays, base.months).entries()) {
    const year = yearOf(base.months[i] ?? "");
    years.set(year, (years.get(year) ?? 0n) + cents);
  }
  return [...years].flatMap(([year, cents]) => {
    const split = cents === 0n ? null : splitByKey(payer, year, cents, tables);
    return split === null ? [] : [{ payer: payer.id, year, usd: usd(cents), ...split }];
  });
}
