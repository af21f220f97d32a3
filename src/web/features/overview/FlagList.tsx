import { useState } from "react";
import type { PlanFlag } from "../../queries.ts";
import { SeverityMark } from "../../ui/SeverityMark.tsx";
import { useWords } from "../../words/words.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";

const rank = { high: 0, medium: 1, low: 2, info: 3 } as const;

/** What needs a decision: flags of the month first, then those that hold at any time; all of them on request. */
export function FlagList({ flags, month }: { flags: readonly PlanFlag[]; month: string }) {
  const { say } = useWords();
  const [all, setAll] = useState(false);
  const shown = flags
    .filter((flag) => all || flag.month === month || flag.month === null)
    .toSorted((a, b) => Number(b.month === month) - Number(a.month === month) || rank[a.severity] - rank[b.severity]);
  return (
    <>
      <header className="side-head">
        <h2>{say("screen.flags.title", { count: shown.length })}</h2>
        <div className="segments" role="group" aria-label={say("screen.flags.which")}>
          <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
            {say("screen.flags.now")}
          </button>
          <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
            {say("screen.flags.all", { count: flags.length })}
          </button>
        </div>
      </header>
      {shown.length === 0 && <p className="quiet">{say("screen.flags.none")}</p>}
      <ul className="flags">
        {shown.map((flag, index) => (
          <li key={index} className={`flag severity-${flag.severity}`}>
            <FlagText flag={flag} />
          </li>
        ))}
      </ul>
    </>
  );
}

const longText = 190;

/** A long sentence shows its beginning; the rest is one click away. */
function LongText({ text }: { text: string }) {
  const { say } = useWords();
  const [whole, setWhole] = useState(false);
  if (text.length <= longText) return <p className="flag-text">{text}</p>;
  return (
    <>
      <p className={whole ? "flag-text" : "flag-text clamped"}>{text}</p>
      <button type="button" className="link small-text" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {say(whole ? "screen.less" : "screen.more")}
      </button>
    </>
  );
}

function FlagText({ flag }: { flag: PlanFlag }) {
  const { say, month, sayOr } = useWords();
  const byNoun = new Map<string, string[]>();
  for (const { noun, id } of flag.records) byNoun.set(noun, [...(byNoun.get(noun) ?? []), id]);
  return (
    <>
      <p className="flag-head">
        <SeverityMark severity={flag.severity} />
        <span className="quiet">
          {say(`screen.domain.${flag.domain}`)}
          {flag.month !== null && ` · ${month(flag.month)}`}
        </span>
      </p>
      <LongText text={flag.text} />
      {flag.act && <p className="flag-act">{flag.act}</p>}
      <p className="flag-records">
        {[...byNoun].map(([noun, ids]) => (
          <RecordLink
            key={noun}
            noun={noun}
            id={ids}
            text={say("screen.records", { count: ids.length, noun: sayOr(`noun.${noun}.many`, noun) })}
          />
        ))}
      </p>
    </>
  );
}
