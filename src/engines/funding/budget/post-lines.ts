import { type Fraction, fraction, multiply, parseDecimal } from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { BudgetClassCode } from "../../../model/budget-class.ts";
import type { BudgetInput } from "../../../model/budget-input.ts";
import type { Post } from "../../../model/post.ts";
import { type BudgetBasis, type BudgetChange, monthsOf } from "./budget-basis.ts";
import { type DraftLine, type Term, one } from "./line-terms.ts";
import { lessPercent } from "./person-terms.ts";
import { partsOf } from "./post-months.ts";

/**
 * Pay of the posts of a class, one line a level: posts x months x cost of a post and month x (1 - vacancy) x
 * (1 - delay). A class without posts is one unknown line that asks for them.
 */
export function payLines(basis: BudgetBasis, change: BudgetChange, code: BudgetClassCode): DraftLine[] {
  const posts = basis.posts.filter((post) => post.class === code && monthsOf(basis, post).length > 0);
  const levels = [...new Set(posts.map(({ level }) => level))].sort(compareText);
  if (levels.length === 0) return [payLine(code, null, { reason: "posts_missing" })];
  return levels.map((level) =>
    levelLine(
      basis,
      change,
      posts.filter((post) => post.level === level),
    ),
  );
}

function payLine(code: BudgetClassCode, level: string | null, more: Partial<DraftLine>): DraftLine {
  return {
    key: `${code}/pay${level === null ? "" : `/${level}`}`,
    class: code,
    item: "pay",
    title: null,
    level,
    formula: "posts",
    terms: [],
    high: null,
    reason: null,
    note: null,
    months: [],
    basis: null,
    records: [],
    sources: [],
    tables: [],
    ...more,
  };
}

/** Posts of one class and level. */
function levelLine(basis: BudgetBasis, change: BudgetChange, posts: readonly Post[]): DraftLine {
  const [first] = posts;
  if (!first) throw new RangeError("a level needs a post");
  const costs = basis.inputs.filter(
    (input) => input.class === first.class && input.item === "pay" && input.level === first.level,
  );
  const terms: Term[] = [];
  let reason: string | null = null;
  for (const post of posts) {
    const made = postTerms(basis, change, post, costs);
    terms.push(...made.terms);
    reason ??= made.reason;
  }
  return payLine(first.class, first.level, {
    terms,
    high: reason === null ? terms : null,
    reason,
    basis: first.basis,
    records: [
      ...posts.map(({ id }) => ({ noun: "post", id })),
      ...costs.map(({ id }) => ({ noun: "budget_input", id })),
    ],
    sources: [...new Set([...posts, ...costs].flatMap(({ source }) => source))].sort(compareText),
  });
}

function postTerms(basis: BudgetBasis, change: BudgetChange, post: Post, costs: readonly BudgetInput[]) {
  const { present, deployed } = partsOf(post);
  const asked = change.vacancyPercent?.[post.class];
  const filled = asked === undefined ? present : lessPercent(asked);
  if (post.number === null) return { terms: [], reason: "input_incomplete" };
  if (filled === null) return { terms: [], reason: "vacancy_unknown" };
  const terms: Term[] = [];
  let reason: string | null = null;
  const posts = multiply(fraction(BigInt(post.number)), civilianFactor(basis, change));
  for (const month of monthsOf(basis, post)) {
    const cost = costs.find((each) => monthsOf(basis, each).some((holds) => holds.month === month.month));
    if (!cost || cost.unit_cost_usd === null) {
      reason = "pay_missing";
      continue;
    }
    terms.push({
      key: `${month.month} ${post.id}`,
      volume: multiply(posts, month.share),
      rate: parseDecimal(cost.unit_cost_usd),
      present: filled,
      deployed,
    });
  }
  return { terms, reason };
}

/** A changed number of civilians changes every post in the same proportion. */
function civilianFactor(basis: BudgetBasis, change: BudgetChange): Fraction {
  const asked = change.persons.civilians;
  const all = basis.posts.reduce((count, { number }) => count + (number ?? 0), 0);
  return asked === undefined || all === 0 ? one : fraction(BigInt(asked), BigInt(all));
}
