import { compareFractions, fraction, parseDecimal, sum } from "../../../kernel/fraction.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Notice } from "../../../model/payer-mix.ts";
import type { Payer } from "../../../model/payer.ts";
import { usd } from "../../../kernel/money.ts";
import type { CostedLine } from "./cost-months.ts";
import type { PledgedMoney } from "./pledged-money.ts";
import type { Served } from "./serve-payers.ts";

type Found = {
  readonly lines: readonly CostedLine[];
  readonly mix: readonly Served[];
  readonly money: PledgedMoney;
};

type Mission = Pick<MissionData, "payer" | "cost_line" | "pledge_of_money">;

/** What is not known, and what does not fit together: said, never repaired. */
export function noticesOf(mission: Mission, { lines, mix, money }: Found): Notice[] {
  const of = (noun: string, id: string, code: string, values: Notice["values"] = {}): Notice => ({
    noun,
    id,
    code: `payers.notice.${code}`,
    values,
  });
  const nameOf = (id: string) => mission.payer.find((payer) => payer.id === id)?.name ?? id;
  return [
    ...lines
      .filter(({ cents }) => cents === null)
      .map(({ line }) => of("cost_line", line.id, "cost_unknown", { line: line.name })),
    ...mission.payer
      .filter(isAsideWithoutCosts)
      .map(({ id, name }) => of("payer", id, "nothing_covered", { payer: name })),
    ...mix
      .filter(({ payer, asked }) => asked === null && payer.takes !== "rest")
      .map(({ payer }) => of("payer", payer.id, "amount_unknown", { payer: payer.name })),
    ...mix
      .filter(({ unused }) => unused > 0n)
      .map(({ payer, unused }) => of("payer", payer.id, "unused", { payer: payer.name, amount: usd(unused) })),
    ...overAsked(mission.payer).map((payers) =>
      of("payer", payers.at(-1)?.id ?? "", "over_100", { payers: payers.map(({ name }) => name) }),
    ),
    ...[...money.overdrawn].map(([id, cents]) =>
      of("payer", id, "overdrawn", { payer: nameOf(id), amount: usd(cents) }),
    ),
    ...money.unknown.map((id) => of("pledge_of_money", id, "pledge_unknown", { pledge: id })),
    ...unseen(mission).map(({ noun, id, names }) => of(noun, id, "unseen", { record: id, names })),
  ];
}

/** Records that name others which are not among those read: what the reader may not see, or what is not there. */
function unseen({ payer, cost_line, pledge_of_money }: Mission) {
  const payers = new Set(payer.map(({ id }) => id));
  const lines = new Set(cost_line.map(({ id }) => id));
  return [
    ...payer.map(({ id, covers }) => ({ noun: "payer", id, names: covers.filter((line) => !lines.has(line)) })),
    ...pledge_of_money.map(({ id, giver, through }) => ({
      noun: "pledge_of_money",
      id,
      names: [giver, through].filter((each): each is string => each !== null && !payers.has(each)),
    })),
  ].filter(({ names }) => names.length > 0);
}

const isAsideWithoutCosts = ({ key, covers }: Payer): boolean =>
  key === "costs_lie_where_they_fall" && covers.length === 0;

/** Payers whose percentages of one line sum to more than 100 at one time. */
function overAsked(payers: readonly Payer[]): Payer[][] {
  const sharers = payers.filter(({ takes, share_percent }) => takes === "percent" && share_percent !== null);
  const lines = new Set(sharers.flatMap(({ covers }) => covers));
  const groups = [...(lines.size === 0 ? [""] : lines)].flatMap((line) => {
    const onLine = sharers.filter(({ covers }) => covers.length === 0 || covers.includes(line));
    return onLine.map(({ from }) => onLine.filter((other) => other.from <= from && from <= other.to));
  });
  const over = groups.filter(
    (group) =>
      compareFractions(sum(group.map(({ share_percent }) => parseDecimal(share_percent ?? "0"))), fraction(100n)) > 0,
  );
  const keyed = new Map(over.map((group) => [group.map(({ id }) => id).join(" "), group]));
  return [...keyed.values()];
}
