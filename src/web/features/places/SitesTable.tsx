import type { Scene, SceneSite } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";
import { Days, People } from "./DaysCell.tsx";
import { type SiteColumn, type SiteOrder, siteColumns, sortSites } from "./site-order.ts";

type Props = {
  readonly scene: Scene;
  readonly order: SiteOrder;
  readonly setOrder: (order: SiteOrder) => void;
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
};

const heads: Readonly<Record<SiteColumn, string>> = {
  name: "screen.map.site",
  kind: "map.column.kind",
  people: "screen.map.people",
  dry: "map.column.dry",
  wet: "map.column.wet",
};

/** Every site with a position, in the order that the reader chose; a row opens the site. */
export function SitesTable({ scene, order, setOrder, chosen, choose }: Props) {
  const { say, compare } = useWords();
  return (
    <div className="table-scroll tall" tabIndex={0} role="region" aria-label={say("map.sites")}>
      <table className="table sites-table">
        <thead>
          <tr>
            {siteColumns.map((column) => (
              <Head key={column} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortSites(scene.sites, order, compare).map((site) => (
            <Row key={site.id} site={site} chosen={site.id === chosen} choose={choose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, order, setOrder }: { column: SiteColumn } & Pick<Props, "order" | "setOrder">) {
  const { say } = useWords();
  const name = say(heads[column]);
  const sorted = order.by === column;
  const numeric = column !== "name" && column !== "kind";
  return (
    <th
      scope="col"
      className={numeric ? "num" : ""}
      aria-sort={sorted ? (order.down ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="link"
        title={say("map.sort.by", { column: name })}
        onClick={() => setOrder({ by: column, down: sorted ? !order.down : numeric })}
      >
        {name}
        {sorted && <span aria-hidden="true">{order.down ? " ↓" : " ↑"}</span>}
      </button>
    </th>
  );
}

function Row({ site, chosen, choose }: { site: SceneSite; chosen: boolean; choose: (id: string) => void }) {
  const { say } = useWords();
  return (
    <tr aria-current={chosen ? "true" : undefined}>
      <th scope="row">
        <button type="button" className="link" onClick={() => choose(site.id)}>
          {site.name}
        </button>
      </th>
      <td>
        <SiteKindName site={site} />
      </td>
      <td className="num">
        <People value={site.people} />
      </td>
      <td className="num">
        <Days value={site.dry} />
      </td>
      <td className="num">
        <Days value={site.wet} />
        {site.dry != null && site.wet != null && site.wet > site.dry && (
          <span className="quiet"> ({say("map.longer", { days: site.wet - site.dry })})</span>
        )}
      </td>
    </tr>
  );
}

/** What a site is, with what it has beside. */
export function SiteKindName({ site }: { site: SceneSite }) {
  const { say, list } = useWords();
  const beside = [...(site.medical ? [say("map.medical")] : []), ...(site.aviation ? [say("map.aviation")] : [])];
  return (
    <>
      {say(`map.kind.${site.kind}`)}
      {beside.length > 0 && <span className="quiet"> ({list(beside)})</span>}
    </>
  );
}
