import type { MandateSheet } from "../model/mandate.ts";
import type { MissionData } from "../model/mission-data.ts";
import { say, sayIn } from "../words/catalogue.ts";
import { codeLabel } from "../words/labels.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

const textWidth = 70;
const cut = (text: string): string => (text.length > textWidth ? `${text.slice(0, textWidth - 1)}…` : text);
const start = (title: string) => ({ title, align: "start" as const });
const end = (title: string) => ({ title, align: "end" as const });

/** The mandate on a day: its end, tasks with their means, what comes next, and the register with its clocks. */
export function mandateText(sheet: MandateSheet, mission: MissionData, language: Language): string {
  const symbols = new Map(mission.instrument.map(({ id, symbol }) => [id, symbol]));
  const symbol = (id: string | null): string => (id === null ? "" : (symbols.get(id) ?? id));
  const parts = [headOf(sheet, symbol, language), tasksOf(sheet, symbol, language), datesOf(sheet, symbol, language)];
  if (sheet.register.length > 0) parts.push(registerOf(sheet, language));
  parts.push(say(language, "mandate.verb_order"));
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

type Symbol = (id: string | null) => string;

function headOf({ mission, as_of, ends, instrument }: MandateSheet, symbol: Symbol, language: Language): string {
  const title = say(language, "mandate.sheet.title", { mission, day: as_of, instrument: symbol(instrument) });
  const until =
    ends === null
      ? say(language, "mandate.sheet.no_end")
      : say(language, "mandate.sheet.ends", {
          until: ends.until,
          count: ends.days,
          instrument: symbol(ends.instrument),
        });
  return `${title}\n${until}`;
}

function tasksOf({ tasks, missing, names }: MandateSheet, symbol: Symbol, language: Language): string {
  const speak = sayIn(language);
  const lacking = new Map(missing.map(({ task, name }) => [task, name]));
  return textTable(
    [
      start(speak("noun.instrument")),
      start(speak("field.paragraph")),
      start(speak("field.verb")),
      start(speak("field.means")),
      start(speak("mandate.missing")),
      start(speak("noun.task")),
    ],
    tasks.map((task) => [
      symbol(task.instrument),
      task.paragraph ?? "",
      task.verb === null ? speak("screen.unknown") : codeLabel(speak, "verb", task.verb),
      task.lacks_means ? speak("mandate.tasks.no_means") : task.means.map((id) => names.means[id] ?? id).join("; "),
      lacking.get(task.id) ?? "",
      cut(task.text),
    ]),
  );
}

function datesOf({ calendar }: MandateSheet, symbol: Symbol, language: Language): string {
  const speak = sayIn(language);
  const coming = calendar.filter(({ days }) => days >= 0).slice(0, 12);
  if (coming.length === 0) return speak("mandate.calendar.none");
  return textTable(
    [
      start(speak("field.when")),
      end(speak("mandate.days")),
      start(speak("mandate.what")),
      start(speak("noun.instrument")),
    ],
    coming.map((each) => [
      each.on,
      String(each.days),
      `${speak(`mandate.due.${each.kind}`)} ${each.record}`,
      symbol(each.instrument),
    ]),
  );
}

function registerOf({ register }: MandateSheet, language: Language): string {
  const speak = sayIn(language);
  return textTable(
    [
      start(speak("field.asked_of")),
      start(speak("field.kind")),
      start(speak("field.state")),
      start(speak("field.host_remark")),
      end(speak("mandate.days")),
      start(speak("field.subject")),
    ],
    register.map((each) => [
      each.asked_of,
      codeLabel(speak, "kind", each.kind),
      codeLabel(speak, "state", each.state),
      cut(each.host_remark ?? ""),
      each.days === null ? speak("screen.unknown") : String(each.days),
      cut(each.subject),
    ]),
  );
}
