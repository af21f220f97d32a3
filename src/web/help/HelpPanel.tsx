import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { KeysDialog } from "../app/KeysDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { Glossary } from "./Glossary.tsx";
import { type HelpWords, useHelpWords } from "./help-words.ts";
import type { HelpView } from "./help-door.ts";
import type { HelpPageName } from "./pages.ts";
import { ScreenHelp } from "./ScreenHelp.tsx";
import { useStartTour } from "./TourOffer.tsx";
import "./help.css";

type Props = {
  readonly view: HelpView;
  readonly page: HelpPageName;
  readonly open: (view: HelpView | null) => void;
};

/** Help beside the screen, which stays in use: what the screen at hand is for, and the glossary. */
export function HelpPanel({ view, page, open }: Props) {
  const { say: sayPage } = useWords();
  const words = useHelpWords();
  const box = useRef<HTMLElement>(null);
  const close = () => {
    open(null);
    document.querySelector<HTMLElement>(".help-button")?.focus();
  };
  useEffect(() => box.current?.focus(), []);
  return (
    <aside
      ref={box}
      className="help-panel"
      aria-label={sayPage("shell.help")}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header className="help-head">
        <h2>{sayPage("shell.help")}</h2>
        <button type="button" className="icon-button" onClick={close} aria-label={sayPage("screen.close")}>
          <Icon name="close" />
        </button>
      </header>
      {words.say === null ? <Waiting words={words} /> : <Body say={words.say} {...{ view, page, open }} />}
    </aside>
  );
}

function Waiting({ words }: { words: HelpWords }) {
  const { say } = useWords();
  if (!words.failed) return <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return (
    <div role="alert">
      <p>{say("shell.help.failed")}</p>
      <button type="button" className="button" onClick={words.retry}>
        {say("shell.help.retry")}
      </button>
    </div>
  );
}

function Body({ say, view, page, open }: Props & { say: NonNullable<HelpWords["say"]> }) {
  const { mission } = useParams({ strict: false });
  const [keys, setKeys] = useState(false);
  const startTour = useStartTour();
  const inGlossary = view !== "screen";
  return (
    <>
      <div className="segments" role="group" aria-label={say("help.title")}>
        <button type="button" aria-pressed={!inGlossary} onClick={() => open("screen")}>
          {say("help.tab.screen")}
        </button>
        <button type="button" aria-pressed={inGlossary} onClick={() => open("glossary")}>
          {say("help.tab.glossary")}
        </button>
      </div>
      {inGlossary ? <Glossary say={say} chosen={view === "glossary" ? null : view} open={open} /> : null}
      {!inGlossary && <ScreenHelp say={say} page={page} />}
      <footer className="help-foot">
        {startTour && (
          <button
            type="button"
            className="button"
            onClick={() => {
              open(null);
              startTour();
            }}
          >
            {say("help.tour.title")}
          </button>
        )}
        {mission !== undefined && (
          <button type="button" className="button" onClick={() => setKeys(true)}>
            {say("help.keys")} <kbd>?</kbd>
          </button>
        )}
      </footer>
      <KeysDialog open={keys} close={() => setKeys(false)} />
    </>
  );
}
