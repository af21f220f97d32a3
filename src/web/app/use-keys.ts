import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { FinderMode } from "./finder/Finder.tsx";
import { useSetSearch } from "./mission-context.tsx";
import { keptSearch } from "./search.ts";
import { screens } from "./screens.ts";

const chordMs = 1200;

/** True where a letter is meant as text or steers a grid, not as a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=range], [type=radio]), textarea, select, [role=grid], dialog") !== null
  );
}

type Doors = {
  readonly showKeys: () => void;
  readonly find: (mode: FinderMode) => void;
  readonly send: () => void;
};

/** The keys that work everywhere: `/`, `?`, `t`, `c`, Ctrl K, and `g` followed by the letter of a screen. */
export function useKeys({ showKeys, find, send }: Doors): void {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { view } = useSearch({ strict: false });
  const navigate = useNavigate();
  const setSearch = useSetSearch();
  const chord = useRef(0);
  useEffect(() => {
    const single: Readonly<Record<string, () => void>> = {
      "/": () => find("search"),
      "?": showKeys,
      t: () => setSearch({ view: view === "table" ? undefined : "table" }),
      c: send,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        find("commands");
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const screen = screens.find(({ key }) => key === event.key);
      if (screen && event.timeStamp - chord.current < chordMs) {
        chord.current = 0;
        void navigate({ to: `/missions/$mission/${screen.name}`, params: { mission }, search: keptSearch });
      } else if (event.key === "g") chord.current = event.timeStamp;
      else if (single[event.key]) {
        event.preventDefault();
        single[event.key]?.();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
