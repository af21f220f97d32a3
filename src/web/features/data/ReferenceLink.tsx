import { Link } from "@tanstack/react-router";
import { findNoun } from "../../../model/nouns.ts";
import type { Field } from "../../../model/noun.ts";
import type { Item } from "../../api.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";

type Props = { readonly row: Pick<Item, "values">; readonly column: Pick<Field, "name" | "meta"> };

/** Leads to the record that a value names. */
export function ReferenceLink({ row, column }: Props) {
  const { mission } = usePlanAsk();
  const { say } = useWords();
  const value = row.values[column.name];
  const to = findNoun(column.meta.to?.[0] ?? "");
  const ids = typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
  if (!to || ids.length === 0) return null;
  const label = say("grid.open_record");
  return (
    <Link
      className="cell-act"
      tabIndex={-1}
      data-act="open"
      aria-label={label}
      title={label}
      to="/missions/$mission/data/$plural"
      params={{ mission, plural: to.plural }}
      search={({ lang, month, scenario, as_of }) => ({
        ...(lang && { lang }),
        ...(month && { month }),
        ...(scenario && { scenario }),
        ...(as_of && { as_of }),
        ids: ids.join(","),
      })}
    >
      <Icon name="next" />
    </Link>
  );
}
