import { useEffect, useMemo, useRef, useState } from "react";
import { matchScore, readyText } from "../../methods/text-match.ts";
import type { Say } from "../../words/say.ts";
import { useWords } from "../words/words.tsx";
import type { HelpView } from "./help-door.ts";
import { type TermCode, termCodes } from "./terms.ts";
import { TermText } from "./TermText.tsx";

type Props = { readonly say: Say; readonly chosen: TermCode | null; readonly open: (view: HelpView) => void };

/** All terms in the order of the language, narrowed by a search; one of them may be chosen. */
export function Glossary({ say, chosen, open }: Props) {
  const { language, number } = useWords();
  const [text, setText] = useState("");
  const sorted = useMemo(() => {
    const { compare } = new Intl.Collator(language === "en-XA" ? "en" : language);
    return [...termCodes].sort((a, b) => compare(say(`help.term.${a}`), say(`help.term.${b}`)));
  }, [say, language]);
  const shown = useMemo(() => {
    const typed = readyText(text);
    if (typed.text === "") return sorted;
    const fits = (code: TermCode) =>
      Math.max(
        matchScore(typed, readyText(say(`help.term.${code}`)), true),
        matchScore(typed, readyText(say(`help.term.${code}.is`)), false),
      ) > 0;
    return sorted.filter(fits);
  }, [sorted, text, say]);
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not give back.
    void at.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div className="glossary">
      <label className="glossary-search">
        <span>{say("help.glossary.search")}</span>
        <input
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (chosen !== null) open("glossary");
          }}
        />
      </label>
      <p className="quiet small-text" role="status">
        {shown.length === 0
          ? say("help.glossary.none")
          : say("help.glossary.count", { count: shown.length, shown: number(shown.length) })}
      </p>
      <dl>
        {shown.map((code) => (
          <div key={code} ref={code === chosen ? at : null} className={code === chosen ? "term chosen" : "term"}>
            <dt>{say(`help.term.${code}`)}</dt>
            <dd>
              <TermText code={code} say={say} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
