import type { Language } from "../../words/say.ts";
import { hasCatalogue } from "./catalogue.ts";

const languageKey = "concert.language";

/** The address decides; without it, what the reader chose here last, then what the browser asks for. */
export function openingLanguage(asked: string | undefined): Language {
  if (asked !== undefined && hasCatalogue(asked)) {
    localStorage.setItem(languageKey, asked);
    return asked;
  }
  const wished = [
    localStorage.getItem(languageKey) ?? "",
    ...navigator.languages.map((tag) => tag.split("-")[0] ?? ""),
  ];
  return wished.find(hasCatalogue) ?? "en";
}
