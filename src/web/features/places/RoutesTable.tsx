import type { Scene, SceneRoute } from "../../map/scene.ts";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";

/** Roads and other ways by season, then the entry points; what is closed is struck. */
export function RoutesTable({ scene }: { scene: Scene }) {
  const { say } = useWords();
  return (
    <div className="table-scroll tall" tabIndex={0} role="region" aria-label={say("map.routes")}>
      <table className="table">
        <caption className="sr-only">{say("map.routes")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("screen.map.route")}</th>
            <th scope="col">{say("map.column.mode")}</th>
            <th scope="col" className="num">
              {say("map.column.km")}
            </th>
            <th scope="col" className="num">
              {say("map.column.dry")}
            </th>
            <th scope="col" className="num">
              {say("map.column.wet")}
            </th>
            <th scope="col">{say("map.column.state")}</th>
          </tr>
        </thead>
        <tbody>
          {scene.routes.map((route) => (
            <RouteRow key={route.id} route={route} />
          ))}
          {scene.entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                <RecordLink noun="entry_point" id={entry.id} text={entry.name} />
              </th>
              <td>{say(`screen.entry_kind.${entry.kind}`)}</td>
              <td colSpan={3} />
              <td>{say(entry.closed ? "screen.map.closed" : "map.open")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RouteRow({ route }: { route: SceneRoute }) {
  const { say, sayOr, number } = useWords();
  const known = (value: number | null) =>
    value === null ? <span className="unknown">{say("screen.unknown")}</span> : number(value, 1);
  const name = `${route.from} – ${route.to}`;
  return (
    <tr>
      <th scope="row">
        {route.closed ? (
          <s>
            <RecordLink noun="route" id={route.id} text={name} />
          </s>
        ) : (
          <RecordLink noun="route" id={route.id} text={name} />
        )}
      </th>
      <td>{sayOr(`code.mode.${route.mode}`, route.mode)}</td>
      <td className="num">{known(route.km)}</td>
      <td className="num">{known(route.dry)}</td>
      <td className="num">{known(route.wet)}</td>
      <td className={route.closed ? "place-closed" : ""}>
        {say(route.closed ? "screen.map.closed" : route.slow ? "screen.map.slow" : "map.open")}
      </td>
    </tr>
  );
}
