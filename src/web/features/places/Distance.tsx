import { useSearch } from "@tanstack/react-router";
import { distanceKm } from "../../../kernel/geo.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import type { Scene } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";

/** Great-circle distance from the selected place to another. */
export function Distance({ id, scene }: { id: string; scene: Scene }) {
  const { say, number, compare } = useWords();
  const { to } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const all = [...scene.sites, ...scene.entries];
  const from = all.find((place) => place.id === id);
  const end = all.find((place) => place.id === to);
  if (!from) return null;
  return (
    <div className="distance">
      <label>
        <span>{say("map.distance")}</span>
        <select
          className="select"
          value={end?.id ?? ""}
          onChange={(event) => setSearch({ to: event.target.value || undefined })}
        >
          <option value="">{say("map.distance.pick")}</option>
          {all
            .filter((place) => place.id !== id)
            .toSorted((a, b) => compare(a.name, b.name))
            .map((place) => (
              <option key={place.id} value={place.id}>
                {place.name}
              </option>
            ))}
        </select>
      </label>
      {end && <output>{say("map.distance.km", { km: number(distanceKm(from.at, end.at), 0) })}</output>}
    </div>
  );
}
