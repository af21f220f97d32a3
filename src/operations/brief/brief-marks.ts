import type { Brief, BriefMarks } from "../../model/brief.ts";
import type { BriefFrame } from "./brief-frame.ts";

/** What stands on every page; `sharesMoney` adds that the figures are no notice of assessment. */
export function briefMarks(frame: BriefFrame, title: string, sharesMoney: boolean): BriefMarks {
  const { say, mission, month, formats } = frame;
  const { nature } = mission.mission;
  const marks = {
    handling: say(`map.handling.${nature}`),
    scenario:
      frame.scenarios.length === 0
        ? say("screen.scenario.base")
        : say("brief.in_scenario", { names: formats.list(frame.scenarios) }),
    nature: nature === "historic" ? null : say(`brief.nature.${nature}`),
    unofficial: sharesMoney ? say("funding.unofficial") : null,
    as_on: month === null ? say("brief.no_month") : say("brief.as_on", { date: formats.date(frame.day) }),
    program: say("brief.program", {
      version: frame.version,
      date: formats.date(frame.today),
      input: frame.plan.input_hash.replace(/^.*:/, "").slice(0, 10),
    }),
    sources: say("brief.sources_on_page"),
  };
  const { unofficial, scenario, as_on, program, sources } = marks;
  return {
    ...marks,
    head: [joined(marks.nature, title), marks.handling],
    foot: joined(unofficial, scenario, as_on, program, sources),
    page: pageWords(frame),
  };
}

const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(" · ");

/** Cuts the sentence at the places of its two numbers, which the paper counts itself. */
function pageWords({ say }: BriefFrame): BriefMarks["page"] {
  const [before = "", rest = ""] = say("brief.page_of", { page: "\u0001", pages: "\u0002" })
    .replaceAll(/[\u2068\u2069]/g, "")
    .split("\u0001");
  const [between = "", after = ""] = rest.split("\u0002");
  return { before, between, after };
}

/** The sources cited so far, with their titles, in the order of their keys. */
export function sourcesSection(frame: BriefFrame): Brief["sections"][number] {
  const titles = new Map(frame.mission.source.map((source) => [source.id, source.title]));
  const keys = [...frame.cited].toSorted();
  return {
    name: "sources",
    width: "whole",
    blocks: [
      { type: "heading", text: frame.say("brief.sources") },
      ...(keys.length === 0
        ? [{ type: "paragraph" as const, tone: "quiet" as const, text: frame.say("brief.sources.none") }]
        : [{ type: "sources" as const, items: keys.map((key) => ({ key, title: titles.get(key) ?? key })) }]),
    ],
  };
}
