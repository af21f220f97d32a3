import { useId } from "react";
import { briefKinds, type BriefSubjects } from "../../../model/brief.ts";
import { baseOf, languages } from "../../../words/say.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { type BriefAsk, briefPath } from "./brief-queries.ts";
import { type Choice, papers } from "./choice.ts";

type Props = { readonly choice: Choice; readonly subjects: BriefSubjects; readonly asked: BriefAsk };
type Option = { readonly id: string; readonly name: string };

/** Which report, about what, in which language and on which paper; month and scenario are those of the bars around. */
export function BriefControls({ choice, subjects, asked }: Props) {
  const { say, language } = useWords();
  const setSearch = useSetSearch();
  const { kind } = choice;
  const named = (code: string): string => new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  return (
    <form
      className="panel brief-controls"
      aria-label={say("brief.controls")}
      onSubmit={(event) => event.preventDefault()}
    >
      <Choose
        label={say("brief.kind")}
        value={kind}
        options={briefKinds.map((id) => ({ id, name: say(`brief.kind.${id}`) }))}
        choose={(report) => setSearch({ report }, true)}
      />
      {kind !== "mission" && choice.subject !== undefined && (
        <Choose
          label={say(`brief.subject.${kind}`)}
          value={choice.subject}
          options={subjects[kind]}
          choose={(id) => setSearch({ [kind]: id }, true)}
        />
      )}
      <Choose
        label={say("brief.language")}
        value={baseOf(choice.language)}
        options={languages.map((id) => ({ id, name: named(id) }))}
        choose={(id) => setSearch({ report_lang: id === baseOf(language) ? undefined : id })}
      />
      <Choose
        label={say("brief.paper")}
        value={choice.paper}
        options={papers.map((id) => ({ id, name: id === "a4" ? "A4" : "Letter" }))}
        choose={(paper) => setSearch({ paper: paper === "a4" ? undefined : paper })}
      />
      <button type="button" className="button primary" onClick={() => window.print()}>
        <Icon name="print" />
        {say("brief.print")}
      </button>
      <a className="button" href={`/api/v1${briefPath(asked, ".docx", choice.paper)}`} download>
        <Icon name="download" />
        {say("brief.docx")}
      </a>
    </form>
  );
}

type ChooseProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (id: string) => void;
};

function Choose({ label, value, options, choose }: ChooseProps) {
  const id = useId();
  return (
    <label>
      <span id={id}>{label}</span>
      <select className="select" aria-labelledby={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.some(({ id }) => id === value) ? null : <option value={value}>{value}</option>}
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
