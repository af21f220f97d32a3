import { Refusal } from "../../kernel/refusal.ts";
import type { Brief, BriefKind } from "../../model/brief.ts";
import { directionOf } from "../../words/say.ts";
import { type BriefFrame, type BriefInput, briefFrame } from "./brief-frame.ts";
import { briefMarks, sourcesSection } from "./brief-marks.ts";
import { contributorSheet } from "./contributor-sheet.ts";
import { missionBrief } from "./mission-brief.ts";
import { siteSheet } from "./site-sheet.ts";
import { stateSheet } from "./state-sheet.ts";

export type BriefAsk = {
  readonly kind: BriefKind;
  /** Site, contributor or state; the mission's own brief has none. */
  readonly subject: string | null;
  /** The month as on which it reports; the month of the highest strength without one. */
  readonly month: string | null;
};

/**
 * A report in the reader's language: values in, values out.
 * @throws Refusal for a month or subject that is not there, or a sheet without its subject
 */
export function makeBrief(input: BriefInput, ask: BriefAsk): Brief {
  const frame = briefFrame(input, ask.month);
  const { title, subtitle, sections, sharesMoney } = partsOf(frame, ask);
  const subject = ask.kind === "mission" ? null : ask.subject;
  return {
    schema: "concert.brief/1",
    kind: ask.kind,
    language: input.language,
    direction: directionOf(input.language),
    mission: input.mission.mission.id,
    month: frame.month?.month ?? null,
    subject,
    title,
    subtitle,
    marks: briefMarks(frame, title, sharesMoney),
    sections: [...sections, sourcesSection(frame)],
  };
}

function partsOf(frame: BriefFrame, { kind, subject }: BriefAsk) {
  if (kind === "mission") return missionBrief(frame);
  if (subject === null || subject === "") throw new Refusal("invalid", "brief.subject_missing");
  if (kind === "site") return siteSheet(frame, subject);
  return kind === "contributor" ? contributorSheet(frame, subject) : stateSheet(frame, subject);
}
