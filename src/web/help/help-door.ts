import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { isTerm, type TermCode } from "./terms.ts";

/** What the help panel shows: the screen at hand, the glossary, or one of its terms. */
export type HelpView = "screen" | "glossary" | TermCode;

/** The panel as the address has it, and the way to open another part or, with null, to close it. */
export function useHelpDoor() {
  const { help } = useSearch({ strict: false });
  const path = useLocation().pathname;
  const navigate = useNavigate();
  const view: HelpView | null = help === undefined ? null : help === "glossary" || isTerm(help) ? help : "screen";
  const open = (next: HelpView | null) =>
    void navigate({
      // The panel stands outside of every screen, where "." is the start.
      to: path,
      search: ({ help: _help, ...before }) => (next === null ? before : { ...before, help: next }),
      replace: true,
      resetScroll: false,
    });
  return { view, open };
}
