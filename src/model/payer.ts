import type * as z from "zod";
import {
  code,
  id,
  integer,
  money,
  provenance,
  rate,
  reference,
  references,
  requiredCode,
  requiredDate,
  requiredText,
  texts,
} from "./field.ts";
import { noun } from "./noun.ts";

/** Who shares what a payer pays, and by what: a scale, a rule, an agreement, or nobody because it is given freely. */
export const payerKeys = [
  "assessed_un_peacekeeping",
  "assessed_un_regular",
  "assessed_un_half_and_half",
  "au_tiers",
  "levy",
  "nato_common",
  "gni",
  "equal_shares",
  "negotiated",
  "voluntary",
  "in_kind",
  "costs_lie_where_they_fall",
] as const;
export type PayerKey = (typeof payerKeys)[number];

/**
 * Who owes or gives money for the operation. `takes` says how much of the cost lines it covers (all common ones where
 * none is named): a percentage of each, an amount for its whole period, what was pledged to it, or the rest that
 * payers of an earlier turn leave. An empty percentage or amount is unknown, never nothing. `cap_percent` and
 * `cap_usd` bound what it may pay of the common costs of one financial year. `members` are ISO 3166 alpha-3 codes,
 * each with its percentage after `=` where the key is negotiated.
 */
export const payerNoun = noun({
  name: "payer",
  plural: "payers",
  fields: {
    id: id(),
    name: requiredText({ hxl: "#org+funder" }),
    organisation: reference(["organisation"]),
    key: requiredCode(payerKeys),
    covers: references(["cost_line"]),
    takes: requiredCode(["percent", "amount", "pledges", "rest"]),
    share_percent: rate(4, { min: 0, max: 100 }),
    amount_usd: money({ min: 0 }),
    levy_percent: rate(4, { min: 0, max: 100 }),
    levy_base_usd: money({ min: 0 }),
    cap_percent: rate(4, { min: 0, max: 100 }),
    cap_usd: money({ min: 0 }),
    /** Payers of a lower turn are served first; empty comes last. */
    turn: integer({ min: 1 }),
    rounding: code(["cent", "dollar", "hundred_dollars"]),
    /** Set off against what is due: credits and balances of earlier periods. */
    offset_usd: money({ min: 0 }),
    due_rule: code(["month_start", "quarter_start", "year_start", "letter", "as_paid"]),
    due_days: integer({ unit: "days", min: 0 }),
    from: requiredDate(),
    to: requiredDate(),
    members: texts({ hxl: "#country+code" }),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const Payer = payerNoun.schema;
export type Payer = z.infer<typeof Payer>;
