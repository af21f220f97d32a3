import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import { type ReadyText, matchScore, readyText } from "../../methods/text-match.ts";
import type { State } from "../../model/reference-data.ts";
import { type RecordTexts, findSight, listTexts } from "../../store/search-texts.ts";
import type { Connection, SessionToken } from "../../store/store.ts";
import { catalogues } from "../../words/catalogue.ts";
import { languages } from "../../words/say.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Searched, searched } from "./searched-nouns.ts";

/** A record or a state that fits what was typed; `plural` is its list in addresses, null for a state. */
export type Found = {
  readonly kind: string;
  readonly plural: string | null;
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
  readonly score: number;
};
type Entry = Omit<Found, "score"> & { readonly names: readonly ReadyText[] };

export type SearchAsk = { readonly text: string; readonly limit: number };

const mostIndexes = 8;

/**
 * The names of missions, ready to be searched, as each circle of readers may see them: an index is kept for a mission,
 * its last commit and the labels that a session reads, and serves only sessions with the same three.
 */
export class SearchShelf {
  readonly #workspace: Workspace;
  readonly #indexes = new Map<string, Promise<readonly Entry[]>>();
  readonly #states: readonly Entry[];

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#states = workspace.reference.states.map(stateEntry);
  }

  /**
   * Records and states by any of their names, best first. Wrong letters are forgiven where little else is found.
   * @throws Refusal not-found for a mission that is absent or not to be seen
   */
  async search(session: SessionToken, missionId: string, { text, limit }: SearchAsk): Promise<readonly Found[]> {
    const entries = [...(await this.#entriesOf(session, missionId)), ...this.#states];
    const typed = readyText(text);
    if (typed.text === "") return [];
    const strict = bestOf(entries, typed, { limit, forgiving: false });
    return strict.length >= limit || strict.some(({ score }) => score >= 60)
      ? strict
      : bestOf(entries, typed, { limit, forgiving: true });
  }

  #entriesOf(session: SessionToken, missionId: string): Promise<readonly Entry[]> {
    const read = async (connection: Connection) => {
      const sight = await findSight(connection, missionId);
      if (sight === null) throw new Refusal("not-found", "store.mission_unknown", { mission: missionId });
      const key = JSON.stringify([missionId, sight]);
      const known = this.#indexes.get(key);
      if (known) return known;
      const made = readEntries(connection, missionId);
      made.catch(() => this.#indexes.delete(key));
      this.#indexes.set(key, made);
      for (const old of [...this.#indexes.keys()].slice(0, -mostIndexes)) this.#indexes.delete(old);
      return made;
    };
    return this.#workspace.database.transaction(session, read, { readOnly: true });
  }
}

async function readEntries(connection: Connection, missionId: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const each of searched) {
    const fields = [...new Set([each.title, ...each.names, ...(each.detail === null ? [] : [each.detail])])];
    const rows = await listTexts(connection, each.noun, missionId, fields);
    for (const row of rows) entries.push(recordEntry(each, row));
  }
  return entries;
}

function recordEntry({ noun, title, names, detail }: Searched, row: RecordTexts): Entry {
  const said = noun.name === "commodity" ? namesInAllLanguages(`commodity.${row.id}`) : [];
  const all = [row.id, ...[title, ...names].flatMap((field) => textsOf(row[field])), ...said];
  return {
    kind: noun.name,
    plural: noun.plural,
    id: row.id,
    title: textsOf(row[title])[0] ?? row.id,
    detail: detail === null ? null : (textsOf(row[detail])[0] ?? null),
    names: [...new Set(all)].map(readyText),
  };
}

const textsOf = (value: string | readonly string[] | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : typeof value === "string" ? [value] : value;

const namesInAllLanguages = (code: string): readonly string[] =>
  languages.flatMap((language) => catalogues[language][code] ?? []);

function stateEntry({ iso3, iso2, name }: State): Entry {
  const known = /^[A-Z]{2}$/.test(iso2);
  const names = languages.flatMap((language) =>
    known ? (new Intl.DisplayNames([language], { type: "region", fallback: "none" }).of(iso2) ?? []) : [],
  );
  return {
    kind: "state",
    plural: null,
    id: iso3,
    title: name,
    detail: iso3,
    names: [...new Set([iso3, iso2, name, ...names])].map(readyText),
  };
}

function bestOf(
  entries: readonly Entry[],
  typed: ReadyText,
  { limit, forgiving }: { readonly limit: number; readonly forgiving: boolean },
): readonly Found[] {
  const found: Found[] = [];
  for (const { names, ...entry } of entries) {
    let score = 0;
    for (const name of names) score = Math.max(score, matchScore(typed, name, forgiving));
    if (score > 0) found.push({ ...entry, score: Math.round(score) });
  }
  return found.sort((a, b) => b.score - a.score || compareText(a.title, b.title)).slice(0, limit);
}
