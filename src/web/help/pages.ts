import type { ScreenName } from "../app/screens.ts";
import type { TermCode } from "./terms.ts";

/** A screen with a help page: those of a mission, the views of Funding, and those of the workspace. */
export type HelpPageName =
  | ScreenName
  | "scale"
  | "statements"
  | "budget"
  | "startup"
  | "reimbursement"
  | "cash"
  | "payer-mix"
  | "priorities"
  | "start"
  | "people"
  | "account";

export type Mark =
  | "estimate"
  | "range"
  | "hatched"
  | "unknown"
  | "scenario"
  | "old"
  | "high"
  | "medium"
  | "low"
  | "info"
  | "dashed"
  | "blank"
  | "waiting";
export type WayOut = "picture" | "table" | "print" | "send" | "map";

/** What a page shows beside its own texts `help.page.NAME.answers`, `.do` (one act a line) and `.from`. */
export type HelpPage = {
  readonly marks: readonly Mark[];
  readonly out: readonly WayOut[];
  readonly words: readonly TermCode[];
};

const severities = ["high", "medium", "low", "info"] as const;

export const helpPages: Readonly<Record<HelpPageName, HelpPage>> = {
  start: { marks: [], out: [], words: ["mission", "mission_pack", "exercise"] },
  overview: {
    marks: [...severities, "estimate", "unknown", "old", "scenario"],
    out: ["picture", "print", "send"],
    words: ["flag", "strength", "authorised_strength", "plan", "scenario", "source"],
  },
  briefs: {
    marks: ["estimate", "unknown", "scenario"],
    out: ["print", "send"],
    words: ["strength", "contributor", "flag", "handling_label", "unofficial"],
  },
  mandate: {
    marks: ["unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["mandate", "instrument", "authorised_strength"],
  },
  places: {
    marks: ["estimate", "dashed", "unknown"],
    out: ["map", "table", "send"],
    words: ["site", "entry_point", "route", "leg", "season", "deployment"],
  },
  force: {
    marks: ["hatched", "blank", "estimate", "unknown"],
    out: ["picture", "table", "print", "send"],
    words: ["strength", "contributor", "troops", "formed_police", "individual_police", "observers", "civilians"],
  },
  timeline: {
    marks: ["range", "unknown"],
    out: ["picture", "table", "print", "send"],
    words: ["milestone", "instrument", "incident"],
  },
  data: {
    marks: ["estimate", "unknown", "waiting"],
    out: ["table", "print", "send"],
    words: ["record", "basis", "confidence", "source", "commit"],
  },
  supply: {
    marks: ["range", "estimate", "unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["need", "commodity", "factor", "site"],
  },
  funding: {
    marks: ["unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["share", "unofficial", "assessment", "scale", "level", "discount", "premium", "payer"],
  },
  statements: {
    marks: ["unknown", "estimate", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["share", "unofficial", "assessment", "scale", "payer"],
  },
  budget: {
    marks: ["range", "unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["appropriation", "strength", "authorised_strength", "unofficial", "reimbursement"],
  },
  startup: {
    marks: ["estimate", "range", "unknown"],
    out: ["picture", "table", "print", "send"],
    words: ["uniformed", "expenditure", "approved_budget", "unofficial"],
  },
  reimbursement: {
    marks: ["hatched", "unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["reimbursement", "contributor", "tcc", "pcc", "unofficial"],
  },
  priorities: {
    marks: ["estimate", "unknown", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["uniformed", "strength", "contributor", "approved_budget", "site", "unofficial"],
  },
  scale: {
    marks: ["unknown"],
    out: ["picture", "table", "print", "send"],
    words: ["scale", "level", "discount", "premium", "unofficial", "payer"],
  },
  cash: {
    marks: ["estimate", "unknown"],
    out: ["picture", "table", "print", "send"],
    words: ["assessment", "payer", "unofficial", "unknown"],
  },
  "payer-mix": {
    marks: ["unknown", "estimate", "scenario"],
    out: ["picture", "table", "print", "send"],
    words: ["payer", "unofficial", "assessment", "scale"],
  },
  compare: {
    marks: ["scenario", ...severities, "unknown"],
    out: ["picture", "print", "send"],
    words: ["scenario", "plan", "plan_as_decided", "flag"],
  },
  sources: { marks: [], out: ["table", "print", "send"], words: ["source", "basis", "confidence"] },
  dictionary: { marks: [], out: ["table", "print", "send"], words: ["record", "basis", "unknown"] },
  journal: { marks: [], out: ["print", "send"], words: ["journal", "commit", "record"] },
  outbox: { marks: ["waiting"], out: [], words: ["commit", "receipt"] },
  people: { marks: [], out: ["table"], words: ["mission"] },
  account: { marks: [], out: [], words: [] },
};

/** The help page of an address, that of a view of Funding where it has one; the first screen's where the address has none of its own. */
export function helpPageAt(path: string): HelpPageName {
  const [, first = "", , screen = "", view = ""] = path.split("/");
  if (first === "missions" && screen === "funding" && isHelpPage(view)) return view;
  const name = first === "missions" ? screen : first === "" ? "start" : first;
  return isHelpPage(name) ? name : "overview";
}

const isHelpPage = (name: string): name is HelpPageName => Object.hasOwn(helpPages, name);
