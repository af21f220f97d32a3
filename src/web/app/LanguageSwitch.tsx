import { useNavigate } from "@tanstack/react-router";
import { isLanguage, languages } from "../../words/say.ts";
import { useWords } from "../words/words.tsx";

/** Every language under its own name, in its own letters. */
export function LanguageSwitch() {
  const { language, say } = useWords();
  const navigate = useNavigate();
  const choose = (next: string) => {
    if (isLanguage(next)) void navigate({ to: ".", search: (before) => ({ ...before, lang: next }), replace: true });
  };
  return (
    <select
      className="select"
      aria-label={say("screen.language")}
      value={language}
      onChange={(event) => choose(event.target.value)}
    >
      {languages.map((code) => (
        <option key={code} value={code} lang={code}>
          {new Intl.DisplayNames(code, { type: "language" }).of(code)}
        </option>
      ))}
    </select>
  );
}
