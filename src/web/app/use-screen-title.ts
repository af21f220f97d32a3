import { useQuery } from "@tanstack/react-query";
import { useParams, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { missionsQuery } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { screens } from "./screens.ts";

/**
 * The name of the page says the screen and the mission, and first of all that data are made up; on the way from one
 * screen to another the focus goes to the new screen, so that a screen reader begins there.
 */
export function useScreenTitle(): void {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const missions = useQuery(missionsQuery());
  const own = missions.data?.items.find(({ id }) => id === mission);
  const name = own?.short_name ?? mission;
  const made = own !== undefined && own.nature !== "historic" ? [say(`shell.nature.${own.nature}`)] : [];
  const screen = screens.find((each) => path.split("/")[3] === each.name);
  const title = [...made, ...(screen ? [say(`screen.${screen.name}`)] : []), name, "Concert"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
  const shown = screen?.name;
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    // Somebody who walks a list with the keys inside the new screen is not disturbed.
    if (!document.activeElement?.closest("main#main, .tour-box, .help-panel")) document.getElementById("main")?.focus();
  }, [shown]);
}
