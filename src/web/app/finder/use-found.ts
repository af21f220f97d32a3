import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { matchScore, readyText } from "../../../methods/text-match.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath, statesQuery } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { useMissionView } from "../mission-context.tsx";
import { keptSearch, type Search } from "../search.ts";
import { screens } from "../screens.ts";
import { typedMonth } from "../typed-month.ts";
import type { Act } from "./act.ts";

type Found = {
  readonly kind: string;
  readonly plural: string | null;
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly score: number;
};
/** Acts and records that fit, under one heading; the heading with the best find comes first. */
export type FoundGroup = { readonly name: string; readonly acts: readonly Act[] };

const foundQuery = (mission: string, text: string) =>
  queryOptions({
    queryKey: ["mission", mission, "search", text],
    queryFn: ({ signal }) =>
      ask<{ items: Found[] }>(`${missionPath(mission)}/search${queryText({ q: text, limit: 24 })}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

const restMs = 80;

/** What fits the text, in groups. While the answer to the last letter is on its way, the one before stays. */
export function useFound(text: string, acts: readonly Act[], commands: boolean) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { sayOr, say, language } = useWords();
  const states = useQuery(statesQuery(language));
  const asked = useRested(text.trim());
  const found = useQuery(foundQuery(mission, asked));
  const months = useMonthAct(text);
  const open = useOpenRecord();
  const typed = readyText(text);
  if (typed.text === "") return { groups: grouped(commands ? acts : acts.slice(0, screens.length), say), busy: false };
  const scored = acts.flatMap((act) => {
    const score = Math.max(
      matchScore(typed, readyText(act.title), true),
      act.detail ? matchScore(typed, readyText(act.detail), false) - 10 : 0,
    );
    return score > 0 ? [{ act, score }] : [];
  });
  const titleOf = ({ kind, id, title }: Found): string =>
    kind === "state" ? (states.data?.items.find(({ iso3 }) => iso3 === id)?.name ?? title) : title;
  const records = (found.data?.items ?? []).flatMap((item) =>
    placesOf(item).map(({ to, search }) => ({
      act: {
        id: `${item.kind}/${item.id}/${to}`,
        group: item.kind === "state" ? say("shell.group.state") : sayOr(`noun.${item.kind}.many`, item.kind),
        title: titleOf(item),
        ...detailOf(item.kind === "state" ? say(`screen.${to}`) : item.detail, item.title),
        run: () => open(to, search),
      },
      score: item.score + (commands ? 0 : 1),
    })),
  );
  const all = [...months.map((act) => ({ act, score: 101 })), ...scored, ...records];
  const sorted = all.sort((a, b) => b.score - a.score).map(({ act }) => act);
  return { groups: grouped(sorted, say), busy: found.isFetching || asked !== text.trim() };
}

function grouped(acts: readonly Act[], say: (code: string) => string): readonly FoundGroup[] {
  const groups = new Map<string, Act[]>();
  for (const act of acts) {
    const name = act.group.startsWith("shell.") ? say(act.group) : act.group;
    groups.set(name, [...(groups.get(name) ?? []), act]);
  }
  return [...groups].map(([name, found]) => ({ name, acts: found }));
}

/** The text once no letter was typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function useMonthAct(text: string): readonly Act[] {
  const { say, language, month: nameOf } = useWords();
  const { months, setMonth } = useMissionView();
  const month = typedMonth(text, language);
  if (month === null || !months.includes(month)) return [];
  return [
    {
      id: "month",
      group: "shell.group.date",
      title: say("shell.act.month", { month: nameOf(month) }),
      run: () => setMonth(month),
    },
  ];
}

const detailOf = (detail: string | null, title: string) => (detail && detail !== title ? { detail } : {});

/**
 * Where a record is best seen: places on their map, a state among contributors and among payers, a scenario as that of
 * the page, and what has no picture of its own in the grid.
 */
function placesOf({ kind, plural, id }: Found): readonly { readonly to: string; readonly search: Search }[] {
  switch (kind) {
    case "state":
      return [
        { to: "force", search: { contributor: id } },
        { to: "funding", search: { state: id } },
      ];
    case "scenario":
      return [{ to: "overview", search: { scenario: id } }];
    case "site":
    case "entry_point":
      return [{ to: "places", search: { site: id } }];
    case "source":
      return [{ to: "sources", search: { find: id } }];
    case "instrument":
      return [{ to: "mandate", search: { find: id } }];
    case "milestone":
      return [{ to: "timeline", search: { find: `milestone ${id}` } }];
    default:
      return [{ to: `data/${plural ?? kind}`, search: { ids: id } }];
  }
}

function useOpenRecord(): (to: string, more: Search) => void {
  const { mission } = useParams({ from: "/missions/$mission" });
  const navigate = useNavigate();
  return (to, more) =>
    void navigate({
      to: `/missions/$mission/${to}`,
      params: { mission },
      search: (old) => ({ ...keptSearch(old), ...more }),
    });
}
