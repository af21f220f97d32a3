import { useWords } from "../../words/words.tsx";

/** Days of travel as a cell says them: a number, no way, or unknown in words. */
export function Days({ value }: { value: number | null | undefined }) {
  const { say, number } = useWords();
  if (value === undefined) return <span className="unknown">{say("screen.unknown")}</span>;
  return value === null ? <span className="place-closed">{say("screen.map.no_way")}</span> : <>{number(value, 1)}</>;
}

/** Estimated people, or unknown in words. */
export function People({ value }: { value: number | null }) {
  const { say, number } = useWords();
  if (value === null) return <span className="unknown">{say("screen.unknown")}</span>;
  return <>≈ {number(value)}</>;
}
