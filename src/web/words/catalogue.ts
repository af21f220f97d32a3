import { baseOf, type Catalogue, type Language, type OfferedLanguage } from "../../words/say.ts";

/** Loads the words of one language; each language is a file of its own, so a reader fetches only theirs. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const catalogue = await loaders[baseOf(language)]();
  if (language !== "en-XA") return catalogue;
  return (await import("../../words/pseudo.ts")).pseudoCatalogue(catalogue);
}

const loaders: Readonly<Record<OfferedLanguage, () => Promise<Catalogue>>> = {
  en: () => import("../../words/catalogue/page.en.ts").then((module) => module.catalogue),
  fr: () => import("../../words/catalogue/page.fr.ts").then((module) => module.catalogue),
  es: () => import("../../words/catalogue/page.es.ts").then((module) => module.catalogue),
  ar: () => import("../../words/catalogue/page.ar.ts").then((module) => module.catalogue),
  ru: () => import("../../words/catalogue/page.ru.ts").then((module) => module.catalogue),
  zh: () => import("../../words/catalogue/page.zh.ts").then((module) => module.catalogue),
};
