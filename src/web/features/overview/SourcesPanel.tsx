import { useState } from "react";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { PlanOverview } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { PackNote } from "./PackNote.tsx";
import type { SourceAge } from "./source-ages.ts";
import { UnknownPanel } from "./UnknownPanel.tsx";

/** How old what is shown is, kind by kind, and what is not known at all. */
export function SourcesPanel({ overview, ages }: { overview: PlanOverview; ages: readonly SourceAge[] }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Panel className="ages-panel" title={say("shell.ages.title")} subtitle={say("shell.ages.subtitle")}>
      <ul className="age-list">
        {ages.map((age) => (
          <Age key={age.kind} age={age} />
        ))}
      </ul>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {say("shell.unknown.open", { count: new Set(overview.unknown.map(({ what, why }) => `${what} ${why}`)).size })}
      </button>
      <Dialog open={open} close={() => setOpen(false)} title={say("screen.unknown.title")} side>
        <UnknownPanel unknown={overview.unknown} />
        <PackNote />
      </Dialog>
    </Panel>
  );
}

function Age({ age }: { age: SourceAge }) {
  const { say, monthShort, number } = useWords();
  const { kind, noun, id, on, days, stale } = age;
  const name = say(`shell.age.${kind}`);
  return (
    <li className={stale ? "age stale" : "age"}>
      {stale && days !== null && <strong>{say("shell.age.old", { count: days, days: number(days) })} </strong>}
      {id === null ? name : <RecordLink noun={noun} id={id} text={name} />}
      <span className="quiet">
        {on === null || days === null
          ? say("shell.age.none")
          : say("shell.age.on", { date: monthShort(on.slice(0, 7)), count: days, days: number(days) })}
      </span>
    </li>
  );
}
