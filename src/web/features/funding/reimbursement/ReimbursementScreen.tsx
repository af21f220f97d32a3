import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { usePlanAsk, useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { useWords } from "../../../words/words.tsx";
import { useStates } from "../scale/use-scale.ts";
import { LineDialog } from "./LineDialog.tsx";
import { QuarterPanel } from "./QuarterPanel.tsx";
import { type Reimbursement, quarterName, reimbursementPath, reimbursementQuery } from "./reimbursement-query.ts";
import { StatementOf } from "./StatementOf.tsx";
import "../../../styles/start-up.css";

/** What contributors of troops and police are reimbursed for a quarter: all of them, or the statement of one. */
export function ReimbursementScreen() {
  const { say } = useWords();
  const { mission, scenario } = usePlanAsk();
  const { quarter, contributor } = useSearch({ strict: false });
  const asked = { mission, scenario, quarter, contributor };
  const sheet = useQuery(reimbursementQuery(asked));
  return (
    <div className="reimbursement">
      <h1 className="screen-title">{say("reimburse.screen.title")}</h1>
      {sheet.isError && <ProblemPanel error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data ? (
        <Statements sheet={sheet.data} asked={asked} />
      ) : (
        !sheet.isError && <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
    </div>
  );
}

type Props = { readonly sheet: Reimbursement; readonly asked: Parameters<typeof reimbursementPath>[0] };

function Statements({ sheet, asked }: Props) {
  const { say, language } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const { nameOf } = useStates();
  if (sheet.from === null)
    return (
      <Panel title={say("reimburse.screen.nothing")}>
        <p>
          {say("reimburse.nothing_reported")}{" "}
          <RecordLink noun="contribution" id={[]} text={say("noun.contribution.many")} />
        </p>
      </Panel>
    );
  const [only] = sheet.statements;
  const chosen = asked.contributor !== undefined && only?.contributor === asked.contributor ? only : null;
  const files = (["xlsx", "csv"] as const).map((format) => ({
    format,
    href: `/api/v1${reimbursementPath({ ...asked, quarter: quarterName(sheet.from ?? "") }, { format, lang: language })}`,
  }));
  const line = chosen?.lines.find(({ kind, key }) => `${kind}:${key}` === search.line) ?? null;
  return (
    <>
      <Controls sheet={sheet} from={sheet.from} nameOf={nameOf} />
      {sheet.rates_given === 0 && <NoRates />}
      {chosen === null ? (
        <QuarterPanel sheet={sheet} from={sheet.from} nameOf={nameOf} files={files} />
      ) : (
        <StatementOf statement={chosen} rule={sheet.rule} name={nameOf(chosen.contributor)} files={files} />
      )}
      <LineDialog line={line} close={() => setSearch({ line: undefined })} />
    </>
  );
}

/** Rates of equipment are the user's own: none are shipped, and how to give them is said. */
function NoRates() {
  const { say } = useWords();
  return (
    <p className="notice">
      {say("reimburse.screen.no_rates")}{" "}
      <RecordLink noun="equipment_rate" id={[]} text={say("noun.equipment_rate.many")} />
    </p>
  );
}

type ControlProps = {
  readonly sheet: Reimbursement;
  readonly from: string;
  readonly nameOf: (iso3: string) => string;
};

function Controls({ sheet, from, nameOf }: ControlProps) {
  const { say, digits, compare } = useWords();
  const setSearch = useSetSearch();
  const { contributor = "" } = useSearch({ strict: false });
  const named = sheet.contributors.map((iso3) => ({ iso3, name: nameOf(iso3) }));
  return (
    <form className="panel reimbursement-ask startup-fields" aria-label={say("reimburse.screen.controls")}>
      <label className="startup-field">
        {say("reimburse.screen.quarter")}
        <select
          className="select"
          value={from}
          onChange={(event) =>
            setSearch({ quarter: quarterName(event.target.value), contributor: undefined, line: undefined })
          }
        >
          {[...new Set([from, ...sheet.quarters])].sort().map((day) => (
            <option key={day} value={day}>
              {say("reimburse.screen.quarter_of", {
                year: digits(day.slice(0, 4)),
                quarter: digits(quarterName(day).slice(6)),
              })}
            </option>
          ))}
        </select>
      </label>
      <label className="startup-field">
        {say("reimburse.column.contributor")}
        <select
          className="select"
          value={contributor}
          onChange={(event) => setSearch({ contributor: event.target.value || undefined, line: undefined })}
        >
          <option value="">{say("reimburse.screen.all")}</option>
          {named
            .toSorted((a, b) => compare(a.name, b.name))
            .map(({ iso3, name }) => (
              <option key={iso3} value={iso3}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </form>
  );
}
