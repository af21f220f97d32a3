import { useState } from "react";
import * as z from "zod";
import type { Draft, DraftClause } from "../../../engines/mandate/draft.ts";
import { authorisedComponents } from "../../../model/authorised-strength.ts";
import { verbs } from "../../../model/verb.ts";

const text = z.string().max(4000);
const StoredDraft = z.object({
  title: text,
  clauses: z.array(
    z.object({
      key: text,
      effect: z.enum(["sets_task", "ends_task", "sets_strength", "extends"]),
      verb: z.enum(verbs).nullable(),
      text,
      tasks: z.array(text),
      requirement: z.array(text),
      means: z.array(text),
      component: z.enum(authorisedComponents).nullable(),
      value: z.int().min(0).nullable(),
      until: text.nullable(),
    }),
  ),
});

const empty: Draft = { title: "", clauses: [] };
const placeOf = (mission: string): string => `concert.draft.${mission}`;

/** A draft of an earlier visit; what cannot be read as one is left alone and a new one begun. */
function stored(mission: string): Draft {
  try {
    return StoredDraft.safeParse(JSON.parse(localStorage.getItem(placeOf(mission)) ?? "null")).data ?? empty;
  } catch {
    return empty;
  }
}

/** The draft of a mission, kept in this browser alone. */
export function useDraft(mission: string) {
  const [draft, setDraft] = useState<Draft>(() => stored(mission));
  const keep = (next: Draft): void => {
    setDraft(next);
    try {
      localStorage.setItem(placeOf(mission), JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still edits the draft while it is open.
    }
  };
  return {
    draft,
    setTitle: (title: string) => keep({ ...draft, title }),
    add: (effect: DraftClause["effect"]) => keep({ ...draft, clauses: [...draft.clauses, newClause(effect, draft)] }),
    change: (key: string, part: Partial<DraftClause>) =>
      keep({ ...draft, clauses: draft.clauses.map((each) => (each.key === key ? { ...each, ...part } : each)) }),
    remove: (key: string) => keep({ ...draft, clauses: draft.clauses.filter((each) => each.key !== key) }),
  };
}

function newClause(effect: DraftClause["effect"], { clauses }: Draft): DraftClause {
  const highest = Math.max(0, ...clauses.map(({ key }) => Number(key) || 0));
  return {
    key: String(highest + 1),
    effect,
    verb: "decides",
    text: "",
    tasks: [],
    requirement: [],
    means: [],
    component: effect === "sets_strength" ? "military" : null,
    value: null,
    until: null,
  };
}
