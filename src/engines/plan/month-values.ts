import type { PlanMonth } from "../../model/plan.ts";

const strengthKeys = ["troops", "police", "observers", "military", "total"] as const;
const levelKeys = ["military", "police", "troops", "uniformed"] as const;

/**
 * The figures of a month under the keys by which plans are compared: `strength.total`, `need.water`,
 * `people.gbarnga`, `travel.days.gbarnga` and so on. Money is a decimal string; a site cut off has null days.
 */
export function monthValues(month: PlanMonth | undefined): Map<string, number | string | null> {
  const values = new Map<string, number | string | null>();
  if (!month) return values;
  for (const key of strengthKeys) values.set(`strength.${key}`, month.strength[key]);
  for (const key of levelKeys) values.set(`authorised.${key}`, month.authorised[key]);
  for (const { site, people } of month.people.sites) values.set(`people.${site}`, people);
  values.set("people.unlocated", month.people.unlocated);
  for (const need of month.needs) {
    if (need.site !== null) continue;
    values.set(`need.${need.commodity}`, need.quantity);
    values.set(`need.${need.commodity}.low`, need.low);
    values.set(`need.${need.commodity}.high`, need.high);
  }
  values.set("reimbursement.amount_usd", month.reimbursement.amount_usd);
  values.set("reimbursement.low_usd", month.reimbursement.low_usd);
  values.set("reimbursement.high_usd", month.reimbursement.high_usd);
  for (const { site, days } of month.travel) values.set(`travel.days.${site}`, days);
  return values;
}
