import { useMemo } from "react";
import type { Field } from "../../../model/noun.ts";
import { localeOf } from "../../../words/say.ts";
import { useWords } from "../../words/words.tsx";
import { codeName } from "./show-value.ts";
import { signsOf, type Writing } from "./typed-text.ts";

/** How the reader's language writes the values of a field. */
export function useWriting(): (field: Pick<Field, "name" | "meta">) => Writing {
  const words = useWords();
  return useMemo(() => {
    const signs = signsOf(localeOf(words.language));
    return ({ name, meta }) => {
      const codes = new Map<string, string>();
      for (const code of meta.codes ?? []) codes.set(codeName(code, name, words).toLowerCase(), code);
      if (meta.kind === "boolean")
        for (const code of ["yes", "no"]) {
          codes.set(words.say(`code.boolean.${code}`).toLowerCase(), code);
          codes.set(code === "yes" ? "true" : "false", code);
        }
      return { ...signs, codeFor: (word) => codes.get(word.toLowerCase()) };
    };
  }, [words]);
}
