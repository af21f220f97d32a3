import type { LevelChange, SetLevel, TaskChange } from "../model/mandate.ts";
import type { PricedDifference } from "../operations/mandate/show-difference.ts";
import { say, sayIn } from "../words/catalogue.ts";
import { formatsOf } from "../words/formats.ts";
import { codeLabel } from "../words/labels.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** Characters to which the text of a task is cut. */
const textWidth = 70;

/** Two instruments on a terminal: tasks by what became of them, then levels, then cost by class. */
export function differenceText({ difference, cost }: PricedDifference, language: Language): string {
  const { from, to, tasks, levels } = difference;
  const speak = (code: string, values = {}): string => say(language, code, values);
  const column = (name: string, align: "start" | "end" = "start") => ({ title: speak(name), align });
  const parts = [speak("mandate.diff.title", { from: from.symbol, to: to.symbol })];
  if (tasks.length > 0)
    parts.push(
      textTable(
        [
          column("mandate.diff.change"),
          column("field.paragraph"),
          column("mandate.diff.verb_before"),
          column("mandate.diff.verb_after"),
          column("mandate.diff.people", "end"),
          column("noun.task"),
        ],
        tasks.map((task) => taskCells(task, language)),
      ),
    );
  if (levels.length > 0)
    parts.push(
      textTable(
        [
          column("field.component"),
          column("mandate.diff.before", "end"),
          column("mandate.diff.after", "end"),
          column("mandate.diff.people", "end"),
        ],
        levels.map((level) => levelCells(level, language)),
      ),
    );
  if (tasks.length + levels.length === 0) parts.push(speak("mandate.diff.nothing"));
  parts.push(...costLines(cost, language), speak("mandate.verb_order"));
  return `${parts.join("\n\n")}\n`;
}

function costLines({ from, to, variance, unpriced }: PricedDifference["cost"], language: Language): string[] {
  const speak = (code: string, values = {}): string => say(language, code, values);
  const { money } = formatsOf(language);
  const changed = variance.classes.filter(({ difference_usd }) => difference_usd !== null && difference_usd !== "0.00");
  const lines = [speak("funding.unofficial"), speak("mandate.cost.year", { from, to })];
  if (changed.length > 0)
    lines.push(
      textTable(
        [
          { title: speak("mandate.class"), align: "start" },
          { title: speak("mandate.diff.money"), align: "end" },
        ],
        [
          ...changed.map(({ code, difference_usd, partial }) => [
            codeLabel(sayIn(language), "class", code) + (partial ? " *" : ""),
            money(difference_usd ?? ""),
          ]),
          [speak("mandate.cost.total"), money(variance.difference_usd)],
        ],
      ),
    );
  else lines.push(speak("mandate.cost.none"));
  if (changed.some(({ partial }) => partial)) lines.push(speak("mandate.cost.partial"));
  if (unpriced.length > 0)
    lines.push(
      speak("mandate.cost.unpriced", {
        components: unpriced.map((code) => codeLabel(sayIn(language), "component", code)),
      }),
    );
  return [...lines, speak("mandate.cost.rule")];
}

function taskCells({ change, before, after, people }: TaskChange, language: Language): string[] {
  const verb = (code: string | null | undefined): string =>
    code ? codeLabel(sayIn(language), "verb", code) : say(language, "screen.unknown");
  const shown = after ?? before[0];
  const text = shown?.text ?? "";
  return [
    say(language, `mandate.change.${change}`),
    shown?.paragraph ?? "",
    before.length === 0 ? "" : before.map((each) => verb(each.verb)).join("; "),
    after === null ? "" : verb(after.verb),
    signed(people, language),
    text.length > textWidth ? `${text.slice(0, textWidth - 1)}…` : text,
  ];
}

function levelCells({ component, before, after, people }: LevelChange, language: Language): string[] {
  const level = ({ value, change, records }: SetLevel): string => {
    if (value !== null) return formatsOf(language).number(value);
    if (records.length === 0) return say(language, "mandate.level.none");
    return change === null ? say(language, "screen.unknown") : `(${signed(change, language)})`;
  };
  return [codeLabel(sayIn(language), "component", component), level(before), level(after), signed(people, language)];
}

function signed(value: number | null, language: Language): string {
  if (value === null) return say(language, "screen.unknown");
  const shown = formatsOf(language).number(Math.abs(value));
  return value === 0 ? shown : `${value > 0 ? "+" : "−"}${shown}`;
}
