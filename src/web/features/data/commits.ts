import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { ApiProblem, ask, type Item, type ItemPage, type Operation, type Receipt } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { submit, type Submitted } from "../../offline/outbox.ts";
import { missionPath } from "../../queries.ts";

/** The commits of one act, which are one but where an act had to wait for the link in parts. */
type Act = readonly number[];
/** Own acts of this visit: what can be undone, and what was undone and can come back. */
type Stacks = { readonly undo: readonly Act[]; readonly redo: readonly Act[] };
const none: Stacks = { undo: [], redo: [] };
const stacks = new Map<string, Stacks>();
const listeners = new Set<() => void>();

function keep(mission: string, next: Stacks): void {
  stacks.set(mission, next);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

type Done = { readonly seqs: readonly number[]; readonly versions: ReadonlyMap<string, number> };

/** @throws ApiProblem with the server's reason against one of the operations; the whole act then waits for a person */
function standing(done: Submitted): Done {
  const [first] = done.problems;
  if (first) throw first.problem;
  return done;
}

/** Writes changes as one commit, and takes own commits back. Every act ends in the journal; nothing is lost. */
export function useCommits(mission: string) {
  const client = useQueryClient();
  const { undo, redo } = useSyncExternalStore(subscribe, () => stacks.get(mission) ?? none);
  const commit = useCallback(
    async (operations: readonly Operation[], sending?: Promise<Submitted>) => {
      // Safe in the queue of this machine first; what goes as one act goes as one commit, all of it or nothing.
      const seen = (operation: Operation) => seenIn(client, mission, operation);
      const done = standing(await (sending ?? submit(mission, operations, seen)));
      const before = stacks.get(mission) ?? none;
      if (done.seqs.length > 0) keep(mission, { undo: [...before.undo, done.seqs], redo: [] });
      placeChanges(client, mission, operations, done.versions);
      if (operations.some(({ kind }) => kind !== "change")) await refreshLists(client, mission);
    },
    [client, mission],
  );
  const reverse = async (from: "undo" | "redo") => {
    const before = stacks.get(mission) ?? none;
    const act = before[from].at(-1);
    if (act === undefined) return;
    const rest = { ...before, [from]: before[from].slice(0, -1) };
    const made: number[] = [];
    try {
      for (const seq of [...act].reverse()) {
        const path = `${missionPath(mission)}/commits/${seq}/undo`;
        made.push((await ask<Receipt>(path, { method: "POST", body: {} })).seq);
      }
    } catch (error) {
      // What others have changed since is never taken back over their heads; the acts before it stay within reach.
      if (error instanceof ApiProblem && error.status === 409) keep(mission, rest);
      throw error;
    }
    const to = from === "undo" ? "redo" : "undo";
    keep(mission, { ...rest, [to]: [...before[to], made] });
    await client.invalidateQueries({ queryKey: ["mission", mission] });
  };
  return {
    commit,
    undo: () => reverse("undo"),
    redo: () => reverse("redo"),
    canUndo: undo.length > 0,
    canRedo: redo.length > 0,
  };
}

const refreshLists = (client: ReturnType<typeof useQueryClient>, mission: string) =>
  client.invalidateQueries({ queryKey: ["mission", mission, "list"] });

/** The records as they stood when changes of them were made. */
const seenBy = new WeakMap<Operation, Item>();

/** The record that a change rests on: as its author saw it, or as some list on screen holds it in that version. */
export function seenIn(
  client: ReturnType<typeof useQueryClient>,
  mission: string,
  operation: Operation,
): Item | undefined {
  const known = seenBy.get(operation);
  if (known) return known;
  const listed = itemOf(client, mission, operation);
  return listed?.version === operation.base_version ? listed : undefined;
}

/** A record as some list on screen holds it. */
function itemOf(
  client: ReturnType<typeof useQueryClient>,
  mission: string,
  { noun, id }: Pick<Operation, "noun" | "id">,
): Item | undefined {
  const pages = client.getQueriesData<ItemPage>({ queryKey: ["mission", mission, "list", noun, "grid"] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((item) => item.id === id);
}

/** Puts acknowledged changes into the lists on screen at once; the next read brings the same. */
function placeChanges(
  client: ReturnType<typeof useQueryClient>,
  mission: string,
  operations: readonly Operation[],
  versions: ReadonlyMap<string, number>,
): void {
  const byId = new Map(
    operations.flatMap((operation) => {
      const version = versions.get(operation.op_id);
      return operation.kind === "change" && version !== undefined ? [[operation.id, { operation, version }]] : [];
    }),
  );
  const noun = operations[0]?.noun;
  const place = (item: Item): Item => {
    const made = byId.get(item.id);
    if (!made || made.version <= item.version) return item;
    return { ...item, version: made.version, values: { ...item.values, ...made.operation.values } };
  };
  client.setQueriesData<ItemPage>(
    { queryKey: ["mission", mission, "list", noun, "grid"] },
    (page) => page && { ...page, items: page.items.map(place) },
  );
}

export function changeOf(noun: string, row: Item, values: Operation["values"]): Operation {
  const operation: Operation = {
    op_id: newOpId(),
    kind: "change",
    noun,
    id: row.id,
    base_version: row.version,
    values,
  };
  seenBy.set(operation, row);
  return operation;
}
