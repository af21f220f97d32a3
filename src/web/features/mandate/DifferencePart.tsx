import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { lastDay } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { LevelChanges, TaskChanges } from "./ChangesTable.tsx";
import { CostTable } from "./CostTable.tsx";
import { differenceQuery } from "./mandate-queries.ts";
import { firstDayOf, type MandateLists, textOf } from "./mandate-records.ts";
import { WorkbookLink } from "./WorkbookLink.tsx";

const adopted = (item: Item): string => firstDayOf(textOf(item, "adopted")) || "9999";

/** Two instruments of the address, task by task with people and cost; without them the last two up to the month. */
export function DifferencePart({ lists, month }: { lists: MandateLists; month: string }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const ordered = [...lists.instruments].sort((a, b) => (adopted(a) < adopted(b) ? -1 : 1));
  const known = ordered.filter((item) => adopted(item) <= lastDay(month));
  const from = search.from ?? known.at(-2)?.id ?? ordered[0]?.id ?? "";
  const to = search.to ?? known.at(-1)?.id ?? ordered.at(-1)?.id ?? "";
  const asked = useQuery({ ...differenceQuery(mission, from, to), enabled: from !== "" && to !== "" });
  if (from === "")
    return (
      <Panel className="mandate-wide" title={say("mandate.no_two")}>
        {null}
      </Panel>
    );
  if (asked.error) return <ProblemPanel error={asked.error} retry={() => void asked.refetch()} />;
  return (
    <>
      <section className="panel mandate-wide mandate-choose">
        <Choose name="from" value={from} items={ordered} />
        <Choose name="to" value={to} items={ordered} />
        <WorkbookLink day={lastDay(month)} from={from} to={to} />
      </section>
      {asked.data ? (
        <Shown {...asked.data} />
      ) : (
        <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
    </>
  );
}

function Choose({ name, value, items }: { name: "from" | "to"; value: string; items: readonly Item[] }) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  return (
    <label>
      {say(`mandate.diff.${name}`)}{" "}
      <select className="select" value={value} onChange={(event) => setSearch({ [name]: event.target.value })}>
        {items.map((item) => (
          <option key={item.id} value={item.id}>
            {textOf(item, "symbol") || item.id}
          </option>
        ))}
      </select>
    </label>
  );
}

type Asked = Awaited<ReturnType<NonNullable<ReturnType<typeof differenceQuery>["queryFn"]>>>;

function Shown({ difference, cost }: Asked) {
  const { say, number } = useWords();
  const count = (change: string): string => number(difference.tasks.filter((each) => each.change === change).length);
  const counts = {
    added: count("added"),
    dropped: count("dropped"),
    strengthened: count("strengthened"),
    weakened: count("weakened"),
  };
  return (
    <>
      <Panel
        className="mandate-wide mandate-difference"
        title={say("mandate.diff.count", counts)}
        subtitle={say("mandate.diff.subtitle")}
        foot={<span className="quiet">{say("mandate.verb_order")}</span>}
      >
        {difference.tasks.length === 0 ? (
          <p>{say("mandate.diff.nothing")}</p>
        ) : (
          <TaskChanges changes={difference.tasks} />
        )}
      </Panel>
      <Panel className="mandate-half" title={say("mandate.diff.levels")}>
        <LevelChanges changes={difference.levels} />
      </Panel>
      <Panel className="mandate-half" title={say("mandate.cost")}>
        <CostTable cost={cost} />
      </Panel>
    </>
  );
}
