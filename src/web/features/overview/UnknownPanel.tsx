import type { Unknown } from "../../../model/plan.ts";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";

/** What is not known, said plainly; the same gap in many months is one line. */
export function UnknownPanel({ unknown }: { unknown: readonly Unknown[] }) {
  const { say, sayOr, monthShort, list } = useWords();
  const groups = new Map<string, { what: string; why: string; months: string[] }>();
  for (const { what, why, month } of unknown) {
    const group = groups.get(`${what}|${why}`) ?? { what, why, months: [] };
    if (month !== null) group.months.push(month);
    groups.set(`${what}|${why}`, group);
  }
  const months = (found: readonly string[]) =>
    found.length > 4
      ? say("screen.unknown.months", {
          count: found.length,
          first: monthShort(found[0] ?? ""),
          last: monthShort(found.at(-1) ?? ""),
        })
      : list(found.map(monthShort));
  return (
    <Panel className="unknown-panel" title={say("screen.unknown.title")}>
      {groups.size === 0 && <p className="quiet">{say("screen.unknown.none")}</p>}
      <ul className="unknown-list">
        {[...groups.values()].map((group) => (
          <li key={`${group.what}${group.why}`}>
            <strong>
              {group.what.startsWith("need.")
                ? say("unknown.need", { commodity: sayOr(`commodity.${group.what.slice(5)}`, group.what.slice(5)) })
                : sayOr(`unknown.${group.what}`, group.what)}
            </strong>{" "}
            {group.months.length > 0 && months(group.months)}{" "}
            <span className="quiet">
              {sayOr(`unknown.why.${group.why}`, sayOr(`funding.reason.${group.why}`, group.why))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
