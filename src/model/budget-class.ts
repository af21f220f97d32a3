import type { ReferenceStatus } from "./reference-data.ts";

/** The classes of a peacekeeping budget, in the order in which budgets print them. Names are `code.class.<code>`. */
export const budgetClassCodes = [
  "military_observers",
  "contingents",
  "un_police",
  "formed_police",
  "international_staff",
  "national_staff",
  "un_volunteers",
  "temporary_assistance",
  "government_provided",
  "consultants",
  "official_travel",
  "facilities",
  "ground_operations",
  "air_operations",
  "marine_operations",
  "communications",
  "medical",
  "special_equipment",
  "other_supplies",
  "quick_impact",
] as const;
export type BudgetClassCode = (typeof budgetClassCodes)[number];
export const isBudgetClass = (text: string): text is BudgetClassCode => budgetClassCodes.some((code) => code === text);

/** Group I is military and police, II civilians, III operations (funding rules 4.1). */
export type BudgetGroup = "I" | "II" | "III";

/** A class as the reference table has it: its group, place and the years in which budgets use it (null is open). */
export type BudgetClass = {
  readonly code: BudgetClassCode;
  readonly group: BudgetGroup;
  readonly order: number;
  readonly from_year: number | null;
  readonly to_year: number | null;
  readonly source: string;
  readonly status: ReferenceStatus;
};

/** Categories of people whose number a budget is worked out from. */
export const personCategories = ["observers", "troops", "individual_police", "formed_police", "civilians"] as const;
export type PersonCategory = (typeof personCategories)[number];

/** The category that a class of group I pays for. */
export const categoryOfClass: Partial<Record<BudgetClassCode, PersonCategory>> = {
  military_observers: "observers",
  contingents: "troops",
  un_police: "individual_police",
  formed_police: "formed_police",
};

/** Classes of group II that are paid by post. */
export const postClasses = [
  "international_staff",
  "national_staff",
  "un_volunteers",
  "temporary_assistance",
  "government_provided",
] as const;
