import { compareFractions, divide, fraction, multiply, subtract, toDecimal } from "../../../kernel/fraction.ts";
import type { StateLevel } from "../../../model/reference-data.ts";
import { incomeOfLevels } from "./level-ladder.ts";
import type { ComputedLevels, LevelFinding } from "./levels-from-income.ts";

/** Why a computed level is not the one that amounts show. */
export type LevelCause = "chose_h_star" | "near_border" | "pays_more" | "pays_less" | "list";

export type LevelDisagreement = {
  readonly iso3: string;
  readonly computed: string;
  readonly rule: LevelFinding["rule"];
  readonly shown: string;
  readonly per_head_usd: string | null;
  /** Dollars per head that the shown level needs: from this, under that. */
  readonly needs_from_usd: string | null;
  readonly needs_under_usd: string | null;
  /** How far income per head is from that, in per cent of it; negative where it must be lower. */
  readonly off_percent: string | null;
  readonly cause: LevelCause;
};

export type LevelComparison = {
  readonly tested: number;
  readonly agreeing: number;
  /** Of states that income decides, without those that a list decides. */
  readonly tested_by_income: number;
  readonly agreeing_by_income: number;
  readonly agreement_percent: string;
  readonly agreement_by_income_percent: string;
  readonly disagreements: readonly LevelDisagreement[];
  readonly untested: readonly string[];
};

const share = (part: number, whole: number): string =>
  whole === 0 ? "0.0" : toDecimal(fraction(BigInt(part) * 100n, BigInt(whole)), 1);

/** Distance in per cent within which figures of two statistical offices may well lie on both sides of a border. */
const nearPercent = fraction(5n);

/**
 * Sets computed levels beside those of a table. A level that the table knows only as one of two (`H_OR_I`) agrees
 * with either of them.
 */
export function compareLevels(computed: ComputedLevels, shown: readonly StateLevel[]): LevelComparison {
  const table = new Map(shown.map((row) => [row.iso3, row]));
  const tested = computed.findings.filter(({ iso3 }) => table.has(iso3));
  const agrees = ({ iso3, level }: LevelFinding) => (table.get(iso3)?.level ?? "").split("_OR_").includes(level);
  const byIncome = tested.filter(({ rule }) => rule === "income" || rule === "voluntary");
  const agreeing = tested.filter(agrees);
  const agreeingByIncome = byIncome.filter(agrees);
  return {
    tested: tested.length,
    agreeing: agreeing.length,
    tested_by_income: byIncome.length,
    agreeing_by_income: agreeingByIncome.length,
    agreement_percent: share(agreeing.length, tested.length),
    agreement_by_income_percent: share(agreeingByIncome.length, byIncome.length),
    disagreements: tested
      .filter((finding) => !agrees(finding))
      .map((finding) => disagreement(finding, table.get(finding.iso3)?.level ?? "", computed)),
    untested: computed.untested.map(({ iso3 }) => iso3),
  };
}

function disagreement(finding: LevelFinding, shown: string, { mean }: ComputedLevels): LevelDisagreement {
  const letters = shown.split("_OR_");
  const { low, under } = incomeOfLevels(letters, mean);
  const head = finding.per_head;
  const target = head === null ? null : low !== null && compareFractions(head, fraction(low)) < 0 ? low : under;
  const off =
    head === null || target === null ? null : multiply(divide(subtract(fraction(target), head), head), fraction(100n));
  return {
    iso3: finding.iso3,
    computed: finding.level,
    rule: finding.rule,
    shown,
    per_head_usd: head && toDecimal(head, 0),
    needs_from_usd: low === null ? null : String(low),
    needs_under_usd: under === null ? null : String(under),
    off_percent: off && toDecimal(off, 1),
    cause: causeOf(finding, letters, off),
  };
}

function causeOf(finding: LevelFinding, shown: readonly string[], off: ReturnType<typeof fraction> | null): LevelCause {
  if (finding.rule !== "income" && finding.rule !== "voluntary") return "list";
  if (finding.level === "H" && shown.includes("HSTAR")) return "chose_h_star";
  const size = off && (off.n < 0n ? { n: -off.n, d: off.d } : off);
  if (size && compareFractions(size, nearPercent) <= 0) return "near_border";
  const paysMore = shown.every((level) => level < finding.level);
  return paysMore ? "pays_more" : "pays_less";
}
