import { whatWords, whyWords } from "../report/flags-section.ts";
import { type PlanSheet, column } from "./plan-sheet.ts";

export const flagsSheet: PlanSheet = {
  name: "flags",
  columns: [
    column("severity"),
    column("domain", "text", 26),
    column("month"),
    column("flag", "text", 90),
    column("act", "text", 60),
    column("code", "text", 26),
    column("records", "text", 60),
  ],
  rows: ({ plan, say }) =>
    plan.flags.map((flag) => [
      say(`report.severity.${flag.severity}`),
      say(`report.domain.${flag.domain}`),
      flag.month,
      flag.text,
      flag.act,
      flag.code,
      flag.records.map((record) => `${record.noun} ${record.id}`).join("; "),
    ]),
};

export const unknownSheet: PlanSheet = {
  name: "unknown",
  columns: [column("what", "text", 36), column("month"), column("why", "text", 90)],
  rows: (frame) =>
    frame.plan.unknown.map(({ what, month, why }) => [whatWords(frame, what), month, whyWords(frame, why)]),
};

export const sourcesSheet: PlanSheet = {
  name: "sources",
  columns: [
    column("source", "text", 24),
    column("title", "text", 60),
    column("where", "text", 70),
    column("note", "text", 60),
  ],
  rows: ({ mission }) => mission.source.map((source) => [source.id, source.title, source.where, source.note]),
};

/** How the workbook is to be read: what is estimated, what an empty cell means, what the shares are not. */
export const notesSheet: PlanSheet = {
  name: "notes",
  columns: [column("note", "text", 120)],
  rows: ({ say, mission }) => [
    [say(`report.nature.${mission.mission.nature}`)],
    [say("report.note.empty")],
    [say("report.note.estimates")],
    [say("report.needs.lead")],
    [say("report.reimbursement.lead")],
    [say("report.shares.heading")],
    [say("funding.unofficial")],
    [say("report.note.exact")],
  ],
};
