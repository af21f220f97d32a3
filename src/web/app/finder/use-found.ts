import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { matchScore, readyText } from "../../../methods/text-match.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
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
  const { sayOr, say } = useWords();
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
  const records = (found.data?.items ?? []).map((item) => ({
    act: {
      id: `${item.kind} ${item.id}`,
      group: item.kind === "state" ? say("shell.group.state") : sayOr(`noun.${item.kind}.many`, item.kind),
      title: item.title,
      ...(item.detail && item.detail !== item.title && { detail: item.detail }),
      run: () => open(item),
    },
    score: item.score + (commands ? 0 : 1),
  }));
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

const hasScreen = (name: string): boolean => screens.some((screen) => screen.name === name);

/** Opens a record where it is best seen: a state in its shares, a scenario as the scenario of the page, else in the grid. */
function useOpenRecord(): (found: Found) => void {
  const { mission } = useParams({ from: "/missions/$mission" });
  const navigate = useNavigate();
  const go = (to: string, more: Search) =>
    void navigate({
      to: `/missions/$mission/${to}`,
      params: { mission },
      search: (old) => ({ ...keptSearch(old), ...more }),
    });
  return ({ kind, plural, id }) => {
    if (kind === "state") go(hasScreen("force") ? "force" : "funding", { state: id });
    else if (kind === "scenario") go("overview", { scenario: id });
    else go(`data/${plural ?? kind}`, { ids: id });
  };
}
