import type { Words } from "../../words/words.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { isEstimate, type Category, type Known, type Measure } from "./holdings.ts";

/** What is counted, in words: contingent troops, or women among them. */
export function whatCounted({ say }: Pick<Words, "say">, category: Category, measure: Measure): string {
  const people = say(`force.category.${category}`);
  return measure === "women" ? say("force.women_of", { category: people }) : people;
}

type Asked = {
  readonly who: string;
  readonly month: string;
  readonly known: Known | null;
  readonly complete: boolean;
  readonly what: string;
};

/** A contributor's month as a sentence: number, kind, basis and source, or why there is none. */
export function sayHolding(words: Words, { who, month, known, complete, what }: Asked): string {
  const { say, number } = words;
  const at = { who, when: words.month(month) };
  if (known === null) return say(complete ? "force.point.none" : "force.point.unknown", at);
  const { holding, value } = known;
  return say("force.point", {
    ...at,
    value: value === null ? say("screen.unknown") : isEstimate(holding.basis) ? `≈ ${number(value)}` : number(value),
    what,
    basis: say(`screen.basis.${holding.basis}`),
    asOf: words.date(holding.asOf),
    source: holding.source.join(", "),
  });
}

/** A number of people in a table. */
export function countCell({ say, number }: Words, known: Known | null, complete: boolean): TableCell {
  if (known === null) return { value: complete ? 0 : null, text: complete ? number(0) : say("screen.unknown") };
  const { holding, value } = known;
  if (value === null) return { value: null, text: say("screen.unknown") };
  return { value, text: isEstimate(holding.basis) ? `≈ ${number(value)}` : number(value) };
}

/** A share of women in per cent with one decimal; unknown where either number is. */
export function shareCell({ say, percent }: Words, women: number | null, people: number | null): TableCell {
  if (women === null || people === null || people === 0) return { value: null, text: say("screen.unknown") };
  const share = ((women / people) * 100).toFixed(1);
  return { value: Number(share), text: percent(share, 1) };
}
