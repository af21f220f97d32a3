import { isLanguage, type Language } from "../../words/say.ts";
import { isWorkFunction, type WorkFunction } from "../../model/work-function.ts";

/** What an address carries beside its path, so that a view can be sent: all optional, all plain text. */
export type Search = {
  readonly lang?: Language;
  readonly month?: string;
  readonly scenario?: string;
  /** The function by which the reader enters; without it, the one that this browser remembers. */
  readonly as?: WorkFunction;
  readonly view?: "table";
  readonly budget?: string;
  readonly part?: string;
  readonly state?: string;
  /** Year of the scale, or of the budget, that is shown; without it, the year of the month. */
  readonly year?: string;
  /** What the scale's method is tried with, in per cent, where it is not the usual. */
  readonly gradient?: string;
  readonly floor?: string;
  readonly ceiling?: string;
  /** What a statement supposes: a mandate's end, dollars of staff assessment, a credit such as `2015/16=1200000`. */
  readonly end?: string;
  readonly staff?: string;
  readonly credit?: string;
  /** Filters of a grid as `field:test:value`, joined by `~`. */
  readonly filter?: string;
  /** Field to sort by; a leading `-` turns the order round. */
  readonly sort?: string;
  /** The selected site or entry point of a map, and the one that its distance is measured to. */
  readonly site?: string;
  readonly to?: string;
  /** `dry` or `wet`: roads as in that season, whatever the month. */
  readonly season?: string;
  /** What the force screen counts: a category of people, and `women` for the women among them. */
  readonly category?: string;
  readonly measure?: string;
  readonly contributor?: string;
  /** What the timeline shows: kinds that are hidden, joined by `,`, and its first and last day. */
  readonly hide?: string;
  readonly from?: string;
  readonly until?: string;
  /** Ids of the only records to show, joined by `,`. */
  readonly ids?: string;
  /** What a list of words is narrowed to. */
  readonly find?: string;
  /** The scenario that the chosen one is held against; without it, the plan as decided. */
  readonly against?: string;
  /** The commit whose contents are shown. */
  readonly commit?: string;
  /** `1` while the box for files to upload is open. */
  readonly upload?: string;
  /** Which report is shown, its paper, and its language where that is not the page's. */
  readonly report?: string;
  readonly paper?: string;
  readonly report_lang?: string;
  /** Tables as they were known right after this commit; such tables are read, never changed. */
  readonly as_of?: string;
  /** The cash screen: first day, stresses joined by `~`, and what the reader assumes of payers and of cash in hand. */
  readonly on?: string;
  readonly stress?: string;
  readonly delay?: string;
  readonly paid?: string;
  readonly opening?: string;
  /** What the budget shows: `reported` strength, people asked for as `troops:5000,civilians:90`, the class that is open and whether as changed. */
  readonly strength?: string;
  readonly people?: string;
  readonly class?: string;
  readonly side?: string;
  /** The payer mix: payers taken away, joined by `,`, and which amount of a pledge counts. */
  readonly without?: string;
  readonly count?: string;
  /** A mission to come: its uniformed people, how far the size of missions like it may lie, and their region. */
  readonly uniformed?: string;
  readonly factor?: string;
  readonly region?: string;
  /** Quarter of a statement of reimbursement, as `2023-Q1`, and the line that is open. */
  readonly quarter?: string;
  readonly line?: string;
  /** `cycle` where the budget shows its stages. */
  readonly stages?: string;
  /** What the search of priorities is asked: cut in per cent, months, decisions by `quarter`, ids of tasks joined by `~`, assumptions. */
  readonly cut?: string;
  readonly within?: string;
  readonly period?: string;
  readonly protect?: string;
  readonly leaving?: string;
  readonly notice?: string;
  /** What the help panel shows: `screen`, `glossary` or the code of a term. */
  readonly help?: string;
};

const texts = [
  "upload",
  "month",
  "scenario",
  "budget",
  "part",
  "state",
  "year",
  "gradient",
  "floor",
  "ceiling",
  "end",
  "staff",
  "credit",
  "filter",
  "sort",
  "ids",
  "category",
  "measure",
  "contributor",
  "hide",
  "from",
  "until",
  "site",
  "to",
  "season",
  "find",
  "commit",
  "against",
  "as_of",
  "on",
  "stress",
  "delay",
  "paid",
  "opening",
  "strength",
  "people",
  "class",
  "side",
  "without",
  "count",
  "uniformed",
  "factor",
  "region",
  "quarter",
  "line",
  "stages",
  "cut",
  "within",
  "period",
  "protect",
  "leaving",
  "notice",
  "help",
] as const;

/** Keeps what is known and well formed, drops the rest. */
export function readSearch(raw: Record<string, unknown>): Search {
  const known = texts.flatMap((name) => {
    const value = raw[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  const [lang, as] = [raw["lang"], raw["as"]];
  return {
    ...Object.fromEntries(known),
    ...(typeof lang === "string" && isLanguage(lang) ? { lang } : {}),
    ...(typeof as === "string" && isWorkFunction(as) ? { as } : {}),
    ...(raw["view"] === "table" ? { view: "table" as const } : {}),
  };
}

/** What goes along from one screen of a mission to another. */
export const keptSearch = ({ lang, month, scenario, as, help }: Search): Search => ({
  ...(lang && { lang }),
  ...(month && { month }),
  ...(scenario && { scenario }),
  ...(as && { as }),
  ...(help && { help }),
});

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function writeSearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const text = new URLSearchParams(parts).toString();
  return text === "" ? "" : `?${text}`;
}
