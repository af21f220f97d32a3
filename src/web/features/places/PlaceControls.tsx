import { useSearch } from "@tanstack/react-router";
import { useSetSearch } from "../../app/mission-context.tsx";
import type { MapLook } from "../../map/scene.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";

type Props = {
  readonly symbols: MapLook["symbols"];
  readonly setSymbols: (symbols: MapLook["symbols"]) => void;
  readonly openSheet: () => void;
};

/** Season, symbols, and the way to paper. */
export function PlaceControls({ symbols, setSymbols, openSheet }: Props) {
  const { say } = useWords();
  const { season } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  return (
    <div className="places-bar">
      <label>
        <span>{say("map.season")}</span>
        <select
          className="select"
          value={season === "dry" || season === "wet" ? season : ""}
          onChange={(event) => setSearch({ season: event.target.value || undefined })}
        >
          <option value="">{say("map.season.month")}</option>
          <option value="dry">{say("map.season.dry")}</option>
          <option value="wet">{say("map.season.wet")}</option>
        </select>
      </label>
      <label>
        <span>{say("map.symbols")}</span>
        <select
          className="select"
          value={symbols}
          onChange={(event) => setSymbols(event.target.value === "app6" ? "app6" : "plain")}
        >
          <option value="plain">{say("map.symbols.plain")}</option>
          <option value="app6">{say("map.symbols.app6")}</option>
        </select>
      </label>
      <button type="button" className="button" onClick={openSheet}>
        <Icon name="print" />
        {say("map.print_sheet")}
      </button>
    </div>
  );
}
