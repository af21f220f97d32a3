import { useQuery } from "@tanstack/react-query";
import { useWords } from "../words/words.tsx";
import { type DisputedShape, disputedIn, loadBaseMap } from "./base-map.ts";
import { extentOfScene, type Scene } from "./scene.ts";

/** The base map, once it is read. */
export const useBaseMap = () =>
  useQuery({ queryKey: ["base-map"], queryFn: loadBaseMap, staleTime: Infinity, structuralSharing: false });

/** What stands under every map: that it endorses nothing, and the note that the name of Kosovo is owed. */
export function MapNotes({ scene }: { scene: Scene }) {
  const { say } = useWords();
  const base = useBaseMap();
  const shown = base.data ? disputedIn(base.data, extentOfScene(scene)) : [];
  return (
    <>
      {say("map.disclaimer")} {isKosovoShown(shown) && `${say("map.kosovo_note")} `}
      {say("map.straight")}
    </>
  );
}

export const isKosovoShown = (shown: readonly DisputedShape[]): boolean =>
  shown.some(({ about }) => about.id === "kosovo");

/** The table of what the map draws dashed: why, by which document, and when somebody last looked. */
export function DisputedTable({ scene }: { scene: Scene }) {
  const { say, sayOr, date } = useWords();
  const base = useBaseMap();
  if (!base.data) return null;
  const shown = disputedIn(base.data, extentOfScene(scene));
  if (shown.length === 0)
    return <p className="quiet small-text">{say("map.disputed.none", { count: base.data.disputed.length })}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("map.disputed")}>
      <table className="table disputed-table">
        <caption>{say("map.disputed")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("map.disputed.name")}</th>
            <th scope="col">{say("map.disputed.standing")}</th>
            <th scope="col">{say("map.disputed.reason")}</th>
            <th scope="col">{say("map.disputed.source")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ about }) => (
            <tr key={about.id}>
              <th scope="row">
                {sayOr(`map.disputed.${about.id}`, about.id)}{" "}
                <span className="quiet">({say(`map.shape.${about.kind}`)})</span>
              </th>
              <td>{say(`map.standing.${about.standing}`)}</td>
              <td>{sayOr(`map.disputed.${about.id}.why`, say(`map.standing.${about.standing}`))}</td>
              <td>
                {about.source === "" ? say("map.disputed.no_source") : <bdi>{about.source}</bdi>}
                {about.status === "unverified" && <span className="quiet"> ({say("map.disputed.unverified")})</span>}
                <span className="quiet">; {say("map.disputed.reviewed", { date: date(about.reviewed_on) })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isKosovoShown(shown) && <p className="small-text">{say("map.kosovo_note")}</p>}
    </div>
  );
}
