import type { DraftClause } from "../../../engines/mandate/draft.ts";
import { authorisedComponents } from "../../../model/authorised-strength.ts";
import { verbs } from "../../../model/verb.ts";
import { codeLabel } from "../../../words/labels.ts";
import { useWords } from "../../words/words.tsx";

type Option = { readonly id: string; readonly text: string };
type Props = {
  readonly number: number;
  readonly clause: DraftClause;
  readonly tasks: readonly Option[];
  readonly unitTypes: readonly Option[];
  readonly change: (part: Partial<DraftClause>) => void;
  readonly remove: () => void;
};

/** One clause of the draft with the fields that its effect has. */
export function ClauseForm({ number, clause, tasks, unitTypes, change, remove }: Props) {
  const { say, digits } = useWords();
  const { effect } = clause;
  return (
    <fieldset className="draft-clause">
      <legend>
        {say("mandate.draft.clause", { number: digits(number) })}: {codeLabel(say, "effect", effect)}
      </legend>
      <Verb clause={clause} change={change} />
      {effect === "sets_strength" && <Level clause={clause} change={change} />}
      {effect === "extends" && (
        <label>
          {say("field.until")}
          <input
            type="date"
            value={clause.until ?? ""}
            onChange={(event) => change({ until: event.target.value || null })}
          />
        </label>
      )}
      {effect === "sets_task" && (
        <>
          <label className="wide">
            {say("noun.task")}
            <textarea rows={2} value={clause.text} onChange={(event) => change({ text: event.target.value })} />
          </label>
          <Many
            name="field.requirement"
            options={unitTypes}
            chosen={clause.requirement}
            choose={(requirement) => change({ requirement })}
          />
          <Many name="field.means" options={unitTypes} chosen={clause.means} choose={(means) => change({ means })} />
        </>
      )}
      {(effect === "sets_task" || effect === "ends_task") && (
        <Many
          name="mandate.draft.tasks"
          options={tasks}
          chosen={clause.tasks}
          choose={(chosen) => change({ tasks: chosen })}
        />
      )}
      <button type="button" className="button small" onClick={remove}>
        {say("mandate.draft.remove")}
      </button>
    </fieldset>
  );
}

type Part = Pick<Props, "clause" | "change">;

function Verb({ clause, change }: Part) {
  const { say } = useWords();
  return (
    <label>
      {say("field.verb")}
      <select
        className="select"
        value={clause.verb ?? ""}
        onChange={(event) => change({ verb: verbs.find((verb) => verb === event.target.value) ?? null })}
      >
        {verbs.map((verb) => (
          <option key={verb} value={verb}>
            {codeLabel(say, "verb", verb)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Level({ clause, change }: Part) {
  const { say } = useWords();
  return (
    <>
      <label>
        {say("field.component")}
        <select
          className="select"
          value={clause.component ?? ""}
          onChange={(event) =>
            change({ component: authorisedComponents.find((code) => code === event.target.value) ?? null })
          }
        >
          {authorisedComponents.map((code) => (
            <option key={code} value={code}>
              {codeLabel(say, "component", code)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("field.authorised_strength.value")}
        <input
          type="number"
          min={0}
          step={1}
          value={clause.value ?? ""}
          onChange={(event) => change({ value: wholeOf(event.target.value) })}
        />
      </label>
    </>
  );
}

const wholeOf = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);

type ManyProps = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
};

/** Any number of options, each with its box; none where the mission has none. */
function Many({ name, options, chosen, choose }: ManyProps) {
  const { say } = useWords();
  if (options.length === 0) return null;
  return (
    <details className="wide">
      <summary>
        {say(name)}:{" "}
        {chosen.length === 0
          ? "–"
          : options
              .filter(({ id }) => chosen.includes(id))
              .map(({ text }) => text)
              .join("; ")}
      </summary>
      <div className="draft-options">
        {options.map(({ id, text }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                choose(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />{" "}
            <span dir="auto">{text}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
