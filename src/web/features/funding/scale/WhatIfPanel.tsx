import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ScaleReport } from "../../../../engines/funding/scale/scale-rows.ts";
import { ApiProblem } from "../../../api.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { barChart } from "../../../ui/charts/bar-chart.tsx";
import { useWords, type Words } from "../../../words/words.tsx";
import { type Change, changesOf, largestChanges } from "./changes.ts";
import { type AdoptedScale, type Method, computedQuery } from "./scale-queries.ts";
import { type States, useMethod } from "./use-scale.ts";

type Props = {
  readonly adopted: AdoptedScale;
  readonly usual: ScaleReport | null;
  readonly states: States;
  readonly open: (iso3: string) => void;
};

/** The method with another gradient, floor or ceiling: who would pay more and who less than by the usual method. */
export function WhatIfPanel({ adopted, usual, states, open }: Props) {
  const words = useWords();
  const { say, digits } = words;
  const method = useMethod();
  const tried = useQuery(computedQuery(adopted.year, method));
  const changes = changesOf(tried.data ?? null, usual);
  const shown = largestChanges(changes);
  const isUsual = Object.values(method).every((text) => text === "");
  return (
    <ChartPanel
      name={`scale-what-if-${adopted.year}`}
      className="scale-what-if"
      title={titleOf(changes, isUsual, words)}
      subtitle={say("scale.screen.what_if_subtitle", { year: digits(adopted.year) })}
      source="WDI"
      unofficial
      bar={<Controls method={method} isBusy={tried.isFetching} />}
      legend={[
        { sign: "solid", tone: 0, text: say("scale.screen.usual") },
        { sign: "solid", tone: 1, text: say("scale.screen.tried") },
        { sign: "solid", tone: 2, text: say("scale.screen.adopted") },
      ]}
      table={tableOf(changes, states, words)}
      draw={(canvas) =>
        barChart(
          shown.map((change) => ({
            key: change.iso3,
            name: states.nameOf(change.iso3),
            text: () => sayChange(change, states, words),
            pick: () => open(change.iso3),
            bars: [
              ...(change.adopted === null
                ? []
                : [{ value: Number(change.adopted), tone: 2, note: words.percent(change.adopted, 3) }]),
              { value: Number(change.usual), tone: 0, note: words.percent(change.usual, 3) },
              { value: Number(change.tried), tone: 1, note: `${words.percent(change.tried, 3)} (${signed(change.change, words)})` }, // prettier-ignore
            ],
          })),
          canvas,
        )
      }
    >
      {tried.error && (
        <p className="notice" role="alert">
          {tried.error instanceof ApiProblem ? tried.error.message : say("screen.offline")}
        </p>
      )}
      {isUsual && <p className="quiet">{say("scale.screen.what_if_none")}</p>}
    </ChartPanel>
  );
}

const signed = (text: string, { percent }: Words): string => `${Number(text) > 0 ? "+" : ""}${percent(text, 3)}`;

function titleOf(changes: readonly Change[], isUsual: boolean, { say }: Words): string {
  if (isUsual) return say("scale.screen.what_if");
  const more = changes.filter(({ change }) => Number(change) > 0).length;
  const less = changes.filter(({ change }) => Number(change) < 0).length;
  return say("scale.screen.what_if_title", { more, less, same: changes.length - more - less });
}

const sayChange = ({ iso3, usual, tried, change }: Change, states: States, words: Words): string =>
  `${states.nameOf(iso3)}: ${words.percent(usual, 3)} → ${words.percent(tried, 3)} % (${signed(change, words)})`;

function tableOf(changes: readonly Change[], states: States, words: Words) {
  const { say, percent } = words;
  const figure = (text: string | null) =>
    text === null ? { value: null, text: say("screen.unknown") } : { value: text, text: percent(text, 3) };
  return {
    columns: [
      { name: say("scale.column.iso3") },
      { name: say("scale.column.adopted_percent"), numeric: true },
      { name: say("scale.screen.usual"), numeric: true },
      { name: say("scale.screen.tried"), numeric: true },
      { name: say("scale.column.change_percent"), numeric: true },
    ],
    rows: changes.map(({ iso3, adopted, usual, tried, change }) => ({
      key: iso3,
      cells: [
        states.nameOf(iso3),
        figure(adopted),
        figure(usual),
        figure(tried),
        { value: change, text: signed(change, words) },
      ],
    })),
  };
}

const inputs = [
  { name: "gradient", usual: 80, least: 0, most: 100, step: 1 },
  { name: "floor", usual: 0.001, least: 0, most: 0.01, step: 0.001 },
  { name: "ceiling", usual: 22, least: 5, most: 40, step: 0.5 },
] as const;

/** Slider and figure of each option; the address takes what was moved once the hand rests. */
function Controls({ method, isBusy }: { method: Method; isBusy: boolean }) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  const none = { gradient: undefined, floor: undefined, ceiling: undefined };
  return (
    <div className="scale-controls" aria-busy={isBusy || undefined}>
      {inputs.map((input) => (
        <Control
          key={input.name}
          input={input}
          value={method[input.name]}
          set={(text) => setSearch({ [input.name]: Number(text) === input.usual ? undefined : text })}
        />
      ))}
      <button type="button" className="button small" onClick={() => setSearch(none)}>
        {say("scale.screen.reset")}
      </button>
      <span className="quiet" role="status">
        {isBusy ? say("scale.screen.working_out") : ""}
      </span>
    </div>
  );
}

const restMs = 250;

type ControlProps = {
  readonly input: (typeof inputs)[number];
  readonly value: string;
  readonly set: (text: string) => void;
};

function Control({ input, value, set }: ControlProps) {
  const { say } = useWords();
  const { name, usual, least, most, step } = input;
  const shown = value === "" ? String(usual) : value;
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  useEffect(() => {
    if (text === shown || text === "") return undefined;
    const timer = setTimeout(() => set(text), restMs);
    return () => clearTimeout(timer);
    // The address alone says what is shown; `set` is made anew at each drawing.
  }, [text, shown]);
  const label = say(`scale.screen.${name}`);
  return (
    <div className="scale-control">
      <span>{label}</span>
      <input
        type="range"
        aria-label={label}
        min={least}
        max={most}
        step={step}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        type="number"
        aria-label={label}
        min={0}
        max={100}
        step={step}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
