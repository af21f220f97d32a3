import type { Say } from "../../words/say.ts";
import { type TermCode, terms } from "./terms.ts";

/** What a term means, what it is not, and where the word comes from. */
export function TermText({ code, say }: { code: TermCode; say: Say }) {
  return (
    <>
      <p>{say(`help.term.${code}.is`)}</p>
      <p>
        <strong>{say("help.glossary.not")}</strong> {say(`help.term.${code}.not`)}
      </p>
      <p className="quiet small-text">{say(`help.glossary.source.${terms[code]}`)}</p>
    </>
  );
}
