import { lazy, Suspense, useEffect } from "react";
import { useLocation } from "@tanstack/react-router";
import { helpPageAt } from "./pages.ts";
import { useHelpDoor } from "./help-door.ts";
import { useTourStep } from "./tour-store.ts";
import "./help-door.css";

const HelpPanel = lazy(() => import("./HelpPanel.tsx").then((module) => ({ default: module.HelpPanel })));
const Tour = lazy(() => import("./Tour.tsx").then((module) => ({ default: module.Tour })));

/** Where a letter is meant as text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=range], [type=radio]), textarea, select, [role=grid], dialog") !== null;

/** Help beside every screen: its panel, its keys `F1` and `h`, and the tour while it runs. */
export function HelpHost() {
  const { view, open } = useHelpDoor();
  const page = helpPageAt(useLocation().pathname);
  const step = useTourStep();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const asked = event.key === "F1" || (event.key === "h" && !isTyping(event.target));
      if (!asked) return;
      event.preventDefault();
      open(view === null ? "screen" : null);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  useEffect(() => {
    document.body.classList.toggle("help-open", view !== null);
  }, [view]);
  return (
    <Suspense fallback={null}>
      {view !== null && <HelpPanel view={view} page={page} open={open} />}
      {step !== null && <Tour step={step} />}
    </Suspense>
  );
}
