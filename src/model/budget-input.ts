import type * as z from "zod";
import { budgetClassCodes, personCategories } from "./budget-class.ts";
import { codes, date, id, provenance, rate, requiredCode, text } from "./field.ts";
import { noun } from "./noun.ts";

/** What an input of a budget is for; each class says which of them it cannot do without. */
export const budgetItems = [
  "planned_strength",
  "delayed_deployment",
  "premium",
  "allowance",
  "rations",
  "travel",
  "major_equipment",
  "self_sustainment",
  "death_disability",
  "pay",
  "fuel",
  "flight_hours",
  "vehicles",
  "contract",
  "acquisition",
  "services",
  "projects",
  "other",
] as const;
export type BudgetItem = (typeof budgetItems)[number];

/**
 * How the amount follows from quantity and unit cost: once for the period; for every month; for every person and
 * month or day; for every person and year; a higher daily allowance in the first 30 days of every arrival (`quantity`
 * arrivals for a person and year); for every post and month of a level; a percentage of the monthly rate for so many
 * persons; or no money at all: a number of persons, a percentage of delay.
 */
export const budgetMeasures = [
  "total",
  "per_month",
  "per_person_month",
  "per_person_day",
  "per_person_year",
  "first_30_days",
  "per_post_month",
  "percent_of_rate",
  "persons",
  "percent",
] as const;
export type BudgetMeasure = (typeof budgetMeasures)[number];

/**
 * One input of a budget class. `persons` names the categories counted where the amount follows from people, and is
 * empty for the class's own; `level` is the level of the posts that a pay is for. Without dates it holds always.
 */
export const budgetInputNoun = noun({
  name: "budget_input",
  plural: "budget_inputs",
  fields: {
    id: id(),
    class: requiredCode(budgetClassCodes),
    item: requiredCode(budgetItems),
    title: text(),
    measure: requiredCode(budgetMeasures),
    persons: codes(personCategories),
    level: text(),
    quantity: rate(4, { min: 0 }),
    unit: text(),
    unit_cost_usd: rate(4, { min: 0, unit: "USD" }),
    percent: rate(4, { min: 0, unit: "%" }),
    from: date(),
    to: date(),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const BudgetInput = budgetInputNoun.schema;
export type BudgetInput = z.infer<typeof BudgetInput>;
