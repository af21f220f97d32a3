import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { type MissionEntry, missionsQuery } from "../queries.ts";
import { Term } from "../help/Term.tsx";
import { useWords } from "../words/words.tsx";

/** The kind of data of the mission that is open; null until it is known. */
function useNature(): MissionEntry["nature"] | null {
  const { mission } = useParams({ from: "/missions/$mission" });
  const missions = useQuery(missionsQuery());
  return missions.data?.items.find(({ id }) => id === mission)?.nature ?? null;
}

/** Says over every screen, and at the head of every printed page, that the data are made up. */
export function NatureBand() {
  const { say } = useWords();
  const nature = useNature();
  // Reports say it in their own margins.
  const ownMargins = useLocation().pathname.endsWith("/briefs");
  const made = nature === "exercise" || nature === "fictional";
  usePrintedHead(made && !ownMargins ? `${say(`shell.nature.${nature}`)}. ${say(`shell.nature.${nature}.why`)}` : null);
  if (!made) return null;
  return (
    <div className="nature-band" role="note">
      <strong>
        <Term code="exercise">{say(`shell.nature.${nature}`)}</Term>
      </strong>
      <span>{say(`shell.nature.${nature}.why`)}</span>
    </div>
  );
}

/** Puts a text into the upper margin of every page that is printed. */
function usePrintedHead(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    const sheet = new CSSStyleSheet();
    const quoted = JSON.stringify(text.replace(/[\\"\n]/g, " "));
    sheet.replaceSync(`@page { @top-center { content: ${quoted}; font: bold 10pt sans-serif; } }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [text]);
}
