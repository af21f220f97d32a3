import type { Act } from "../app/finder/act.ts";
import { useWords } from "../words/words.tsx";
import { useHelpDoor } from "./help-door.ts";
import { useHelpWords } from "./help-words.ts";
import { termCodes } from "./terms.ts";
import { useStartTour } from "./TourOffer.tsx";

/** Help, the tour and every term of the glossary, for the command list and the search. */
export function useHelpActs(): readonly Act[] {
  const { say } = useWords();
  const { say: sayHelp } = useHelpWords();
  const { open } = useHelpDoor();
  const startTour = useStartTour();
  const group = "shell.group.help";
  return [
    { id: "help", group, title: say("shell.keys.help"), keys: "F1", run: () => open("screen") },
    { id: "glossary", group, title: say("shell.act.glossary"), run: () => open("glossary") },
    ...(startTour ? [{ id: "tour", group, title: say("shell.tour"), run: startTour }] : []),
    ...(sayHelp === null
      ? []
      : termCodes.map((code): Act => ({
          id: `term ${code}`,
          group: "shell.group.glossary",
          title: sayHelp(`help.term.${code}`),
          detail: sayHelp(`help.term.${code}.is`),
          run: () => open(code),
        }))),
  ];
}
