import type { Flag } from "../../model/flag.ts";
import { useWords } from "../words/words.tsx";
import { severityShapes } from "./severity-shapes.ts";

/** Severity by shape, colour and word together. */
export function SeverityMark({ severity }: { severity: Flag["severity"] }) {
  const { say } = useWords();
  return (
    <span className={`severity severity-${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={severityShapes[severity]} />
      </svg>
      {say(`screen.severity.${severity}`)}
    </span>
  );
}
