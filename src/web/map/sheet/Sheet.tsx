import { disputedIn, type DisputedShape } from "../base-map.ts";
import { legendOf } from "../legend.ts";
import { isKosovoShown } from "../MapNotes.tsx";
import { nameWords } from "../name-words.ts";
import { paperPaint as paint } from "../paint.ts";
import { extentOfScene } from "../scene.ts";
import type { Words } from "../../words/words.tsx";
import { type Frame, frameOf, type Paper, papers, scaleOnPaper, unitsPerMm } from "./frame.ts";
import { Furniture } from "./Furniture.tsx";
import { Grid } from "./Grid.tsx";
import { SheetMap, type SheetMapProps } from "./SheetMap.tsx";
import { linesOf, sheetFont } from "./text-lines.ts";

/** What a sheet says beside its map; every text is ready for the reader. */
export type SheetTexts = {
  readonly title: string;
  /** Mission, day that it shows, season, plan or scenario. */
  readonly under: readonly string[];
  /** In large letters over the sheet where the data are not real; null otherwise. */
  readonly mark: string | null;
  readonly handling: string;
  readonly sources: string;
  readonly drawn: string;
};
export type SheetProps = Pick<SheetMapProps, "base" | "scene" | "look" | "military"> & {
  readonly paper: Paper;
  readonly texts: SheetTexts;
  readonly words: Words;
  readonly rtl: boolean;
};

const margin = 38;
const side = 196;

/** One sheet of paper, all of it one drawing: what is printed, saved as a picture and seen before is the same. */
export function Sheet(props: SheetProps) {
  const { paper, texts, words, rtl, base, scene } = props;
  const [mmWide, mmHigh] = papers[paper];
  const [width, height] = [mmWide * unitsPerMm, mmHigh * unitsPerMm];
  const room = width - 2 * margin;
  const shown = disputedIn(base, frameOf(extentOfScene(scene), { x: 0, y: 0, width: room, height }).extent);
  const foot = footLines(props, shown, room);
  const head = margin + (texts.mark === null ? 0 : 24) + 44;
  const top = height - margin - foot.length * 11.5 - 14;
  const start = (x: number) => (rtl ? width - x : x);
  const box = { x: margin + (rtl ? side : 0) + 16, y: head + 12, width: room - side - 28, height: top - head - 24 };
  const frame = frameOf(extentOfScene(scene), box);
  const text = { fontFamily: sheetFont, direction: rtl ? "rtl" : "ltr", fill: paint.text } as const;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={`sheet-drawing paper-${paper}`}
      viewBox={`0 0 ${width.toFixed(1)} ${height.toFixed(1)}`}
      role="img"
      aria-label={`${texts.title}. ${texts.under.join(". ")}`}
      lang={words.language}
    >
      <rect width={width} height={height} fill={paint.surface} />
      {texts.mark !== null && (
        <text
          {...text}
          x={width / 2}
          y={margin + 8}
          textAnchor="middle"
          fontSize={18}
          fontWeight={700}
          fill={paint.closed}
        >
          {texts.mark}
        </text>
      )}
      <text {...text} x={start(margin)} y={head - 26} fontSize={21} fontWeight={650}>
        {linesOf(texts.title, room, 21, 650)[0]}
      </text>
      <text {...text} x={start(margin)} y={head - 6} fontSize={11.5} fill={paint.quiet}>
        {texts.under.join(" · ")}
      </text>
      <SheetMap {...props} frame={frame} words={nameWords(words)} id="sheet-frame" />
      <Grid frame={frame} words={words} />
      <Furniture
        frame={frame}
        words={words}
        legend={legendOf(scene, props.look)}
        x={rtl ? width - margin - (room - side + 4) : margin + room - side + 4}
        {...{ side, rtl }}
      />
      {foot.map((line, index) => (
        <text
          key={index}
          {...text}
          x={start(margin)}
          y={top + 12 + index * 11.5}
          fontSize={8.6}
          fontWeight={line.strong ? 700 : 400}
        >
          {line.text}
        </text>
      ))}
      <text
        {...text}
        x={start(width - margin)}
        y={height - margin + 12}
        textAnchor="end"
        fontSize={8.6}
        fill={paint.quiet}
      >
        {words.say("map.sheet.page", { page: 1, pages: 1 })}
      </text>
    </svg>
  );
}

type FootLine = { readonly text: string; readonly strong: boolean };

/** Handling first, then what is owed to names and boundaries, scale, sources. */
function footLines(
  { texts, words, scene, paper }: SheetProps,
  shown: readonly DisputedShape[],
  room: number,
): FootLine[] {
  const { say, sayOr } = words;
  const [mmWide, mmHigh] = papers[paper];
  // The scale needs a frame; its height hardly depends on the lines at the foot.
  const guess: Frame = frameOf(extentOfScene(scene), {
    x: 0,
    y: 0,
    width: room - side - 28,
    height: mmHigh * unitsPerMm - 290,
  });
  const texted = (text: string, strong = false) =>
    linesOf(text, room, 8.6, strong ? 700 : 400).map((line) => ({ text: line, strong }));
  const reasons = shown
    .filter(({ about: { id } }) => id !== "kosovo")
    .map(({ about: { id } }) => `${sayOr(`map.disputed.${id}`, id)}: ${sayOr(`map.disputed.${id}.why`, "")}`);
  return [
    ...texted(texts.handling, true),
    ...texted([say("map.disclaimer"), say("map.straight")].join(" ")),
    ...(isKosovoShown(shown) ? texted(say("map.kosovo_note")) : []),
    ...reasons.flatMap((reason) => texted(reason)),
    ...texted(
      `${say("map.sheet.scale", { scale: words.number(mmWide > 0 ? scaleOnPaper(guess.perKm) : 0) })} ${texts.drawn}`,
    ),
    ...texted(texts.sources),
  ];
}
