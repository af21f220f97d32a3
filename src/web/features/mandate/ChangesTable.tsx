import type { LevelChange, SetLevel, TaskChange } from "../../../model/mandate.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";

/** A number with its sign, or the word for unknown. */
export function useSigned(): (value: number | null) => TableCell {
  const { say, number } = useWords();
  return (value) => {
    if (value === null) return { value, text: say("screen.unknown") };
    return { value, text: value === 0 ? number(0) : `${value > 0 ? "+" : "−"}${number(Math.abs(value))}` };
  };
}

/** Tasks of two mandates by what became of them. */
export function TaskChanges({ changes, only }: { changes: readonly TaskChange[]; only?: "changed" }) {
  const { say, date } = useWords();
  const signed = useSigned();
  const verb = (code: string | null): string => (code === null ? say("screen.unknown") : codeLabel(say, "verb", code));
  const shown = changes.filter(({ change }) => only === undefined || change !== "kept");
  const why = ({ dropped_by }: TaskChange): string => {
    if (dropped_by === null) return "";
    return dropped_by.how === "paragraph"
      ? ` (${say("mandate.dropped.paragraph", { paragraph: dropped_by.record ?? "" })})`
      : ` (${say("mandate.dropped.day", { date: date(dropped_by.on ?? "") })})`;
  };
  const heads = ["change", "before", "after", "verb_before", "verb_after", "people"];
  return (
    <ChartTableView
      label={say("noun.task.many")}
      table={{
        columns: heads.map((name) => ({ name: say(`mandate.diff.${name}`), numeric: name === "people" })),
        rows: shown.map((each) => ({
          key: `${each.change}/${each.after?.id ?? each.before[0]?.id ?? ""}`,
          current: each.change !== "kept" && each.change !== "restated",
          cells: [
            say(`mandate.change.${each.change}`) + why(each),
            each.before.map(({ text }) => text).join("; "),
            each.after?.text ?? "",
            each.before.map((task) => verb(task.verb)).join("; "),
            each.after === null ? "" : verb(each.after.verb),
            signed(each.people),
          ],
        })),
      }}
    />
  );
}

/** Levels of two mandates by component. */
export function LevelChanges({ changes }: { changes: readonly LevelChange[] }) {
  const { say, number } = useWords();
  const signed = useSigned();
  const level = ({ value, change, records }: SetLevel): TableCell => {
    if (value !== null) return { value, text: number(value) };
    if (records.length === 0) return say("mandate.level.none");
    if (change === null) return { value: null, text: say("screen.unknown") };
    const by = signed(change);
    return say("mandate.change", { change: typeof by === "string" ? by : by.text });
  };
  return (
    <ChartTableView
      label={say("mandate.diff.levels")}
      table={{
        columns: [
          { name: say("field.component") },
          { name: say("mandate.diff.before"), numeric: true },
          { name: say("mandate.diff.after"), numeric: true },
          { name: say("mandate.diff.people"), numeric: true },
        ],
        rows: changes.map((each) => ({
          key: each.component,
          cells: [
            codeLabel(say, "component", each.component),
            level(each.before),
            level(each.after),
            signed(each.people),
          ],
        })),
      }}
    />
  );
}
