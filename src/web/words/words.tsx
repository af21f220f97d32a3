import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { directionOf, sayFrom, type Catalogue, type Language, type Say } from "../../words/say.ts";
import { loadCatalogue } from "./catalogue.ts";
import { formatsOf, type Formats } from "../../words/formats.ts";
import { isolatedValues } from "../../words/isolate.ts";

/** Everything that turns codes, numbers and dates into text of the reader's language. */
export type Words = Formats & {
  readonly language: Language;
  readonly say: Say;
  /** Says the code, or gives the fallback where the language has no message for it. */
  readonly sayOr: (code: string, fallback: string) => string;
};

const WordsContext = createContext<Words | null>(null);

function wordsFrom(language: Language, catalogue: Catalogue): Words {
  const plain = sayFrom(language, catalogue);
  const say: Say = (code, values) => plain(code, values && isolatedValues(language, values));
  const sayOr = (code: string, fallback: string) => (code in catalogue ? say(code) : fallback);
  return { ...formatsOf(language), language, say, sayOr };
}

/** Loads the language and holds the page until it is there; a later change keeps the old words until the new are read. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let current = true;
    void loadCatalogue(language).then((catalogue) => {
      if (!current) return;
      document.documentElement.lang = language;
      document.documentElement.dir = directionOf(language);
      setWords(wordsFrom(language, catalogue));
    });
    return () => {
      current = false;
    };
  }, [language]);
  if (words === null) return <div className="page-loading" aria-busy="true" />;
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new RangeError("useWords needs a WordsProvider above it");
  return words;
}
