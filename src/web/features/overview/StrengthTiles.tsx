import { useState } from "react";
import type { Flag } from "../../../model/flag.ts";
import type { OverviewMonth } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";

/** `military` is the sum of two parts and is compared with its level; the parts alone have none unless it is stated. */
const categories = ["military", "police", "troops", "observers", "total"] as const;
type Category = (typeof categories)[number];

const authorisedOf = (row: OverviewMonth, category: Category): number | null =>
  category === "military"
    ? row.authorised.military
    : category === "police"
      ? row.authorised.police
      : category === "troops"
        ? row.authorised.troops
        : category === "total"
          ? row.authorised.uniformed
          : null;

/** The month in numbers, each beside the level in force; a click opens where the number comes from. */
export function StrengthTiles({ row, flags }: { row: OverviewMonth; flags: readonly Flag[] }) {
  const [open, setOpen] = useState<Category | null>(null);
  const { say } = useWords();
  const above = new Set(
    flags
      .filter((flag) => flag.month === row.month && flag.code === "strength.above_authorised")
      .map((flag) => String(flag.values["component"] ?? "")),
  );
  return (
    <div className="tiles">
      {categories.map((category) => (
        <Tile key={category} row={row} category={category} above={above.has(category)} open={() => setOpen(category)} />
      ))}
      <Dialog open={open !== null} close={() => setOpen(null)} title={open ? say(`screen.strength.${open}`) : ""} side>
        {open && <Origin row={row} category={open} />}
      </Dialog>
    </div>
  );
}

type TileProps = {
  readonly row: OverviewMonth;
  readonly category: Category;
  readonly above: boolean;
  readonly open: () => void;
};

function Tile({ row, category, above, open }: TileProps) {
  const { say, number } = useWords();
  const value = row.strength[category];
  const level = authorisedOf(row, category);
  const levelled = category === "military" || category === "police";
  return (
    <button type="button" className={`tile ${category}`} onClick={open}>
      <span className="tile-name">{say(`screen.strength.${category}`)}</span>
      <span className={value === null ? "tile-value unknown" : "tile-value"}>
        {value === null ? say("screen.unknown") : number(value)}
      </span>
      {levelled && (
        <>
          <span className="tile-of">
            {level === null ? say("screen.level.unknown") : say("screen.level.of", { level: number(level) })}
          </span>
          <Bullet value={value} level={level} />
        </>
      )}
      {!levelled && level !== null && (
        <span className="tile-of">{say("screen.level.of", { level: number(level) })}</span>
      )}
      {above && <span className="tag severity-medium">{say("screen.strength.above")}</span>}
    </button>
  );
}

/** A bar of the value against its level; nothing where either is unknown. */
function Bullet({ value, level }: { value: number | null; level: number | null }) {
  if (value === null || level === null) return <span className="bullet empty" />;
  const scale = Math.max(value, level, 1);
  return (
    <span className="bullet" aria-hidden="true">
      <span className="bullet-value" style={{ inlineSize: `${(100 * value) / scale}%` }} />
      <span className="bullet-level" style={{ insetInlineStart: `${(100 * level) / scale}%` }} />
    </span>
  );
}

/** Where the number of a tile comes from: how it is made, the day, the sources and the records. */
function Origin({ row, category }: { row: OverviewMonth; category: Category }) {
  const { say, number, date, month } = useWords();
  const { strength, authorised } = row;
  const value = strength[category];
  return (
    <dl className="origin">
      <dt>{say("screen.origin.value")}</dt>
      <dd>{value === null ? say("screen.unknown") : number(value)}</dd>
      {category === "military" && strength.troops !== null && strength.observers !== null && (
        <>
          <dt>{say("screen.origin.formula")}</dt>
          <dd>
            {say("screen.origin.military", { troops: number(strength.troops), observers: number(strength.observers) })}
          </dd>
        </>
      )}
      <dt>{say("screen.origin.reported")}</dt>
      <dd>{row.reported_on ? date(row.reported_on) : say("screen.origin.no_report", { month: month(row.month) })}</dd>
      <dt>{say("screen.origin.basis")}</dt>
      <dd>{strength.basis ? say(`screen.basis.${strength.basis}`) : say("screen.unknown")}</dd>
      <dt>{say("screen.origin.sources")}</dt>
      <dd>
        {strength.sources.length === 0 && say("screen.none")}
        {strength.sources.map((source) => (
          <RecordLink key={source} noun="source" id={source} />
        ))}
      </dd>
      <dt>{say("screen.origin.record")}</dt>
      <dd>{row.reported_on ? <RecordLink noun="strength" id={row.month} /> : say("screen.none")}</dd>
      <dt>{say("screen.origin.instruments")}</dt>
      <dd>
        {authorised.instruments.length === 0 && say("screen.none")}
        {authorised.instruments.map((instrument) => (
          <RecordLink key={instrument} noun="instrument" id={instrument} />
        ))}
      </dd>
      <Planned row={row} category={category} />
    </dl>
  );
}

/** Levels that are decided and do not bind yet. */
function Planned({ row, category }: { row: OverviewMonth; category: Category }) {
  const { say, number } = useWords();
  const planned = row.authorised.planned.filter((level) => level.component === category);
  if (planned.length === 0) return null;
  return (
    <>
      <dt>{say("screen.origin.planned")}</dt>
      {planned.map((level) => (
        <dd key={`${level.instrument}${level.reach_by}`}>
          {say("screen.origin.planned_level", {
            level: level.value === null ? say("screen.unknown") : number(level.value),
            by: level.reach_by ?? say("screen.unknown"),
          })}
        </dd>
      ))}
    </>
  );
}
