import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { PledgeLevel, type PayerMix } from "../../../../model/payer-mix.ts";
import { usePlanAsk } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { keptSearch } from "../../../app/search.ts";
import { useWords } from "../../../words/words.tsx";
import { CapsPanel, DuePanel, NoticesPanel, PledgesPanel } from "./MixPanels.tsx";
import { BesidePanel, LinesPanel } from "./LinesPanel.tsx";
import { MixCharts } from "./MixCharts.tsx";
import { MixHead } from "./MixHead.tsx";
import { type MixAsk, mixQuery } from "./mix-query.ts";
import { PayersPanel } from "./PayersPanel.tsx";
import { TakeAway } from "./TakeAway.tsx";
import { TasksPanel, UnpaidPanel } from "./UnpaidPanels.tsx";
import "../../../styles/payers.css";

/** Who pays for the mission, and what it means when payers fall away. */
export function PayersScreen() {
  const { say } = useWords();
  const { without = "", count } = useSearch({ strict: false });
  const plan = usePlanAsk();
  const counted = PledgeLevel.safeParse(count);
  const asked = { ...plan, without: without.split(",").filter(Boolean), count: counted.data ?? "committed" };
  const mix = useQuery({ ...mixQuery(asked), placeholderData: keepPreviousData });
  return (
    <div className="payer_mix" aria-busy={mix.isPlaceholderData}>
      <h1 className="screen-title">{say("screen.funding.view.payer_mix")}</h1>
      {mix.isError && <ProblemPanel error={mix.error} retry={() => void mix.refetch()} />}
      {!mix.data && !mix.isError && (
        <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
      {mix.data && (mix.data.payers.length === 0 ? <NoPayers /> : <Mix mix={mix.data} asked={asked} />)}
    </div>
  );
}

function Mix({ mix, asked }: { readonly mix: PayerMix; readonly asked: MixAsk }) {
  return (
    <>
      <MixHead mix={mix} asked={asked} />
      <TakeAway mix={mix} asked={asked.without} />
      <MixCharts mix={mix} />
      <UnpaidPanel mix={mix} />
      <TasksPanel mix={mix} />
      <PayersPanel mix={mix} />
      <LinesPanel mix={mix} />
      <CapsPanel mix={mix} />
      <PledgesPanel mix={mix} />
      <BesidePanel mix={mix} />
      <DuePanel mix={mix} />
      <NoticesPanel mix={mix} />
    </>
  );
}

const lists = [
  ["cost_line", "cost_lines"],
  ["payer", "payers"],
  ["pledge_of_money", "pledges_of_money"],
] as const;

/** A mission without payers: what would stand here, and the lists that fill it, each with its template. */
function NoPayers() {
  const { say } = useWords();
  const { mission } = usePlanAsk();
  return (
    <Panel className="payers-wide" title={say("payers.screen.none")} subtitle={say("payers.screen.none.subtitle")}>
      <ul className="payers-lists">
        {lists.map(([noun, plural]) => (
          <li key={noun}>
            <Link
              to="/missions/$mission/data/$plural"
              params={{ mission, plural }}
              search={(before) => keptSearch(before)}
            >
              {say(`noun.${noun}.many`)}
            </Link>{" "}
            <span className="quiet">{say(`about.${noun}`)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{say("payers.screen.none.ways")}</p>
    </Panel>
  );
}
