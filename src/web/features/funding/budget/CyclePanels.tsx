import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { BudgetCycle } from "../../../../model/budget-cycle.ts";
import { usePlanAsk, useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { useWords } from "../../../words/words.tsx";
import { Acts } from "../Acts.tsx";
import { CellDialog } from "./CellDialog.tsx";
import { CycleChart } from "./CycleChart.tsx";
import { cyclePath, cycleQuery } from "./cycle-query.ts";
import { StageTable } from "./StageTable.tsx";

/** One budget through its stages: what is spent against what was granted, every stage by class, and what does not hold. */
export function CyclePanels() {
  const { say, digits, language } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const { mission, scenario } = usePlanAsk();
  const asked = { mission, scenario, year: search.year };
  const answer = useQuery(cycleQuery(asked));
  if (answer.isError) return <ProblemPanel error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const { cycle, year, years } = answer.data;
  if (cycle === null || year === null)
    return (
      <p className="panel">
        {say("budget.cycle.none")} <RecordLink noun="class_amount" id={[]} text={say("noun.class_amount.many")} />
      </p>
    );
  const [code, stage] = (search.line ?? "").split(":");
  const opened = cycle.classes.find((each) => each.code === code) ?? null;
  const files = (["xlsx", "csv"] as const).map((format) => ({
    format,
    href: `/api/v1${cyclePath({ ...asked, year }, { format, lang: language })}`,
  }));
  return (
    <>
      <div className="panel budget-choices">
        <label>
          {say("budget.screen.year")}
          <select value={year} onChange={(event) => setSearch({ year: event.target.value, line: undefined })}>
            {years.map((each) => (
              <option key={each} value={each}>
                {digits(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Faults cycle={cycle} />
      <CycleChart cycle={cycle} year={year} />
      <StageTable cycle={cycle} year={year} open={(line) => setSearch({ line })} />
      <Panel title={say("budget.screen.files")} foot={say("budget.unofficial")}>
        <p>{say("budget.cycle.rule")}</p>
        <Acts files={files} />
      </Panel>
      <CellDialog of={opened} stage={stage} close={() => setSearch({ line: undefined })} />
    </>
  );
}

/** What does not hold, with the rows to look at. */
function Faults({ cycle }: { readonly cycle: BudgetCycle }) {
  const { say, amount } = useWords();
  if (cycle.faults.length === 0) return null;
  return (
    <div className="panel" role="alert">
      <h2>{say("budget.cycle.faults", { count: cycle.faults.length })}</h2>
      <ul>
        {cycle.faults.map((fault) => (
          <li key={`${fault.code}${fault.class ?? ""}${fault.stage}`}>
            {fault.class === null ? "" : `${say(`code.class.${fault.class}`)}: `}
            {say(`budget.fault.${fault.code}`, { amount: amount(fault.amount_usd), records: fault.records })}{" "}
            <RecordLink noun="class_amount" id={fault.records} text={say("noun.class_amount.many")} />
          </li>
        ))}
      </ul>
    </div>
  );
}
