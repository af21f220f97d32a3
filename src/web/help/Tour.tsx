import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Say } from "../../words/say.ts";
import { keptSearch } from "../app/search.ts";
import { missionsQuery, sessionQuery } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { useHelpWords } from "./help-words.ts";
import { practiceMission } from "./TourOffer.tsx";
import { goToStep, rememberTour } from "./tour-store.ts";
import { type TourStep, tourSteps } from "./tour-steps.ts";
import { usePointing } from "./use-pointing.ts";
import "./help.css";

/** The first steps: a small box that points at the real screen, which stays in use. Esc ends it from anywhere. */
export function Tour({ step }: { step: number }) {
  const { say } = useHelpWords();
  const person = useQuery(sessionQuery()).data?.user.name;
  const at = tourSteps[step];
  const end = () => {
    if (person !== undefined) rememberTour(person);
    goToStep(null);
    document.querySelector<HTMLElement>(".help-button")?.focus();
  };
  useEscape(end);
  useScreenOf(at);
  if (say === null || at === undefined) return null;
  return <TourBox key={at.name} say={say} step={step} at={at} end={end} />;
}

type BoxProps = { readonly say: Say; readonly step: number; readonly at: TourStep; readonly end: () => void };

function TourBox({ say, step, at, end }: BoxProps) {
  const { number } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  usePointing(at.targets, box, ring);
  useEffect(() => box.current?.focus(), []);
  const { mission } = useParams({ strict: false });
  const practising = mission === practiceMission;
  const last = step === tourSteps.length - 1;
  const text = at.name === "welcome" && practising ? "help.tour.practising.text" : `help.tour.${at.name}.text`;
  return (
    <>
      <div ref={ring} className="tour-ring" hidden aria-hidden="true" />
      <div
        ref={box}
        className="tour-box"
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
      >
        <p className="quiet small-text">
          {say("help.tour.at", { at: number(step + 1), count: number(tourSteps.length) })}
        </p>
        <h2 id="tour-title">{say(`help.tour.${at.name}.title`)}</h2>
        <p id="tour-text">{say(text)}</p>
        <div className="tour-acts">
          {!last && (
            <button type="button" className="button primary" onClick={() => goToStep(step + 1)}>
              {say("help.tour.next")}
            </button>
          )}
          {last && (
            <button type="button" className="button primary" onClick={end}>
              {say("help.tour.done")}
            </button>
          )}
          {at.name === "welcome" && !practising && <Practise say={say} />}
          {step > 0 && (
            <button type="button" className="button" onClick={() => goToStep(step - 1)}>
              {say("help.tour.back")}
            </button>
          )}
          {!last && (
            <button type="button" className="button" onClick={end}>
              {say("help.tour.end")}
            </button>
          )}
        </div>
      </div>
    </>
  );
}

/** Goes over to the exercise mission, where this server has it. */
function Practise({ say }: { say: Say }) {
  const navigate = useNavigate();
  const missions = useQuery(missionsQuery());
  if (!missions.data?.items.some(({ id }) => id === practiceMission)) return null;
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        void navigate({
          to: "/missions/$mission/overview",
          params: { mission: practiceMission },
          search: ({ lang, as }) => keptSearch({ ...(lang && { lang }), ...(as && { as }) }),
        })
      }
    >
      {say("help.tour.practise")}
    </button>
  );
}

function useEscape(end: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      end();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}

/** Brings the screen that the step stands on. */
function useScreenOf(at: TourStep | undefined): void {
  const { mission } = useParams({ strict: false });
  const path = useLocation().pathname;
  const navigate = useNavigate();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (!at?.screen || mission === undefined || asked.current === at.name) return;
    asked.current = at.name;
    if (path.split("/")[3] === at.screen) return;
    void navigate({ to: `/missions/$mission/${at.screen}`, params: { mission }, search: keptSearch });
  }, [at, mission, path, navigate]);
}
