import type { ReactNode } from "react";
import { addDays } from "../../../kernel/plain-date.ts";
import { periodEnd } from "../../../kernel/period.ts";
import type { Flag } from "../../../model/flag.ts";
import type { Origin } from "../../../model/origin.ts";
import { Figure } from "../../app/Figure.tsx";
import type { OverviewMonth } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import type { Facts } from "./use-facts.ts";

/** `military` is the sum of two parts and is compared with its level; the parts alone have none unless it is stated. */
const categories = ["military", "police", "total"] as const;
type Category = (typeof categories)[number];

const levelOf = ({ authorised }: OverviewMonth, category: Category): number | null =>
  category === "total" ? authorised.uniformed : authorised[category];

type Props = { readonly row: OverviewMonth; readonly flags: readonly Flag[]; readonly facts: Facts };

/** The month in people, each category beside the level in force and what is due soon; a click opens where it comes from. */
export function StrengthFact({ row, flags, facts }: Props) {
  const { say } = useWords();
  const above = new Set(
    flags
      .filter((flag) => flag.month === row.month && flag.code === "strength.above_authorised")
      .map((flag) => String(flag.values["component"] ?? "")),
  );
  return (
    <section className="fact strength-fact" aria-label={say("shell.fact.strength")}>
      <div className="tiles">
        {categories.map((category) => (
          <Tile key={category} row={row} category={category} above={above.has(category)} facts={facts} />
        ))}
        <div className="tile civilians">
          <span className="tile-name">{say("shell.civilians")}</span>
          <span className="tile-value unknown">{say("screen.unknown")}</span>
          <span className="tile-of">{say("shell.civilians.why")}</span>
        </div>
      </div>
      <p className="fact-line quiet">
        <Due row={row} facts={facts} />
      </p>
    </section>
  );
}

type TileProps = {
  readonly row: OverviewMonth;
  readonly category: Category;
  readonly above: boolean;
  readonly facts: Facts;
};

function Tile({ row, category, above }: TileProps) {
  const { say, number } = useWords();
  const { strength, authorised } = row;
  const value = strength[category];
  const level = levelOf(row, category);
  const name = say(`screen.strength.${category}`);
  return (
    <Figure
      className={`tile ${category}`}
      title={name}
      origin={useOrigin(row, category)}
      more={<Planned row={row} category={category} />}
    >
      <span className="tile-name">{name}</span>
      <span className={value === null ? "tile-value unknown" : "tile-value"}>
        {value === null ? say("screen.unknown") : number(value)}
      </span>
      <span className="tile-of">
        {level === null ? say("screen.level.unknown") : say("screen.level.of", { level: number(level) })}
        {authorised.instruments.length > 0 && above && (
          <span className="tag severity-medium">{say("screen.strength.above")}</span>
        )}
      </span>
      <Bullet value={value} level={level} />
    </Figure>
  );
}

function useOrigin({ month, reported_on, strength, authorised }: OverviewMonth, category: Category): Origin {
  const { say, number } = useWords();
  const said = (value: number | null) => (value === null ? say("screen.unknown") : number(value));
  const parts = {
    troops: said(strength.troops),
    observers: said(strength.observers),
    military: said(strength.military),
    police: said(strength.police),
    total: said(strength.total),
  };
  return {
    formula: `shell.formula.${category}`,
    values: parts,
    inputs: [
      ...(reported_on === null ? [] : [{ noun: "strength", ids: [month] }]),
      ...(authorised.instruments.length > 0 ? [{ noun: "instrument", ids: authorised.instruments }] : []),
    ],
    sources: strength.sources,
    basis: strength.basis,
    on: reported_on,
  };
}

/** A bar of the value against its level; nothing where either is unknown. */
function Bullet({ value, level }: { value: number | null; level: number | null }) {
  if (value === null || level === null) return null;
  const scale = Math.max(value, level, 1);
  return (
    <span className="bullet" aria-hidden="true">
      <span className="bullet-value" style={{ inlineSize: `${(100 * value) / scale}%` }} />
      <span className="bullet-level" style={{ insetInlineStart: `${(100 * level) / scale}%` }} />
    </span>
  );
}

const soonDays = 30;

/** Levels to be reached and planned contributions within thirty days; that nothing is known is said too. */
function Due({ row, facts }: { row: OverviewMonth; facts: Facts }): ReactNode {
  const { say, number, list } = useWords();
  const until = addDays(facts.day, soonDays);
  const soon = (period: string | null) => {
    const end = period === null ? null : periodEnd(period);
    return end !== null && end > facts.day && end <= until;
  };
  const levels = row.authorised.planned.filter(({ reach_by }) => soon(reach_by));
  const planned = facts.planned.filter(({ values }) => soon(String(values["as_of"] ?? "")));
  const people = planned.reduce((sum, { values }) => sum + Number(values["total"] ?? 0), 0);
  const parts = [
    ...levels.map(({ component, value, reach_by }) =>
      say("shell.due.level", {
        component: say(`shell.component.${component}`),
        level: value === null ? say("screen.unknown") : number(value),
        by: reach_by ?? "",
      }),
    ),
    ...(planned.length > 0 ? [say("shell.due.planned", { count: people, people: number(people) })] : []),
  ];
  return parts.length > 0 ? list(parts) : say("shell.due.unknown");
}

/** Levels that are decided and do not bind yet. */
function Planned({ row, category }: { row: OverviewMonth; category: Category }) {
  const { say, number } = useWords();
  const component = category === "total" ? "uniformed" : category;
  const planned = row.authorised.planned.filter((level) => level.component === component);
  if (planned.length === 0) return null;
  return (
    <dl className="origin">
      <dt>{say("screen.origin.planned")}</dt>
      {planned.map((level) => (
        <dd key={`${level.instrument}${level.reach_by}`}>
          {say("screen.origin.planned_level", {
            level: level.value === null ? say("screen.unknown") : number(level.value),
            by: level.reach_by ?? say("screen.unknown"),
          })}
        </dd>
      ))}
    </dl>
  );
}
