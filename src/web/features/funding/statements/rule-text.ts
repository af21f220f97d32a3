import type { ReadStatement } from "../../../../model/statement-sheet.ts";
import type { Words } from "../../../words/words.tsx";

/** How a part's amount follows from its length, and whether a decision to extend the mandate is still to come. */
export function ruleText(
  { rule, months_or_days, after_mandate }: ReadStatement["parts"][number],
  { say, series }: Pick<Words, "say" | "series">,
): string {
  const text = say(`shares.rule.${rule}`, { length: Number(months_or_days) });
  return after_mandate ? series([text, say("shares.after_mandate")]) : text;
}
