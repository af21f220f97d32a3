import { type Fraction, fraction, multiply, sum, toDecimal } from "../../../kernel/fraction.ts";
import type { Post } from "../../../model/post.ts";
import { type BudgetBasis, type PersonMonth, monthsOf } from "./budget-basis.ts";
import { one } from "./line-terms.ts";

const part = (percent: string | null): Fraction | null =>
  percent === null ? null : fraction(BigInt(Math.round((100 - Number(percent)) * 100)), 10_000n);

/**
 * The part of posts that is filled, and the part of them that is deployed. An empty vacancy is unknown; an empty delay
 * means that none is planned for, since only new posts have one.
 */
export const partsOf = (post: Post): { readonly present: Fraction | null; readonly deployed: Fraction } => ({
  present: part(post.vacancy_percent),
  deployed: part(post.delay_percent) ?? one,
});

/** Civilians of a month as the posts have them, vacancy and delay taken off; unknown without posts or a part of them. */
export function civiliansIn(basis: BudgetBasis, month: string): PersonMonth {
  const held = basis.posts.filter((post) => monthsOf(basis, post).some((holds) => holds.month === month));
  const counts = held.map((post) => {
    const { present, deployed } = partsOf(post);
    return post.number === null || present === null
      ? null
      : multiply(fraction(BigInt(post.number)), multiply(present, deployed));
  });
  const known = counts.filter((count) => count !== null);
  const count = held.length === 0 || known.length < held.length ? null : Number(toDecimal(sum(known), 2));
  return {
    month,
    low: count,
    high: count,
    basis: held[0]?.basis ?? null,
    records: held.map(({ id }) => ({ noun: "post", id })),
    sources: [...new Set(held.flatMap(({ source }) => source))],
    reason: count === null ? (held.length === 0 ? "posts_missing" : "vacancy_unknown") : null,
  };
}
