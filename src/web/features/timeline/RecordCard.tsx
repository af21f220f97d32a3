import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import type { Dated } from "./dated.ts";
import { kindOf, nameOf, sourcesOf, whenOf } from "./say-dated.ts";

/** What is known of the chosen record, with the way to it. */
export function RecordCard({ record, close }: { record: Dated; close: () => void }) {
  const words = useWords();
  const { say, sayOr } = words;
  const { values } = record;
  const more = [values["title"], values["detail"], values["note"]].filter(
    (text): text is string => typeof text === "string" && text !== "" && text !== nameOf(words, record),
  );
  const basis = typeof values["basis"] === "string" ? values["basis"] : "";
  return (
    <Panel
      className="timeline-card"
      title={nameOf(words, record)}
      subtitle={[say(`noun.${record.lane}`), kindOf(words, record)].filter(Boolean).join(" · ")}
      foot={
        <span className="force-card-foot">
          <RecordLink noun={record.lane} id={record.id} text={say("screen.origin.record")} />
          <button type="button" className="link" onClick={close}>
            {say("screen.close")}
          </button>
        </span>
      }
    >
      <p>
        <strong>{whenOf(words, record)}</strong>{" "}
        <span className="quiet">({say(`timeline.precision.${record.precision}`)})</span>
      </p>
      {more.map((text) => (
        <p key={text} dir="auto">
          {text}
        </p>
      ))}
      <p className="quiet">
        {sayOr(`screen.basis.${basis}`, basis)} · {say("chart.source", { source: sourcesOf(record) })}
      </p>
    </Panel>
  );
}
