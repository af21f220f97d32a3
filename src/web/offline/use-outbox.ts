import { useMemo, useSyncExternalStore } from "react";
import type { Item } from "../api.ts";
import { type Change, type WaitingItem, laidOver } from "./change.ts";
import { type OutboxView, outboxView, watchOutbox } from "./outbox.ts";

export const useOutbox = (): OutboxView => useSyncExternalStore(watchOutbox, outboxView);

/** Lays the values that wait here over the items of a list; the same item gives the same object until something changes. */
export function useWaitingOver(mission: string, noun: string): (item: Item) => WaitingItem {
  const { changes } = useOutbox();
  return useMemo(() => {
    const byId = new Map<string, Change[]>();
    for (const change of changes) {
      if (change.mission !== mission || change.op.noun !== noun) continue;
      byId.set(change.op.id, [...(byId.get(change.op.id) ?? []), change]);
    }
    const made = new WeakMap<Item, WaitingItem>();
    return (item) => {
      const due = byId.get(item.id);
      if (!due) return item;
      const known = made.get(item) ?? laidOver(item, due);
      made.set(item, known);
      return known;
    };
  }, [changes, mission, noun]);
}
