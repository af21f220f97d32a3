import { type Fraction, add, divide, fraction, multiply, parseDecimal } from "../../../kernel/fraction.ts";
import type { EquipmentRate } from "../../../model/equipment-rate.ts";

const twelve = fraction(12n);
const hundred = fraction(100n);

/**
 * Dollars for an item and month. Dry lease: value / (12 x life in years) + value x no-fault factor / 12; wet lease: with
 * the maintenance rate besides. That value, life, maintenance in wet lease only and a no-fault factor in both count was
 * found in sources; the form of the no-fault part is from memory and unverified (funding rules 4.3). Null where the
 * rate lacks a part.
 */
export function leaseRate(rate: EquipmentRate, lease: "wet" | "dry"): Fraction | null {
  if (rate.value_usd === null || rate.life_years === null || rate.no_fault_percent === null) return null;
  const value = parseDecimal(rate.value_usd);
  const life = parseDecimal(rate.life_years);
  if (life.n === 0n) return null;
  const base = divide(value, multiply(twelve, life));
  const noFault = divide(multiply(value, divide(parseDecimal(rate.no_fault_percent), hundred)), twelve);
  const dry = add(base, noFault);
  if (lease === "dry") return dry;
  return rate.maintenance_usd === null ? null : add(dry, parseDecimal(rate.maintenance_usd));
}
