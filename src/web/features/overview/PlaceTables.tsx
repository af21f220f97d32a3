import type { Scene } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";

/** The table of the map: every site, every entry point, every leg. */
export function PlaceTables({ scene }: { scene: Scene }) {
  const { say, number, compare } = useWords();
  const days = (value: number | null | undefined) =>
    value === undefined ? (
      <span className="unknown">{say("screen.unknown")}</span>
    ) : value === null ? (
      say("screen.map.no_way")
    ) : (
      number(value, 1)
    );
  const sites = scene.sites.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || compare(a.name, b.name));
  return (
    <div className="table-scroll tall" tabIndex={0} role="region" aria-label={say("screen.map.canvas")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("screen.map.site")}</th>
            <th scope="col" className="num">
              {say("screen.map.people")}
            </th>
            <th scope="col" className="num">
              {say("screen.map.days")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">{site.name}</th>
              <td className="num">
                {site.people === null ? (
                  <span className="unknown">{say("screen.unknown")}</span>
                ) : (
                  `≈ ${number(site.people)}`
                )}
              </td>
              <td className="num">{days(site.days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("screen.map.route")}</th>
            <th scope="col" className="num">
              {say("screen.map.days")}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {scene.routes.map((route) => (
            <tr key={route.id}>
              <th scope="row">
                {route.closed ? <s>{`${route.from} – ${route.to}`}</s> : `${route.from} – ${route.to}`}
              </th>
              <td className="num">
                {route.days === null ? <span className="unknown">{say("screen.unknown")}</span> : number(route.days, 1)}
              </td>
              <td>{route.closed ? say("screen.map.closed") : route.slow ? say("screen.map.slow") : ""}</td>
            </tr>
          ))}
          {scene.entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{entry.closed ? <s>{entry.name}</s> : entry.name}</th>
              <td className="num">{say(`screen.entry_kind.${entry.kind}`)}</td>
              <td>{entry.closed ? say("screen.map.closed") : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
