import { useState } from "react";
import type { MapLook } from "../../map/scene.ts";

const key = "concert.symbols";

/** Which symbols the reader wants on maps, remembered on this machine. */
export function useSymbols(): [MapLook["symbols"], (symbols: MapLook["symbols"]) => void] {
  const [symbols, setSymbols] = useState<MapLook["symbols"]>(() =>
    localStorage.getItem(key) === "app6" ? "app6" : "plain",
  );
  return [
    symbols,
    (next) => {
      localStorage.setItem(key, next);
      setSymbols(next);
    },
  ];
}
