import { useNavigate } from "@tanstack/react-router";
import { baseOf, isLanguage, type Language, languages, localeOf } from "../../words/say.ts";
import { chooseNumerals } from "../words/opening-language.ts";
import { useWords } from "../words/words.tsx";

/** Every language that is offered; Arabic once with the digits of codes and sources, once with its own. */
const offered: readonly Language[] = languages.flatMap((code) => (code === "ar" ? [code, "ar-u-nu-arab"] : [code]));

/** The name of a language in itself, in its own letters; in Arabic with the digits that it stands for. */
function ownName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(baseOf(language)) ?? language;
  return baseOf(language) === "ar" ? `${name} ${new Intl.NumberFormat(localeOf(language)).format(123)}` : name;
}

export function LanguageSwitch() {
  const { language, say } = useWords();
  const navigate = useNavigate();
  const choose = (next: string) => {
    if (!isLanguage(next)) return;
    chooseNumerals(next);
    void navigate({ to: ".", search: (before) => ({ ...before, lang: baseOf(next) }), replace: true });
  };
  return (
    <select
      className="select"
      aria-label={say("screen.language")}
      value={language}
      onChange={(event) => choose(event.target.value)}
    >
      {(offered.includes(language) ? offered : [...offered, language]).map((code) => (
        <option key={code} value={code} lang={code}>
          {ownName(code)}
        </option>
      ))}
    </select>
  );
}
