import { Link, useParams } from "@tanstack/react-router";
import { isOpen, needsPerson } from "../offline/change.ts";
import { useOutbox } from "../offline/use-outbox.ts";
import { useWords } from "../words/words.tsx";

/** How many edits wait in this browser, and whether some need a decision; leads to the list of them. */
export function OutboxCount() {
  const { mission } = useParams({ strict: false });
  const { say, number } = useWords();
  const { changes } = useOutbox();
  const open = changes.filter(isOpen).length;
  const due = changes.filter(needsPerson).length;
  if (open === 0 || mission === undefined) return null;
  const label = due > 0 ? say("outbox.count_due", { count: open, due }) : say("outbox.count", { count: open });
  return (
    <Link
      to="/missions/$mission/outbox"
      params={{ mission }}
      search={({ lang }) => (lang ? { lang } : {})}
      className={due > 0 ? "outbox-count due" : "outbox-count"}
      aria-label={label}
      title={label}
    >
      <span aria-hidden="true">⇅</span>
      {number(open)}
    </Link>
  );
}
