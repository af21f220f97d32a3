import type { Catalogue, Language } from "../../words/say.ts";

/** Loads the words of one language; each language is a file of its own, so a reader fetches only theirs. */
export function loadCatalogue(language: Language): Promise<Catalogue> {
  return loaders[language]();
}

const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => import("./en.ts").then((module) => module.catalogue),
  fr: () => import("./fr.ts").then((module) => module.catalogue),
  ar: () => import("./ar.ts").then((module) => module.catalogue),
};

export const hasCatalogue = (text: string): text is Language => Object.hasOwn(loaders, text);
