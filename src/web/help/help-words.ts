import { useQuery } from "@tanstack/react-query";
import { baseOf, type Catalogue, type Language, type OfferedLanguage, type Say, sayFrom } from "../../words/say.ts";
import { useWords } from "../words/words.tsx";

const loaders: Readonly<Record<OfferedLanguage, () => Promise<{ default: Catalogue }>>> = {
  en: () => import("../../words/catalogue/help.en.json"),
  fr: () => import("../../words/catalogue/help.fr.json"),
  es: () => import("../../words/catalogue/help.es.json"),
  ar: () => import("../../words/catalogue/help.ar.json"),
  ru: () => import("../../words/catalogue/help.ru.json"),
  zh: () => import("../../words/catalogue/help.zh.json"),
};

/** Fetches the help texts of one language: they are no part of the first load. */
async function loadHelp(language: Language): Promise<Say> {
  const { default: catalogue } = await loaders[baseOf(language)]();
  if (language !== "en-XA") return sayFrom(language, catalogue);
  const { pseudoCatalogue } = await import("../../words/pseudo.ts");
  return sayFrom(language, pseudoCatalogue(catalogue));
}

/** Says the codes of help once its texts are there. */
export type HelpWords = { readonly say: Say | null; readonly failed: boolean; readonly retry: () => void };

export function useHelpWords(): HelpWords {
  const { language } = useWords();
  const words = useQuery({
    queryKey: ["help words", language],
    queryFn: () => loadHelp(language),
    staleTime: Infinity,
    networkMode: "always",
  });
  return { say: words.data ?? null, failed: words.isError, retry: () => void words.refetch() };
}
