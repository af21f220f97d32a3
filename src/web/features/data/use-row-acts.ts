import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { findNoun } from "../../../model/nouns.ts";
import type { Noun } from "../../../model/noun.ts";
import type { Item } from "../../api.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import type { Column } from "./columns.ts";
import type { At } from "./range.ts";
import { emptyItem, type FormOf } from "./RowPanel.tsx";
import type { RangeActs } from "./use-range-acts.ts";
import type { Rows } from "./use-rows.ts";

type Setup = {
  readonly noun: Noun;
  readonly rows: Rows;
  readonly columns: readonly Column[];
  /** Nothing here can be changed. */
  readonly closed: boolean;
  readonly at: At;
  readonly choose: (at: At, extend: boolean) => void;
  readonly acts: RangeActs;
  readonly focusGrid: () => void;
};
type Open =
  | { readonly kind: "columns" }
  | { readonly kind: "history"; readonly id: string }
  | { readonly kind: "form"; readonly form: FormOf }
  | { readonly kind: "remove"; readonly items: readonly Item[] };

/** What stands open over the grid, and the acts on rows that open it. */
export function useRowActs({ noun, rows, columns, closed, at, choose, acts, focusGrid }: Setup) {
  const [open, setOpen] = useState<Open | null>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const follow = useFollow();
  const act = (name: string, where: At) => {
    if (closed && ["add", "remove", "duplicate"].includes(name)) return;
    const row = rows.at(where.row);
    if (name === "columns") setOpen({ kind: "columns" });
    else if (name === "add") setOpen({ kind: "form", form: { kind: "add", item: emptyItem } });
    else if (name === "menu") setMenu(columns[where.column]?.name ?? null);
    else if (name === "remove")
      void acts.chosenItems().then((items) => items.length > 0 && setOpen({ kind: "remove", items }));
    else if (!row) return;
    else if (name === "history") setOpen({ kind: "history", id: row.id });
    else if (name === "details") setOpen({ kind: "form", form: { kind: "change", item: row } });
    else if (name === "duplicate") setOpen({ kind: "form", form: { kind: "add", item: copyOf(noun, row) } });
    else if (name === "open") follow(row, columns[where.column]);
  };
  const form = open?.kind === "form" ? open.form : null;
  const step = (by: 1 | -1) => {
    const row = rows.at(at.row + by);
    if (!row) return;
    choose({ row: at.row + by, column: at.column }, false);
    setOpen({ kind: "form", form: { kind: "change", item: row } });
  };
  return {
    act,
    menu,
    setMenu,
    open: open?.kind ?? null,
    history: open?.kind === "history" ? open.id : null,
    removing: open?.kind === "remove" ? open.items : null,
    form,
    step,
    close: useCallback(() => {
      setOpen(null);
      focusGrid();
    }, [focusGrid]),
  };
}

/** The values of a record for another one, which needs an id or a key of its own. */
function copyOf(noun: Noun, { values }: Item): Item {
  const { id: _id, ...rest } = values;
  return { id: "", version: 0, values: noun.key === null ? rest : values };
}

/** Goes to the record that a reference names. */
function useFollow() {
  const navigate = useNavigate();
  const { mission } = usePlanAsk();
  return (row: Item, column: Column | undefined) => {
    const to = findNoun(column?.meta.to?.[0] ?? "");
    const value = row.values[column?.name ?? ""];
    const ids = typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
    if (!to || ids.length === 0) return;
    void navigate({
      to: "/missions/$mission/data/$plural",
      params: { mission, plural: to.plural },
      search: ({ lang, month, scenario, as_of }) => ({
        ...(lang && { lang }),
        ...(month && { month }),
        ...(scenario && { scenario }),
        ...(as_of && { as_of }),
        ids: ids.join(","),
      }),
    });
  };
}
