import { Link, useParams } from "@tanstack/react-router";
import { keptSearch } from "./search.ts";

/** Plural of the list in addresses; most nouns take an s. The data screen itself accepts either. */
const pluralOf = (noun: string): string => (noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`);

type Props = { readonly noun: string; readonly id: string | readonly string[]; readonly text?: string };

/** Leads to one record, or to some of one kind, in the grid. */
export function RecordLink({ noun, id, text }: Props) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const ids = typeof id === "string" ? [id] : id;
  return (
    <Link
      className="record-link"
      to="/missions/$mission/data/$plural"
      params={{ mission, plural: pluralOf(noun) }}
      search={(before) => ({ ...keptSearch(before), ids: ids.join(",") })}
    >
      {text ?? ids.join(", ")}
    </Link>
  );
}
