import { useSetSearch } from "../../app/mission-context.tsx";
import { PicturePanel } from "../../app/Panel.tsx";
import { WorldMap } from "../../map/WorldMap.tsx";
import { useWords } from "../../words/words.tsx";
import { classBounds, classOf, isEstimate } from "./holdings.ts";
import { totalOf, type Ranked } from "./ranking.ts";
import { whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

/** Where the people of the month come from: states shaded by how many they sent. */
export function OriginMap({ force, rows }: { force: Force; rows: readonly Ranked[] }) {
  const words = useWords();
  const { say, number } = words;
  const setSearch = useSetSearch();
  const { category, measure, month, iso2Of, codeOf, chosen, nameOf } = force;
  const placed = rows.filter(({ contributor, known }) => iso2Of(contributor) !== undefined && known.value !== null);
  const classes = new Map(
    placed.map(({ contributor, known }) => [iso2Of(contributor) ?? "", classOf(known.value ?? 0)]),
  );
  const textOf = ({ contributor, known }: Ranked) =>
    `${nameOf(contributor)}: ${isEstimate(known.holding.basis) ? "≈ " : ""}${number(known.value ?? 0)}`;
  const byCode = new Map(placed.map((row) => [iso2Of(row.contributor), row]));
  const what = whatCounted(words, category, measure);
  const left = rows.length - placed.length;
  return (
    <PicturePanel
      className="force-map"
      title={say("force.map.title", { count: placed.length, month: words.month(month), total: number(totalOf(placed).sum), what })} // prettier-ignore
      subtitle={say("force.map.subtitle", { what })}
      foot={[...(left > 0 ? [say("force.map.left", { count: left })] : []), say("screen.funding.map.foot")].join(" ")}
      table={
        <ul className="force-list">
          {placed.map((row) => (
            <li key={row.contributor}>{textOf(row)}</li>
          ))}
        </ul>
      }
      picture={
        <>
          <WorldMap
            classes={classes}
            title={(iso2) => {
              const row = byCode.get(iso2);
              return row ? textOf(row) : "";
            }}
            label={say("force.map.label", { month: words.month(month) })}
            selected={chosen === null ? null : (iso2Of(chosen) ?? null)}
            select={(iso2) => setSearch({ contributor: codeOf(iso2) })}
          />
          <ul className="world-legend">
            {classBounds.map((bound, shade) => (
              <li key={bound}>
                <svg viewBox="0 0 14 14" aria-hidden="true">
                  <rect width="14" height="14" className={`shade-${shade}`} />
                </svg>
                {classBounds[shade + 1] === undefined
                  ? say("force.class.from", { bound: number(bound) })
                  : say("screen.range", { low: number(bound), high: number((classBounds[shade + 1] ?? 0) - 1) })}
              </li>
            ))}
            <li>
              <svg viewBox="0 0 14 14" aria-hidden="true">
                <rect width="14" height="14" className="shade-none" />
              </svg>
              {say("force.map.nobody")}
            </li>
          </ul>
        </>
      }
    />
  );
}
