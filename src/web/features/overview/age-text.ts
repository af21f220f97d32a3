import { useWords } from "../../words/words.tsx";
import type { SourceAge } from "./source-ages.ts";

/** The age of what a panel shows, to stand before its other words; a stale one says so first. */
export function useAgeText(): (age: SourceAge | undefined) => string {
  const { say, monthShort, number } = useWords();
  return (age) => {
    if (!age || age.on === null || age.days === null) return say("shell.age.none");
    const values = { count: age.days, days: number(age.days) };
    const on = say("shell.age.on", { ...values, date: monthShort(age.on.slice(0, 7)) });
    return age.stale ? `${say("shell.age.old", values)} ${on}` : on;
  };
}
