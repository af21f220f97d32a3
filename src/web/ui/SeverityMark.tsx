import type { Flag } from "../../model/flag.ts";
import { useWords } from "../words/words.tsx";

const shapes = {
  high: "M8 1l7 14H1z",
  medium: "M8 1l7 7l-7 7l-7-7z",
  low: "M2 2h12v12H2z",
  info: "M8 1a7 7 0 1 0 .01 0z",
} as const;

/** Severity by shape, colour and word together. */
export function SeverityMark({ severity }: { severity: Flag["severity"] }) {
  const { say } = useWords();
  return (
    <span className={`severity severity-${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[severity]} />
      </svg>
      {say(`screen.severity.${severity}`)}
    </span>
  );
}
