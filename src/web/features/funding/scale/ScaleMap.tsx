import { useSearch } from "@tanstack/react-router";
import type { ScaleReport } from "../../../../engines/funding/scale/scale-rows.ts";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { PicturePanel } from "../../../app/Panel.tsx";
import { WorldMap } from "../../../map/WorldMap.tsx";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords, type Words } from "../../../words/words.tsx";
import { classBounds, classOf } from "../shown-shares.ts";
import { differenceBounds, differenceClass } from "./rate-classes.ts";
import type { AdoptedScale } from "./scale-queries.ts";
import type { States } from "./use-scale.ts";

const measures = ["regular", "effective", "difference"] as const;
type Measure = (typeof measures)[number];

type Props = {
  readonly adopted: AdoptedScale;
  readonly computed: ScaleReport | null;
  readonly states: States;
  readonly chosen: string;
  readonly open: (iso3: string) => void;
};
type Value = { readonly iso3: string; readonly text: string };

/** What is drawn: the adopted rate, the rate of the peacekeeping scale, or computed less adopted. */
function valuesOf({ adopted, computed }: Pick<Props, "adopted" | "computed">, measure: Measure): Value[] {
  const one = (iso3: string, text: string | null): Value[] => (text === null ? [] : [{ iso3, text }]);
  if (measure === "difference") return (computed?.rates ?? []).flatMap((row) => one(row.iso3, row.difference_percent));
  return adopted.rates.flatMap((rate) =>
    one(rate.iso3, measure === "regular" ? rate.regular_percent : rate.rate_percent),
  );
}

/** The world by rate, or by what income gives beside what was adopted; the table holds the same figures. */
export function ScaleMap(props: Props) {
  const { states, chosen, open } = props;
  const words = useWords();
  const { say, percent } = words;
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const measure =
    measures.find((each) => each === search.measure) ?? (props.adopted.reason === null ? "effective" : "regular");
  const isDifference = measure === "difference";
  const values = valuesOf(props, measure);
  const classes = new Map(
    values.flatMap(({ iso3, text }) => {
      const iso2 = states.iso2Of(iso3);
      return iso2 === null ? [] : [[iso2, isDifference ? 10 + differenceClass(text) : classOf(text)] as const];
    }),
  );
  const byState = new Map(values.map((value) => [value.iso3, value.text]));
  const textOf = (iso3: string, text: string) =>
    `${states.nameOf(iso3)}: ${isDifference && Number(text) > 0 ? "+" : ""}${percent(text, isDifference ? 3 : 6)} %`;
  const table = {
    columns: [{ name: say("scale.column.iso3") }, { name: say(`scale.screen.measure.${measure}`), numeric: true }],
    rows: values.map(({ iso3, text }) => ({
      key: iso3,
      current: iso3 === chosen,
      cells: [states.nameOf(iso3), { value: text, text: percent(text, isDifference ? 3 : 6) }],
    })),
  };
  return (
    <PicturePanel
      className="scale-map"
      title={say(`scale.screen.map.${measure}`, { count: values.length, year: words.digits(props.adopted.year) })}
      subtitle={say("scale.screen.map_subtitle")}
      foot={say("screen.funding.map.foot")}
      table={<ChartTableView table={table} label={say(`scale.screen.measure.${measure}`)} />}
      picture={
        <>
          <div className="segments" role="group" aria-label={say("scale.screen.measure")}>
            {measures.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === measure}
                onClick={() => setSearch({ measure: each })}
              >
                {say(`scale.screen.measure.${each}`)}
              </button>
            ))}
          </div>
          <WorldMap
            classes={classes}
            title={(iso2) => {
              const iso3 = states.iso3Of(iso2);
              const text = iso3 === null ? undefined : byState.get(iso3);
              return iso3 === null || text === undefined ? "" : textOf(iso3, text);
            }}
            label={say("scale.screen.map_label")}
            selected={states.iso2Of(chosen)}
            select={(iso2) => open(states.iso3Of(iso2) ?? chosen)}
          />
          <Legend names={isDifference ? differenceNames(words) : rateNames(words)} first={isDifference ? 10 : 0} />
        </>
      }
    />
  );
}

const rateNames = ({ say, number }: Words): string[] => [
  say("screen.funding.below", { bound: number(classBounds[0], 3) }),
  ...classBounds.map((bound, index) => {
    const next = classBounds[index + 1];
    return next === undefined
      ? say("screen.funding.from", { bound: number(bound, 3) })
      : say("screen.range", { low: number(bound, 3), high: number(next, 3) });
  }),
];

function differenceNames({ say, number }: Words): string[] {
  const [small, middle, large] = differenceBounds.map((bound) => number(bound, 3)) as [string, string, string];
  const range = (low: string, high: string) => say("screen.range", { low, high });
  return [
    `− ${say("screen.funding.from", { bound: large })}`,
    `− ${range(middle, large)}`,
    `− ${range(small, middle)}`,
    say("screen.funding.below", { bound: `± ${small}` }),
    `+ ${range(small, middle)}`,
    `+ ${range(middle, large)}`,
    `+ ${say("screen.funding.from", { bound: large })}`,
  ];
}

function Legend({ names, first }: { names: readonly string[]; first: number }) {
  const { say } = useWords();
  return (
    <ul className="world-legend">
      {names.map((name, index) => (
        <li key={name}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect width="14" height="14" className={`shade-${first + index}`} />
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <rect width="14" height="14" className="shade-none" />
        </svg>
        {say("screen.unknown")}
      </li>
    </ul>
  );
}
