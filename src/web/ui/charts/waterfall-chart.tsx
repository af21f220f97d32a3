import { scaleLinear } from "d3-scale";
import type { Canvas, Drawing } from "./drawing.ts";
import { fitText, textRoom } from "./text-room.ts";

/** A step of a sum: what is added or taken away, or where the sum stands. */
export type WaterfallStep = {
  readonly key: string;
  readonly name: string;
  readonly kind: "total" | "change";
  readonly value: number;
  readonly note: string;
  readonly text: () => string;
};

export type Fall = { readonly low: number; readonly high: number; readonly rises: boolean };

/** From where to where each step runs; a total begins at zero and sets the sum. */
export function falls(steps: readonly Pick<WaterfallStep, "kind" | "value">[]): Fall[] {
  let sum = 0;
  return steps.map(({ kind, value }) => {
    const before = kind === "total" ? 0 : sum;
    sum = before + value;
    return { low: Math.min(before, sum), high: Math.max(before, sum), rises: value >= 0 };
  });
}

const rowHeight = 26;

/** Steps below each other, each beginning where the one before it ended. */
export function waterfallChart(steps: readonly WaterfallStep[], { width, rtl }: Canvas): Drawing {
  const placed = falls(steps);
  const nameRoom = Math.min(width * 0.38, Math.max(...steps.map(({ name }) => textRoom(name)), 40) + 10);
  const noteRoom = Math.max(...steps.map(({ note }) => textRoom(note)), 20) + 12;
  const ends = placed.flatMap(({ low, high }) => [low, high]);
  const long = scaleLinear([Math.min(0, ...ends), Math.max(...ends, 0) || 1], [nameRoom, Math.max(nameRoom + 20, width - noteRoom)]); // prettier-ignore
  const across = (at: number) => (rtl ? width - at : at);
  const height = steps.length * rowHeight + 4;
  return {
    width,
    height,
    marks: (
      <>
        {steps.map((step, index) => {
          const { low = 0, high = 0, rises = true } = placed[index] ?? {};
          const y = index * rowHeight + 4;
          const [left, right] = [across(long(low)), across(long(high))].sort((a, b) => a - b);
          const sum = across(long(step.kind === "total" || rises ? high : low));
          return (
            <g key={step.key} className={`fall ${step.kind} ${rises ? "rises" : "sinks"}`}>
              <text className="bar-name" x={across(nameRoom - 6)} y={y + 13} textAnchor={rtl ? "start" : "end"}>
                {fitText(step.name, nameRoom - 8)}
              </text>
              <rect x={left ?? 0} width={Math.max(1.5, (right ?? 0) - (left ?? 0))} y={y} height={18} />
              {index < steps.length - 1 && <line x1={sum} x2={sum} y1={y + 18} y2={y + rowHeight} />}
              <text className="bar-note" x={across(long(high) + 6)} y={y + 13} textAnchor={rtl ? "end" : "start"}>
                {step.note}
              </text>
            </g>
          );
        })}
        <line className="baseline" x1={across(long(0))} x2={across(long(0))} y1={0} y2={height} />
      </>
    ),
    spots: steps.map((step, index) => [{ x: 0, width, y: index * rowHeight + 2, height: 22, text: step.text }]),
  };
}
