import { useState } from "react";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWorkFunction } from "../../app/use-function.ts";
import type { PlanOverview } from "../../queries.ts";
import { SeverityMark } from "../../ui/SeverityMark.tsx";
import { useWords } from "../../words/words.tsx";
import { type Waiting, waitingIn } from "./flag-age.ts";

const views = ["now", "mine", "all"] as const;
type View = (typeof views)[number];

/** What needs a decision, worst and oldest first: of this month and standing, of the reader's function, or of all months. */
export function FlagList({ overview, month }: { overview: PlanOverview; month: string }) {
  const { say } = useWords();
  const work = useWorkFunction();
  const [view, setView] = useState<View>("now");
  const now = waitingIn(overview.flags, overview.months, month);
  const mine = now.filter(({ owner }) => owner === work);
  const shown = view === "mine" ? mine : view === "now" ? now : everyMonth(overview);
  const counts = { now: now.length, mine: mine.length, all: overview.flags.length };
  return (
    <>
      <header className="side-head">
        <h2>{say("shell.flags.title", { count: now.length })}</h2>
        <div className="segments" role="group" aria-label={say("screen.flags.which")}>
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {say(`shell.flags.${name}`, { count: counts[name] })}
            </button>
          ))}
        </div>
      </header>
      {shown.length === 0 && <p className="quiet">{say("screen.flags.none")}</p>}
      <ul className="flags">
        {shown.map((waiting, index) => (
          <li key={index} className={`flag severity-${waiting.flag.severity}`}>
            <FlagText waiting={waiting} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** All flags of all months, each aged as in its own month. */
function everyMonth({ flags, months }: PlanOverview): readonly Waiting[] {
  const standing = waitingIn(
    flags.filter(({ month }) => month === null),
    months,
    months[0]?.month ?? "",
  );
  const named = [...new Set(flags.flatMap(({ month }) => month ?? []))].toSorted().reverse();
  const dated = flags.filter(({ month }) => month !== null);
  return [...standing, ...named.flatMap((month) => waitingIn(dated, months, month))];
}

const longText = 150;

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

function FlagText({ waiting: { flag, owner, since, days } }: { waiting: Waiting }) {
  const { say, month, sayOr, number } = useWords();
  const byNoun = new Map<string, string[]>();
  for (const { noun, id } of flag.records) byNoun.set(noun, [...(byNoun.get(noun) ?? []), id]);
  return (
    <>
      <p className="flag-head">
        <SeverityMark severity={flag.severity} />
        <span className="quiet">
          {days === null || since === null
            ? say("shell.flag.standing")
            : say("shell.flag.age", { count: days, days: number(days), month: month(since) })}
        </span>
      </p>
      <LongText text={flag.text} />
      {flag.act && <p className="flag-act">{flag.act}</p>}
      <p className="flag-records">
        <span className="quiet">{say("shell.flag.owner", { owner: say(`function.${owner}`) })}</span>
        {[...byNoun].map(([noun, ids]) => (
          <RecordLink
            key={noun}
            noun={noun}
            id={ids}
            text={say("screen.records", {
              count: byNoun.size === 1 ? flag.records_in_all : ids.length,
              noun: sayOr(`noun.${noun}.many`, noun),
            })}
          />
        ))}
      </p>
    </>
  );
}
