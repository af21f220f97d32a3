import * as z from "zod";
import { basisCodes } from "./field.ts";
import { payerKeys } from "./payer.ts";

/** Which of the three amounts of a pledge counts as money. */
export const pledgeLevels = ["pledged", "committed", "paid"] as const;
export const PledgeLevel = z.enum(pledgeLevels);
export type PledgeLevel = z.infer<typeof PledgeLevel>;

const usd = z.string();
const values = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
/** A code with the values of its message; `text` is filled by the door in the reader's language. */
const Reason = z.object({ code: z.string(), values, text: z.string().optional() });
export type Reason = z.infer<typeof Reason>;
const MonthAmount = z.object({ month: z.string(), usd });
const LineAmount = z.object({ line: z.string(), usd });

/** A cost line by month; `usd` is null where its amount is not known. */
const MixLine = z.object({
  id: z.string(),
  name: z.string(),
  cost_class: z.string(),
  contributor: z.string().nullable(),
  /** `common` costs are shared by payers; what lies where it falls stands beside and is in no sum. */
  place: z.enum(["common", "where_it_falls"]),
  usd: usd.nullable(),
  origin: Reason,
  months: z.array(MonthAmount),
  basis: z.enum(basisCodes),
  source: z.array(z.string()),
});

/** A cap on what a payer may bear of one financial year, tested exactly. */
const MixCap = z.object({
  payer: z.string(),
  from: z.string(),
  to: z.string(),
  budget_usd: usd,
  cap_percent: z.string().nullable(),
  cap_usd: usd,
  asked_usd: usd,
  asked_percent: z.string().nullable(),
  /** What the payer pays of the year, and how much of the cap that is; null where the cap is nothing. */
  paid_usd: usd,
  used_percent: z.string().nullable(),
  passes: z.boolean(),
  over_usd: usd,
  /** What other payers raise of the rest, and what nobody raises. */
  others_usd: usd,
  gap_usd: usd,
  /** False where costs of the year are not known, so that the budget may be larger. */
  complete: z.boolean(),
});

const MixPayer = z.object({
  id: z.string(),
  name: z.string(),
  key: z.enum(payerKeys),
  takes: z.string(),
  from: z.string(),
  to: z.string(),
  /** What the payer's own rule asks of it; null is unknown. */
  asked_usd: usd.nullable(),
  /** What it pays of the common costs, or the value that it gives beside them. */
  usd: usd.nullable(),
  /** Money that the costs it covers do not take up. */
  unused_usd: usd,
  rule: z.array(Reason),
  months: z.array(MonthAmount),
  lines: z.array(LineAmount),
  basis: z.enum(basisCodes),
  source: z.array(z.string()),
});

/** What one state pays of a payer's amount of one calendar year; or why that cannot be told. */
const KeyPart = z.object({
  payer: z.string(),
  year: z.int(),
  usd,
  key_period: z.string().nullable(),
  status: z.string(),
  reason: Reason.nullable(),
  /** Part whose states are not known, in cents. */
  unsplit_usd: usd,
  states: z.array(z.object({ iso3: z.string(), percent: z.string(), usd })),
});
export type KeyPart = z.infer<typeof KeyPart>;

const DueAmount = z.object({ payer: z.string(), due_on: z.string().nullable(), usd, offset_usd: usd, to_pay_usd: usd });

const MixPledge = z.object({
  id: z.string(),
  giver: z.string(),
  through: z.string().nullable(),
  /** Cost lines for which alone it may be used; none for any. */
  earmark: z.array(z.string()),
  pledged_usd: usd.nullable(),
  committed_usd: usd.nullable(),
  paid_usd: usd.nullable(),
  /** Where the money counts, and how much of it: once, at the last fund that it passes through. */
  counts_at: z.string(),
  /** False for what a fund passes on: that money was counted when it came in. */
  fresh: z.boolean(),
  usd: usd.nullable(),
});

const Unpaid = z.object({
  line: z.string(),
  name: z.string(),
  contributor: z.string().nullable(),
  persons: z.int().nullable(),
  usd,
  months: z.array(z.string()),
  /** The gap over the mean monthly cost of the line, one decimal. */
  months_worth: z.string(),
});
const TaskAtRisk = z.object({
  task: z.string(),
  text: z.string(),
  means: z.array(z.string()),
  lines: z.array(z.string()),
  first_month: z.string(),
  months: z.int(),
});
/** What is not paid for: by month and line, whom it leaves unpaid, and the tasks that rest on it. */
const Gap = z.object({
  usd,
  /** The gap over the mean common cost of a month that has any, one decimal; null without common costs. */
  months_worth: z.string().nullable(),
  months: z.array(MonthAmount),
  lines: z.array(LineAmount),
  unpaid: z.array(Unpaid),
  tasks: z.array(TaskAtRisk),
});
export type Unpaid = z.infer<typeof Unpaid>;
export type Gap = z.infer<typeof Gap>;

/**
 * Who pays for an operation, by line and month, exactly: what all payers pay and the gap sum to the common costs to
 * the cent. In-kind is valued apart, and what lies where it falls stands beside; neither is money. An unofficial
 * calculation. Amounts are decimal strings of US dollars.
 */
export const PayerMix = z.object({
  schema: z.literal("concert.payers/1"),
  mission: z.string(),
  nature: z.string(),
  counted: PledgeLevel,
  months: z.array(z.string()),
  /** How many tasks the mission has, of which those at risk are some. */
  tasks: z.int(),
  common_usd: usd,
  paid_usd: usd,
  /** Null where there are such payers or lines and nothing is known of any of them. */
  in_kind_usd: usd.nullable(),
  where_it_falls_usd: usd.nullable(),
  lines: z.array(MixLine),
  payers: z.array(MixPayer),
  cells: z.array(z.object({ month: z.string(), line: z.string(), payer: z.string(), usd })),
  caps: z.array(MixCap),
  keys: z.array(KeyPart),
  due: z.array(DueAmount),
  pledges: z.array(MixPledge),
  gap: Gap,
  without: z
    .object({
      payers: z.array(z.string()),
      lost_usd: usd,
      in_kind_lost_usd: usd,
      gap: Gap,
      /** What each payer of common costs still pays by month. */
      left: z.array(z.object({ payer: z.string(), usd, months: z.array(MonthAmount) })),
    })
    .nullable(),
  /** What is not known or does not fit, each with its record. */
  notices: z.array(Reason.extend({ noun: z.string(), id: z.string() })),
});
export type Notice = PayerMix["notices"][number];
export type PayerMix = z.infer<typeof PayerMix>;
