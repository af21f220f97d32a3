import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { findNoun } from "../../../model/nouns.ts";
import { type Field, fieldsOf, type Noun } from "../../../model/noun.ts";
import { ask, type Item, type ItemPage, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { codeName } from "./show-value.ts";

/** What a field may take: the text that is stored and the words that readers know it by. */
export type Choice = { readonly value: string; readonly said: string };

const most = 20;
const labels = ["name", "title", "symbol", "short_name"];
const labelField = (noun: Noun): string | undefined =>
  labels.find((label) => fieldsOf(noun).some(({ name }) => name === label));

/** The words by which a record is known; its id where it has none. */
export const labelOf = (item: Item): string => {
  const found = labels.map((label) => item.values[label]).find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : item.id;
};

export const hasChoices = ({ meta }: Pick<Field, "meta">): boolean =>
  meta.codes !== undefined || meta.to !== undefined || meta.kind === "boolean";

/** The choices of a field that hold the typed text: codes by their words, records by id or name. */
export function useChoices(mission: string, field: Pick<Field, "name" | "meta">, typed: string): readonly Choice[] {
  const words = useWords();
  const { meta } = field;
  const noun = findNoun(meta.to?.[0] ?? "");
  const text = typed.trim();
  const records = useQuery({
    queryKey: ["mission", mission, "list", noun?.name, "choices", text],
    queryFn: ({ signal }) => (noun ? readChoices(mission, noun, text, signal) : []),
    enabled: noun !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (noun) return records.data ?? [];
  const codes =
    meta.kind === "boolean"
      ? ["yes", "no"].map((value) => ({ value, said: words.say(`code.boolean.${value}`) }))
      : (meta.codes ?? []).map((value) => ({ value, said: codeName(value, field.name, words) }));
  const plain = text.toLowerCase();
  const fitting = codes.filter(({ value, said }) => `${value} ${said}`.toLowerCase().includes(plain));
  return fitting.length > 0 && !codes.some(({ said }) => said.toLowerCase() === plain) ? fitting : codes;
}

async function readChoices(mission: string, noun: Noun, text: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const label = labelField(noun);
  const fields = text === "" || label === undefined ? [label ?? "id"] : ["id", label];
  const pages = await Promise.all(
    fields.map((field) => {
      const asked = { limit: most, sort: field, ...(text === "" ? {} : { filter: [`${field}:contains:${text}`] }) };
      return ask<ItemPage>(`${missionPath(mission)}/${noun.plural}${queryText(asked)}`, { signal });
    }),
  );
  const byId = new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, labelOf(item)]));
  return [...byId].map(([value, said]) => ({ value, said }));
}
