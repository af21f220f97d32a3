import type { ReactNode } from "react";
import type { Say } from "../../words/say.ts";
import { useWords } from "../words/words.tsx";
import { type HelpPageName, helpPages, type Mark } from "./pages.ts";
import { MarkSign } from "./MarkSign.tsx";
import { Term } from "./Term.tsx";

const nameOf: Readonly<Partial<Record<HelpPageName, string>>> = {
  start: "screen.start.title",
  people: "person.people",
  account: "person.account",
};

/** The help page of one screen. */
export function ScreenHelp({ say, page }: { say: Say; page: HelpPageName }) {
  const words = useWords();
  const { marks, out, words: terms } = helpPages[page];
  return (
    <article className="help-page">
      <h3 className="help-screen">{words.say(nameOf[page] ?? `screen.${page}`)}</h3>
      <Part title={say("help.answers")}>
        <p>{say(`help.page.${page}.answers`)}</p>
      </Part>
      <Part title={say("help.how")}>
        <List texts={say(`help.page.${page}.do`).split("\n")} />
      </Part>
      {marks.length > 0 && (
        <Part title={say("help.marks")}>
          <Marks marks={marks} say={say} />
        </Part>
      )}
      <Part title={say("help.from")}>
        <p>{say(`help.page.${page}.from`)}</p>
      </Part>
      {out.length > 0 && (
        <Part title={say("help.out")}>
          <List texts={out.map((way) => say(`help.out.${way}`))} />
        </Part>
      )}
      {terms.length > 0 && (
        <Part title={say("help.words")}>
          <ul className="help-terms">
            {terms.map((code) => (
              <li key={code}>
                <Term code={code}>{say(`help.term.${code}`)}</Term>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

const List = ({ texts }: { texts: readonly string[] }) => (
  <ul className="help-list">
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

const Marks = ({ marks, say }: { marks: readonly Mark[]; say: Say }) => (
  <ul className="help-marks">
    {marks.map((mark) => (
      <li key={mark}>
        <MarkSign mark={mark} />
        <span>{say(`help.mark.${mark}`)}</span>
      </li>
    ))}
  </ul>
);
