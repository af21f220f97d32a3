import { periodEnd } from "../../kernel/period.ts";
import type { BriefCell, BriefSection } from "../../model/brief.ts";
import type { Incident } from "../../model/incident.ts";
import { type BriefFrame, columns, count, plain } from "./brief-frame.ts";
import { heading, note, quiet } from "./shared-parts.ts";

const endsBy = (incident: Incident, day: string): boolean => (periodEnd(incident.when) ?? "9999") <= day;

/** Incidents recorded up to the day of the report and running totals printed by then; totals are never added to events. */
export function safetySection(frame: BriefFrame, most: number): BriefSection {
  const { say, day, mission, formats } = frame;
  const known = mission.incident.filter((incident) => endsBy(incident, day));
  const events = known.filter(({ scope }) => scope === "event").toSorted((a, b) => (a.when < b.when ? 1 : -1));
  const totals = known.filter(({ scope }) => scope === "total");
  const killed = stated(events.map((event) => event.killed));
  const shown = [...events.slice(0, most), ...totals];
  for (const { source } of shown) frame.cite(source);
  return {
    name: "safety",
    width: "half",
    blocks: [
      heading(say("brief.safety")),
      quiet(
        say("brief.safety.lead", {
          count: events.length,
          shown: formats.number(events.length),
          killed: killed === null ? say("screen.unknown") : formats.number(killed),
        }),
      ),
      ...(shown.length === 0 ? [] : [incidentTable(frame, shown)]),
      note(say("brief.safety.note")),
    ],
  };
}

export function incidentTable(frame: BriefFrame, incidents: readonly Incident[]): BriefSection["blocks"][number] {
  const { say } = frame;
  return {
    type: "table",
    caption: say("brief.safety.caption"),
    columns: columns(
      [say("report.column.when"), 28],
      [say("report.column.kind"), 36],
      [say("brief.column.killed"), -18],
      [say("brief.column.injured"), -18],
    ),
    rows: incidents.map((incident): BriefCell[] => [
      plain(whenText(frame, incident.when)),
      plain(
        incident.scope === "total"
          ? say("brief.safety.total", { kind: say(`code.kind.${incident.kind}`) })
          : [say(`code.kind.${incident.kind}`), incident.place].filter(Boolean).join(", "),
      ),
      count(frame, incident.killed),
      count(frame, incident.injured),
    ]),
  };
}

/** A period as exactly as it is known: a day, a month, a year, or from one to another. */
export function whenText(frame: BriefFrame, period: string): string {
  const [from = "", to] = period.split("/");
  if (to === undefined) return pointText(frame, from);
  if (from === "") return frame.say("timeline.until", { to: pointText(frame, to) });
  if (to === "") return frame.say("screen.since", { from: pointText(frame, from) });
  return frame.say("report.span", { from: pointText(frame, from), to: pointText(frame, to) });
}

function pointText({ formats }: BriefFrame, text: string): string {
  if (text.length === 4) return formats.digits(text);
  return text.length === 7 ? formats.monthShort(text) : formats.dateShort(text);
}

const stated = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};
