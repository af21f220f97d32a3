import { type BriefKind, type BriefSubjects, briefKinds } from "../../../model/brief.ts";
import { isLanguage, type Language } from "../../../words/say.ts";
import type { Search } from "../../app/search.ts";

export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];
export type Choice = {
  readonly kind: BriefKind;
  /** Undefined where the mission has nothing to choose, and for the mission's own brief. */
  readonly subject: string | undefined;
  readonly language: Language;
  readonly paper: Paper;
};

/** What the address asks for; where it says nothing, the mission brief, the first of its subjects, the page's language and A4. */
export function choiceOf(search: Search, subjects: BriefSubjects, language: Language): Choice {
  const kind = briefKinds.find((each) => each === search.report) ?? "mission";
  const asked = search.report_lang;
  return {
    kind,
    subject: kind === "mission" ? undefined : (search[kind] ?? subjects[kind][0]?.id),
    language: asked !== undefined && isLanguage(asked) ? asked : language,
    paper: papers.find((each) => each === search.paper) ?? "a4",
  };
}
