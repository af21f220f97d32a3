import { Link, useParams, useSearch } from "@tanstack/react-router";
import type { FieldMeta } from "../../../model/field.ts";
import { fieldsOf, type Noun } from "../../../model/noun.ts";
import { nouns } from "../../../model/nouns.ts";
import { aboutField, aboutNoun, codeLabel, fieldLabel, nounLabel, nounsLabel } from "../../../words/labels.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { keptSearch } from "../../app/search.ts";
import { useWords } from "../../words/words.tsx";
import "./dictionary.css";

/** Every table and column with its meaning, from the same descriptions that make tables, workbooks and checks. */
export function DictionaryScreen() {
  const { say, number } = useWords();
  const { find = "" } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const shown = nouns
    .map((noun) => ({ noun, fields: fittingFields(noun, find, say) }))
    .filter(({ fields }) => fields.length > 0);
  const columns = shown.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <div className="dictionary">
      <h1 className="screen-title">{say("screen.dictionary")}</h1>
      <p className="quiet">{say("dictionary.empty")}</p>
      <label className="field-line">
        {say("journal.dictionary.find")}
        <input type="search" value={find} onChange={(event) => setSearch({ find: event.target.value || undefined })} />
        <span role="status" className="quiet">
          {say("journal.dictionary.found", { tables: number(shown.length), columns: number(columns) })}
        </span>
      </label>
      {shown.map(({ noun, fields }) => (
        <NounPanel key={noun.name} noun={noun} fields={fields} />
      ))}
    </div>
  );
}

type Fields = ReturnType<typeof fieldsOf>;
type SayCode = ReturnType<typeof useWords>["say"];

/** All fields of a table whose own name fits; else those of its fields that fit. */
function fittingFields(noun: Noun, find: string, say: SayCode): Fields {
  const typed = find.trim().toLowerCase();
  const fits = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(typed));
  const fields = fieldsOf(noun);
  if (fits(noun.name, nounsLabel(say, noun.name), nounLabel(say, noun.name))) return fields;
  return fields.filter(({ name }) => fits(name, fieldLabel(say, noun.name, name), aboutField(say, noun.name, name)));
}

function NounPanel({ noun, fields }: { noun: Noun; fields: Fields }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const label = nounsLabel(say, noun.name);
  return (
    <Panel
      title={label}
      subtitle={aboutNoun(say, noun.name)}
      foot={
        <Link
          className="record-link"
          to="/missions/$mission/data/$plural"
          params={{ mission, plural: noun.plural }}
          search={(before) => keptSearch(before)}
        >
          {say("journal.dictionary.open", { table: label })}
        </Link>
      }
    >
      {noun.appendOnly && <p className="quiet">{say("dictionary.append_only")}</p>}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="table">
          <thead>
            <tr>
              {["label", "column", "kind", "unit", "needed", "meaning", "hxl"].map((name) => (
                <th key={name} scope="col">
                  {say(`dictionary.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, meta }) => (
              <FieldRow key={name} noun={noun} name={name} meta={meta} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function FieldRow({ noun, name, meta }: { noun: Noun; name: string; meta: FieldMeta }) {
  const { say, sayOr, list } = useWords();
  return (
    <tr>
      <th scope="row">{fieldLabel(say, noun.name, name)}</th>
      <td>
        <code>{name}</code>
      </td>
      <td>
        {say(`field_kind.${meta.kind}`)}
        {meta.to && (
          <p className="quiet">{say("dictionary.refers", { nouns: list(meta.to.map((to) => nounsLabel(say, to))) })}</p>
        )}
        {meta.zeroIsSuspect && <p className="quiet">{say("dictionary.zero")}</p>}
      </td>
      <td>{meta.unit ? sayOr(`unit.${meta.unit}`, meta.unit) : "–"}</td>
      <td>{say(meta.required ? "code.boolean.yes" : "code.boolean.no")}</td>
      <td>
        {aboutField(say, noun.name, name)}
        {meta.codes && (
          <ul className="codes">
            {meta.codes.map((code) => (
              <li key={code}>
                <code>{code}</code> {codeLabel(say, name, code)}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>{meta.hxl ? <code>{meta.hxl}</code> : "–"}</td>
    </tr>
  );
}
