import type { Words } from "../../words/words.tsx";
import { lanes, type Dated } from "./dated.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a dated record is called on the timeline. */
export function nameOf({ say, sayOr, number, moneyShort }: Words, { lane, id, values }: Dated): string {
  switch (lane) {
    case "instrument":
      return text(values["symbol"]) || id;
    case "authorised_strength": {
      const component = sayOr(`code.component.${text(values["component"])}`, text(values["component"]));
      const { value, change } = values;
      if (typeof value === "number") return say("timeline.level", { component, value: number(value) });
      if (typeof change === "number")
        return say("timeline.change", { component, change: signed(number(change), change) });
      return component;
    }
    case "budget_line": {
      const amount = text(values["amount_usd"]);
      const kind = sayOr(`code.kind.${text(values["kind"])}`, text(values["kind"]));
      return amount === "" ? kind : say("timeline.budget", { kind, amount: moneyShort(amount) });
    }
    case "incident": {
      const kind = sayOr(`code.kind.${text(values["kind"])}`, text(values["kind"]));
      return text(values["place"]) === "" ? kind : say("timeline.incident", { kind, place: text(values["place"]) });
    }
    case "season":
      return text(values["name"]) || id;
    case "milestone":
      return text(values["title"]) || id;
  }
}

const signed = (shown: string, value: number): string => (value > 0 ? `+${shown}` : shown);

/** When, as exactly as it is known: a day, month or year, or from one to another. */
export function whenOf({ say, date, month }: Words, { when, openEnd }: Dated): string {
  const point = (part: string) => (part.length === 7 ? month(part) : date(part));
  if (!when.includes("/")) return point(when);
  const [from = "", to = ""] = when.split("/");
  if (from === "") return say("timeline.until", { to: point(to) });
  if (to === "" || openEnd) return say("timeline.since", { from: point(from) });
  return say("screen.span", { from: point(from), to: point(to) });
}

/** The kind of a record within its lane; empty where lanes have only one. */
export const kindOf = ({ sayOr }: Words, { values }: Dated): string =>
  text(values["kind"]) === "" ? "" : sayOr(`code.kind.${text(values["kind"])}`, text(values["kind"]));

export const sourcesOf = ({ values }: Dated): string =>
  [values["source"]].flat().filter(Boolean).map(String).join(", ");

/** One record as a sentence. */
export const sayDated = (words: Words, record: Dated): string =>
  words.say("timeline.point", {
    lane: words.say(`noun.${record.lane}`),
    name: nameOf(words, record),
    when: whenOf(words, record),
    precision: words.say(`timeline.precision.${record.precision}`),
    basis: words.sayOr(`screen.basis.${text(record.values["basis"])}`, text(record.values["basis"])),
    source: sourcesOf(record),
  });

export const laneTone = (lane: Dated["lane"]): number => [7, 0, 2, 1, 3, 5][lanes.indexOf(lane)] ?? 0;
