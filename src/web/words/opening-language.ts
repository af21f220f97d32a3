import { useSyncExternalStore } from "react";
import { baseOf, isLanguage, isOffered, type Language, languageOfTag } from "../../words/say.ts";

const languageKey = "concert.language";
const numeralsKey = "concert.numerals";

/** The address decides; without it, what the reader chose here last, then what the browser asks for. */
export function openingLanguage(asked: string | undefined): Language {
  if (asked !== undefined && isLanguage(asked)) {
    if (isOffered(asked)) localStorage.setItem(languageKey, asked);
    return withNumerals(asked);
  }
  const wished = [localStorage.getItem(languageKey) ?? "", ...navigator.languages].map(languageOfTag);
  return withNumerals(wished.find((language) => language !== undefined) ?? "en");
}

/** Which digits Arabic is written with is the reader's choice on this machine; no address carries it. */
function withNumerals(language: Language): Language {
  return language === "ar" && readNumerals() === "arab" ? "ar-u-nu-arab" : language;
}

const readNumerals = (): string => localStorage.getItem(numeralsKey) ?? "latn";
const listeners = new Set<() => void>();

/** Remembers with which digits the reader wants Arabic to be written. */
export function chooseNumerals(language: Language): void {
  if (baseOf(language) !== "ar") return;
  localStorage.setItem(numeralsKey, language === "ar" ? "latn" : "arab");
  for (const tell of listeners) tell();
}

/** The language to show for the one that the address asks for; changes with the choice of digits. */
export function useOpeningLanguage(asked: string | undefined): Language {
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, readNumerals);
  return openingLanguage(asked);
}
