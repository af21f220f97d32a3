import * as z from "zod";
import { basisCodes } from "./field.ts";
import { Flag, SaidFlag } from "./flag.ts";

const persons = z.int().nullable();
const moneyText = z.string().regex(/^-?\d+\.\d{2}$/);
const basis = z.enum(basisCodes);

/** Strength of one month as reported; military is contingent troops and military observers. */
export const MonthStrength = z.object({
  troops: persons,
  police: persons,
  observers: persons,
  military: persons,
  total: persons,
  basis: basis.nullable(),
  sources: z.array(z.string()),
});
export type MonthStrength = z.infer<typeof MonthStrength>;

/** A level that is decided but does not bind yet. */
export const PlannedLevel = z.object({
  component: z.string(),
  value: z.int().nullable(),
  change: z.int().nullable(),
  reach_by: z.string().nullable(),
  instrument: z.string(),
});

/** Levels in force on the day of the report (the month's last day where there is none); null where the level isn't stated. */
export const MonthAuthorised = z.object({
  military: persons,
  police: persons,
  troops: persons,
  uniformed: persons,
  instruments: z.array(z.string()),
  planned: z.array(PlannedLevel),
});
export type MonthAuthorised = z.infer<typeof MonthAuthorised>;

export const SitePeople = z.object({ site: z.string(), people: z.int(), basis: z.literal("estimated") });
/** People by site are estimates from map symbols, cut to the reported troops; what they leave is `unlocated`. */
export const MonthPeople = z.object({ sites: z.array(SitePeople), unlocated: persons });
export type MonthPeople = z.infer<typeof MonthPeople>;

/** Need of a month: people x days x factor; `site` null is the whole operation. */
export const Need = z.object({
  commodity: z.string(),
  site: z.string().nullable(),
  quantity: z.number(),
  low: z.number(),
  high: z.number(),
  unit: z.string(),
  factor: z.string(),
  sourced: z.boolean(),
});
export type Need = z.infer<typeof Need>;

/** Reimbursement of contingents and formed police; the ends differ where the police aren't split or the rate isn't sure. */
export const MonthReimbursement = z.object({
  amount_usd: moneyText.nullable(),
  low_usd: moneyText.nullable(),
  high_usd: moneyText.nullable(),
  reason: z.string().nullable(),
});
export type MonthReimbursement = z.infer<typeof MonthReimbursement>;

/** Days from the nearest open entry point over the legs; null is cut off from every open one. */
export const SiteTravel = z.object({
  site: z.string(),
  days: z.number().nullable(),
  entry_point: z.string().nullable(),
  legs: z.array(z.string()),
});
export type SiteTravel = z.infer<typeof SiteTravel>;

export const PlanMonth = z.object({
  month: z.string(),
  reported_on: z.string().nullable(),
  season: z.enum(["wet", "dry"]),
  strength: MonthStrength,
  authorised: MonthAuthorised,
  people: MonthPeople,
  needs: z.array(Need),
  reimbursement: MonthReimbursement,
  travel: z.array(SiteTravel),
});
export type PlanMonth = z.infer<typeof PlanMonth>;

export const Share = z.object({ iso3: z.string(), rate_percent: z.string(), amount_usd: moneyText.nullable() });
export type Share = z.infer<typeof Share>;

/** A part of a budget period within one calendar year, shared on the scale of that year. */
export const BudgetPart = z.object({
  from: z.string(),
  to: z.string(),
  amount_usd: moneyText,
  scale_year: z.int(),
  scale_period: z.string().nullable(),
  levels_known: z.boolean(),
  /** Message code of why shares are missing; null where they are complete. */
  reason: z.string().nullable(),
  shares: z.array(Share),
});
export type BudgetPart = z.infer<typeof BudgetPart>;

export const PlanBudget = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  kind: z.string(),
  amount_usd: moneyText,
  basis,
  parts: z.array(BudgetPart),
  /** Sum of the parts by state, where every part has shares. */
  totals: z.array(z.object({ iso3: z.string(), amount_usd: moneyText })),
});
export type PlanBudget = z.infer<typeof PlanBudget>;

export const PlanScale = z.object({
  year: z.int(),
  period: z.string(),
  given_percent: z.string(),
  premium: z.string(),
  rates: z.record(z.string(), z.string()),
});
export type PlanScale = z.infer<typeof PlanScale>;

/** Days from the authorising instrument until a share of the first military level was first reported. */
export const DeploymentSpeed = z.object({
  authorised_on: z.string(),
  authorised_military: persons,
  days: z.record(z.string(), z.int().nullable()),
  interval: z.record(z.string(), z.tuple([z.int().nullable(), z.int()]).nullable()),
});
export type DeploymentSpeed = z.infer<typeof DeploymentSpeed>;

export const Unknown = z.object({ what: z.string(), month: z.string().nullable(), why: z.string() });
export type Unknown = z.infer<typeof Unknown>;

/** What the engines work out for a mission, without who computed it and from which inputs. */
export const PlanResult = z.object({
  mission: z.string(),
  months: z.array(PlanMonth),
  peak: z.object({ month: z.string(), reported_on: z.string().nullable(), total: z.int() }).nullable(),
  deployment: DeploymentSpeed,
  scales: z.array(PlanScale),
  budgets: z.array(PlanBudget),
  flags: z.array(Flag),
  unknown: z.array(Unknown),
});
export type PlanResult = z.infer<typeof PlanResult>;

/** A plan as it leaves the process: contract `concert.plan/1`. Flags and gaps carry their texts in the reader's language. */
export const Plan = PlanResult.extend({
  schema: z.literal("concert.plan/1"),
  input_hash: z.string(),
  engine: z.string(),
  complete: z.boolean(),
  scenarios: z.array(z.string()),
  flags: z.array(SaidFlag),
  unknown: z.array(Unknown.extend({ text: z.string() })),
});
export type Plan = z.infer<typeof Plan>;
