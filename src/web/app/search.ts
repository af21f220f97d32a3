import { isLanguage, type Language } from "../../words/say.ts";

/** What an address carries beside its path, so that a view can be sent: all optional, all plain text. */
export type Search = {
  readonly lang?: Language;
  readonly month?: string;
  readonly scenario?: string;
  readonly view?: "table";
  readonly budget?: string;
  readonly part?: string;
  readonly state?: string;
  /** Filters of a grid as `field:test:value`, joined by `~`. */
  readonly filter?: string;
  /** Field to sort by; a leading `-` turns the order round. */
  readonly sort?: string;
  /** Ids of the only records to show, joined by `,`. */
  readonly ids?: string;
};

const texts = ["month", "scenario", "budget", "part", "state", "filter", "sort", "ids"] as const;

/** Keeps what is known and well formed, drops the rest. */
export function readSearch(raw: Record<string, unknown>): Search {
  const known = texts.flatMap((name) => {
    const value = raw[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  const lang = raw["lang"];
  return {
    ...Object.fromEntries(known),
    ...(typeof lang === "string" && isLanguage(lang) ? { lang } : {}),
    ...(raw["view"] === "table" ? { view: "table" as const } : {}),
  };
}

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function writeSearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const text = new URLSearchParams(parts).toString();
  return text === "" ? "" : `?${text}`;
}
