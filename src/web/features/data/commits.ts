import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { ask, type Item, type ItemPage, type Operation, type Receipt } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { submit } from "../../offline/outbox.ts";
import { missionPath } from "../../queries.ts";

/** Own commits of this visit: what can be undone, and what was undone and can come back. */
type Stacks = { readonly undo: readonly number[]; readonly redo: readonly number[] };
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

/** Writes changes as one commit, and takes own commits back. Every act ends in the journal; nothing is lost. */
export function useCommits(mission: string) {
  const client = useQueryClient();
  const { undo, redo } = useSyncExternalStore(subscribe, () => stacks.get(mission) ?? none);
  const path = `${missionPath(mission)}/commits`;
  const commit = useCallback(
    async (operations: readonly Operation[]) => {
      // The edit is safe in the queue of this machine first; what has no receipt yet waits there.
      const done = await submit(mission, operations, (operation) => itemOf(client, mission, operation));
      const before = stacks.get(mission) ?? none;
      if (done.seqs.length > 0) keep(mission, { undo: [...before.undo, ...done.seqs], redo: [] });
      for (const operation of operations) {
        const version = done.versions.get(operation.op_id);
        if (version !== undefined) placeChange(client, mission, operation, version);
      }
      const [first] = done.problems;
      if (first) throw first.problem;
      return done;
    },
    [client, mission],
  );
  const reverse = async (from: "undo" | "redo") => {
    const before = stacks.get(mission) ?? none;
    const seq = before[from].at(-1);
    if (seq === undefined) return;
    const receipt = await ask<Receipt>(`${path}/${seq}/undo`, { method: "POST", body: {} });
    const to = from === "undo" ? "redo" : "undo";
    keep(mission, { ...before, [from]: before[from].slice(0, -1), [to]: [...before[to], receipt.seq] } as Stacks);
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

/** A record as some list on screen holds it. */
function itemOf(client: ReturnType<typeof useQueryClient>, mission: string, { noun, id }: Operation): Item | undefined {
  const pages = client.getQueriesData<ItemPage>({ queryKey: ["mission", mission, "list", noun, "grid"] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((item) => item.id === id);
}

/** Puts an acknowledged change into the lists on screen at once; the next read brings the same. */
function placeChange(
  client: ReturnType<typeof useQueryClient>,
  mission: string,
  { noun, id, values }: Operation,
  version: number,
): void {
  client.setQueriesData<ItemPage>(
    { queryKey: ["mission", mission, "list", noun, "grid"] },
    (page) =>
      page && {
        ...page,
        items: page.items.map((item) =>
          item.id === id ? { ...item, version, values: { ...item.values, ...values } } : item,
        ),
      },
  );
}

export const changeOf = (
  noun: string,
  row: { id: string; version: number },
  values: Operation["values"],
): Operation => ({
  op_id: newOpId(),
  kind: "change",
  noun,
  id: row.id,
  base_version: row.version,
  values,
});
