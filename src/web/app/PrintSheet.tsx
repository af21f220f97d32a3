import "../styles/sheet.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { lastDay } from "../../kernel/plain-date.ts";
import { directionOf } from "../../words/say.ts";
import { useBaseMap } from "../map/MapNotes.tsx";
import type { MapLook, Scene } from "../map/scene.ts";
import { isPaper, type Paper, papers } from "../map/sheet/frame.ts";
import { Sheet, type SheetTexts } from "../map/sheet/Sheet.tsx";
import { csvOf, drawingOf, geoJsonOf, pictureOf } from "../map/sheet/sheet-files.ts";
import { useMilitary } from "../map/use-military.ts";
import { allOf, missionsQuery } from "../queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { usePlanAsk } from "./mission-context.tsx";

type Props = {
  readonly scene: Scene;
  readonly look: MapLook;
  readonly month: string;
  readonly title: string;
  /** Keys of the sources that the places rest on. */
  readonly sources: readonly string[];
  readonly close: () => void;
};

/** A map as a sheet of paper: shown as it will be, printed at once, or saved. Nothing else of the page is printed. */
export function PrintSheet({ scene, look, month, title, sources, close }: Props) {
  const words = useWords();
  const { say } = words;
  const base = useBaseMap();
  const [paper, setPaper] = useState<Paper>("a4");
  const military = useMilitary(look.symbols === "app6");
  const texts = useTexts(scene, month, title, sources);
  const box = useRef<HTMLDivElement>(null);
  useAlone(box, close);
  const save = useSaving({ scene, texts, name: `${texts.file}-${month}`, box });
  return createPortal(
    <div ref={box} className="sheet" role="dialog" aria-modal="true" aria-label={say("map.print_sheet")} tabIndex={-1}>
      <div className="sheet-bar">
        <label>
          <span>{say("map.sheet.paper")}</span>
          <select
            className="select"
            value={paper}
            onChange={(event) => isPaper(event.target.value) && setPaper(event.target.value)}
          >
            {Object.keys(papers).map((each) => (
              <option key={each} value={each}>
                {each === "letter" ? "Letter" : each.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button primary" onClick={() => window.print()}>
          <Icon name="print" />
          {say("map.sheet.print")}
        </button>
        {(["png", "svg", "geojson", "csv"] as const).map((what) => (
          <button key={what} type="button" className="button" onClick={() => void save.as(what)}>
            <Icon name="download" />
            {say(`map.sheet.${what}`)}
          </button>
        ))}
        <span className="grow" />
        {save.failed && <span role="alert">{say("map.sheet.failed")}</span>}
        <button type="button" className="icon-button" aria-label={say("map.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div className={`sheet-page paper-${paper}`}>
        {base.data && (look.symbols === "plain" || military) ? (
          <Sheet
            {...{ paper, texts, words, scene, look, military }}
            base={base.data}
            rtl={directionOf(words.language) === "rtl"}
          />
        ) : (
          <div className="skeleton tall" />
        )}
      </div>
    </div>,
    document.body,
  );
}

type Saving = {
  readonly scene: Scene;
  readonly texts: ReturnType<typeof useTexts>;
  readonly name: string;
  readonly box: React.RefObject<HTMLDivElement | null>;
};

/** The sheet as a file: the drawing as it stands, or what it draws as data with its notes. */
function useSaving({ scene, texts, name, box }: Saving) {
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const { title, handling, sources, under } = texts;
  const fileOf = async (what: "png" | "svg" | "geojson" | "csv"): Promise<Blob | null> => {
    const drawn = box.current?.querySelector<SVGSVGElement>(".sheet-drawing") ?? null;
    const notes = { title, handling, disclaimer: words.say("map.disclaimer"), sources };
    if (what === "geojson") return new Blob([geoJsonOf(scene, notes)], { type: "application/geo+json" });
    if (what === "csv")
      return new Blob([csvOf(scene, siteTexts(words), [title, ...under, handling, sources])], { type: "text/csv" });
    if (!drawn) return null;
    return what === "png" ? pictureOf(drawn) : drawingOf(drawn);
  };
  const as = async (what: "png" | "svg" | "geojson" | "csv") => {
    setFailed(false);
    try {
      const file = await fileOf(what);
      if (file) saveFile(`${name}.${what}`, file);
    } catch {
      setFailed(true);
    }
  };
  return { as, failed };
}

/** The rest of the page rests while the sheet is open; Esc closes it and the focus goes back. */
function useAlone(box: React.RefObject<HTMLDivElement | null>, close: () => void): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const rest = document.getElementById("root");
    const before = document.activeElement;
    rest?.setAttribute("inert", "");
    box.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") closing.current();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      rest?.removeAttribute("inert");
      document.removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [box]);
}

function useTexts(
  scene: Scene,
  month: string,
  title: string,
  sources: readonly string[],
): SheetTexts & { file: string } {
  const words = useWords();
  const { say } = words;
  const { mission, scenario } = usePlanAsk();
  const missions = useQuery(missionsQuery());
  const scenarios = useQuery({ ...allOf(mission, "scenario", "scenarios"), enabled: scenario !== undefined });
  const own = missions.data?.items.find(({ id }) => id === mission);
  const nature = own?.nature ?? "historic";
  const chosen = scenarios.data?.find(({ id }) => id === scenario);
  return {
    file: `${nature === "historic" ? "" : `${nature.toUpperCase()}-`}${mission}-map`,
    title,
    under: [
      own ? `${own.short_name}, ${own.name}` : mission,
      say("map.sheet.as_on", { date: words.date(lastDay(month)) }),
      say(`map.season.${scene.season}`),
      scenario === undefined
        ? say("map.sheet.base")
        : say("map.sheet.scenario", { name: String(chosen?.values["name"] ?? scenario) }),
    ],
    mark: nature === "historic" ? null : say(`screen.nature.${nature}`).toLocaleUpperCase(words.language),
    handling: say(`map.handling.${nature}`),
    sources: say("map.sheet.sources", { sources: sources.join(", ") }),
    drawn: say("map.sheet.drawn", { date: words.date(new Date().toISOString().slice(0, 10)) }),
  };
}

const siteTexts = ({ say }: ReturnType<typeof useWords>) => ({
  heads: [
    say("screen.map.site"),
    say("map.column.kind"),
    say("map.degrees.latitude"),
    say("map.degrees.longitude"),
    say("screen.map.people"),
    say("map.column.dry"),
    say("map.column.wet"),
  ],
  kind: (code: string) => say(`map.kind.${code}`),
  noWay: say("screen.map.no_way"),
  unknown: say("screen.unknown"),
});

function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
