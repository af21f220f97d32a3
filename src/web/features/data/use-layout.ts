import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { sessionQuery } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { gridColumns } from "./columns.ts";
import { fitWidth, keepLayout, type Layout, shownColumns, storedLayout } from "./layout.ts";
import { fieldName } from "./show-value.ts";

/** All columns of a noun, and those shown as this person likes them. */
export function useLayout(noun: Noun) {
  const words = useWords();
  const person = useQuery(sessionQuery()).data?.user.name ?? "";
  const [layout, setShown] = useState<Layout>(() => storedLayout(person, noun.name));
  useEffect(() => setShown(storedLayout(person, noun.name)), [person, noun.name]);
  const all = useMemo(
    () => gridColumns(noun, ({ name, meta }) => `${fieldName(noun.name, name, words)} ${meta.unit ?? ""}`),
    [noun, words],
  );
  const columns = useMemo(() => shownColumns(all, layout), [all, layout]);
  const change = useCallback(
    (next: (before: Layout) => Layout) =>
      setShown((before) => {
        const after = next(before);
        keepLayout(person, noun.name, after);
        return after;
      }),
    [person, noun.name],
  );
  const resize = useCallback(
    (name: string, by: number) =>
      change((before) => {
        const width = before.widths[name] ?? all.find((column) => column.name === name)?.width ?? 100;
        return { ...before, widths: { ...before.widths, [name]: fitWidth(width + by) } };
      }),
    [change, all],
  );
  const hide = (name: string) => change((before) => ({ ...before, hidden: [...before.hidden, name] }));
  return { all, columns, layout, setLayout: (next: Layout) => change(() => next), resize, hide };
}
