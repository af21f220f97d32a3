import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CashSheet } from "../../../model/cash-sheet.ts";
import { keptSearch } from "../../app/search.ts";
import { cashQuery } from "../../cash-query.ts";
import { type Words, useWords } from "../../words/words.tsx";

type Props = {
  /** The last day of the month of the page. */
  readonly day: string;
  /** True once the rest of the screen is there: nothing waits for this line. */
  readonly now: boolean;
};

/** How many days the cash at the end of the day lasts, with its range, or why that is not known; leads to Cash. */
export function CashLine({ day, now }: Props) {
  const words = useWords();
  const { mission } = useParams({ from: "/missions/$mission" });
  const cash = useQuery({ ...cashQuery(mission, { on: day, named: false }), enabled: now, retry: false });
  const sheet = cash.data ?? null;
  if (sheet === null) return words.say(cash.isError ? "shell.cash.unread" : "shell.cash.reading");
  return (
    <Link
      className={sheet.base === null ? "unknown" : "estimate"}
      to="/missions/$mission/funding/cash"
      params={{ mission }}
      search={(before) => ({ ...keptSearch(before), on: day })}
    >
      {daysText(sheet, words)}
    </Link>
  );
}

/** The middle and nine tenths of the draws; without a forecast the one thing that is missing, or that nothing is there. */
function daysText({ base, gaps }: CashSheet, { say, number }: Words): string {
  if (base === null) return say(gaps.length === 1 ? `shell.cash.gap.${gaps[0] ?? ""}` : "shell.cash.unknown");
  const [low, mid, high] = base.days_of_cash.map((days) => (days === null ? say("cash.beyond") : number(days)));
  return `≈ ${say("cash.days", { low: low ?? "", mid: mid ?? "", high: high ?? "" })}`;
}
