import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useSetSearch } from "./mission-context.tsx";
import { screens } from "./screens.ts";

const chordMs = 1200;

/** True where a letter is meant as text or steers a grid, not as a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=range]), textarea, select, [role=grid], dialog") !== null
  );
}

/** The keys that work everywhere: `?`, `t`, and `g` followed by the letter of a screen. */
export function useKeys({ showKeys }: { showKeys: () => void }): void {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { view } = useSearch({ strict: false });
  const navigate = useNavigate();
  const setSearch = useSetSearch();
  const chord = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const screen = screens.find(({ key }) => key === event.key);
      if (event.key === "?") showKeys();
      else if (event.key === "t") setSearch({ view: view === "table" ? undefined : "table" });
      else if (event.key === "g") chord.current = event.timeStamp;
      else if (screen && event.timeStamp - chord.current < chordMs) {
        chord.current = 0;
        void navigate({
          to: `/missions/$mission/${screen.name}`,
          params: { mission },
          search: ({ lang, month, scenario }) => ({
            ...(lang && { lang }),
            ...(month && { month }),
            ...(scenario && { scenario }),
          }),
        });
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
