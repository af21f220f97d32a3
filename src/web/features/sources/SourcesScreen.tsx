import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { nouns } from "../../../model/nouns.ts";
import { ask, type Item } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { keptSearch } from "../../app/search.ts";
import { allOf, missionPath } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import "./sources.css";

type SourceUse = { readonly source: string; readonly noun: string; readonly records: number };
type Rested = {
  readonly item: Item;
  readonly title: string;
  readonly uses: readonly SourceUse[];
  readonly records: number;
};

const usesQuery = (mission: string) => ({
  queryKey: ["mission", mission, "source-uses"],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    ask<{ items: readonly SourceUse[] }>(`${missionPath(mission)}/source-uses`, { signal }),
});

/** Every source of the mission, and what rests on it. */
export function SourcesScreen() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say, number, compare } = useWords();
  const sources = useQuery(allOf(mission, "source", "sources"));
  const uses = useQuery(usesQuery(mission));
  const { find = "" } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const rested = useMemo(
    () => restingOn(sources.data ?? [], uses.data?.items ?? []).sort((a, b) => compare(a.title, b.title)),
    [sources.data, uses.data, compare],
  );
  const error = sources.error ?? uses.error;
  if (error) return <ProblemPanel error={error} retry={() => void (sources.refetch(), uses.refetch())} />;
  const waits = sources.isPending || uses.isPending;
  const shown = rested.filter(({ item, title }) =>
    fits(`${item.id} ${title} ${String(item.values["where"] ?? "")}`, find),
  );
  const unused = rested.filter(({ records }) => records === 0).length;
  return (
    <div className="sources">
      <h1 className="screen-title">{say("screen.sources")}</h1>
      <Panel
        title={
          waits
            ? say("screen.loading")
            : say("sources.finding", { count: rested.length, shown: number(rested.length), unused })
        }
        subtitle={say("sources.subtitle")}
      >
        <label className="field-line">
          {say("sources.search")}
          <input
            type="search"
            value={find}
            onChange={(event) => setSearch({ find: event.target.value || undefined })}
          />
        </label>
        {waits ? (
          <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />
        ) : (
          <SourceTable mission={mission} rows={shown} />
        )}
      </Panel>
    </div>
  );
}

const fits = (all: string, typed: string): boolean => all.toLowerCase().includes(typed.trim().toLowerCase());

function restingOn(items: readonly Item[], uses: readonly SourceUse[]): Rested[] {
  const bySource = new Map<string, SourceUse[]>();
  for (const use of uses) bySource.set(use.source, [...(bySource.get(use.source) ?? []), use]);
  return items.map((item) => {
    const own = bySource.get(item.id) ?? [];
    const title = String(item.values["title"] ?? item.id);
    return { item, title, uses: own, records: own.reduce((sum, { records }) => sum + records, 0) };
  });
}

function SourceTable({ mission, rows }: { mission: string; rows: readonly Rested[] }) {
  const { say, number } = useWords();
  if (rows.length === 0) return <p>{say("screen.data.none_found")}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("screen.sources")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("field.source.id")}</th>
            <th scope="col">{say("field.source.title")}</th>
            <th scope="col">{say("sources.where")}</th>
            <th scope="col" className="num">
              {say("sources.records")}
            </th>
            <th scope="col">{say("sources.rests")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, title, uses, records }) => (
            <tr key={item.id}>
              <th scope="row">
                <bdi>{item.id}</bdi>
              </th>
              <td>
                <bdi>{title}</bdi>
                {item.values["note"] ? <p className="quiet">{String(item.values["note"])}</p> : null}
              </td>
              <td>
                <Where text={item.values["where"]} />
              </td>
              <td className="num">{number(records)}</td>
              <td>{uses.length === 0 ? say("sources.nothing") : <Uses mission={mission} uses={uses} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Web addresses open elsewhere, and only when a person follows them: the page itself never asks another machine. */
function Where({ text }: { text: unknown }) {
  const { say } = useWords();
  if (typeof text !== "string" || text === "") return <span className="quiet">{say("screen.unknown")}</span>;
  return (
    <bdi className="where">
      {text.split(/(https?:\/\/[^\s)]+)/).map((part, index) =>
        part.startsWith("http") ? (
          <a key={index} href={part} target="_blank" rel="noreferrer noopener">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}

function Uses({ mission, uses }: { mission: string; uses: readonly SourceUse[] }) {
  const { sayOr, number } = useWords();
  return (
    <ul className="uses">
      {uses.map(({ noun, source, records }) => (
        <li key={noun}>
          <Link
            className="record-link"
            to="/missions/$mission/data/$plural"
            params={{ mission, plural: nouns.find(({ name }) => name === noun)?.plural ?? noun }}
            search={(before) => ({ ...keptSearch(before), filter: `source:is:${source}` })}
          >
            {sayOr(`noun.${noun}.many`, noun)}: {number(records)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
