import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../words/words.tsx";
import { useBaseMap } from "./MapNotes.tsx";
import type { MilitarySymbols } from "./military-symbols.ts";
import { nameWords } from "./name-words.ts";
import { extentOfScene, type MapLook, type Scene } from "./scene.ts";
import { frameOf } from "./sheet/frame.ts";
import { Grid } from "./sheet/Grid.tsx";
import { SheetMap } from "./sheet/SheetMap.tsx";

const [width, height, edge] = [920, 560, 14];

/**
 * The map as paper shows it when the whole page is printed: a drawing in the colours of paper stands in for the picture
 * on screen, which keeps its own colours and its few dots an inch. Drawn only while the page is being printed.
 */
export function PaperMap({ scene, look, military }: { scene: Scene; look: MapLook; military: MilitarySymbols | null }) {
  const words = useWords();
  const base = useBaseMap();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its print right after these events, so the drawing has to stand when they return.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  if (!printing || !base.data) return null;
  const box = { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge };
  const frame = frameOf(extentOfScene(scene), box);
  return (
    <svg
      className="paper-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.say("screen.map.canvas")}
    >
      <SheetMap {...{ frame, scene, look, military }} base={base.data} words={nameWords(words)} id="paper-map-frame" />
      <Grid frame={frame} words={words} />
    </svg>
  );
}
