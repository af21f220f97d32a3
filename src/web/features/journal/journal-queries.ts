import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CommitHead } from "../../../model/commit.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

type CommitPage = { readonly items: readonly CommitHead[]; readonly next_cursor: string | null };
type Values = Readonly<Record<string, unknown>> | null;

/** One change of a commit, with the whole record before and after. */
export type CommitChange = {
  readonly noun: string;
  readonly id: string;
  readonly kind: "add" | "change" | "remove" | "batch";
  readonly version: number | null;
  readonly before: Values;
  readonly after: Values;
};
export type CommitContents = CommitHead & {
  readonly counts: readonly { readonly noun: string; readonly kind: CommitChange["kind"]; readonly records: number }[];
  readonly changes: readonly CommitChange[];
};

/** What the journal says of itself when it is held against its digests. */
export type Verification = {
  readonly ok: boolean;
  readonly seq: number;
  readonly digest: string;
  readonly operations: number;
  readonly withheld: number;
  readonly erased: number;
  readonly first_fault: { readonly seq: number; readonly fault: string } | null;
};

/** Commits newest first; with a day, only what was known by its end (UTC). */
export const commitsQuery = (mission: string, until: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["mission", mission, "journal", until ?? ""],
    queryFn: ({ pageParam, signal }) =>
      ask<CommitPage>(`${missionPath(mission)}/journal${queryText({ limit: 50, cursor: pageParam, until })}`, {
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });

export const commitQuery = (mission: string, seq: number) =>
  queryOptions({
    queryKey: ["mission", mission, "commit", seq],
    queryFn: ({ signal }) => ask<CommitContents>(`${missionPath(mission)}/journal/${seq}`, { signal }),
    staleTime: Infinity,
  });

export const verificationQuery = (mission: string) =>
  queryOptions({
    queryKey: ["mission", mission, "journal-verified"],
    queryFn: ({ signal }) => ask<Verification>(`${missionPath(mission)}/journal/verify`, { signal }),
    enabled: false,
    staleTime: 0,
  });
