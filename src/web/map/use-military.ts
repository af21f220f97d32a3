import { useEffect, useState } from "react";
import type { MilitarySymbols } from "./military-symbols.ts";

/** The military symbols, which are large and asked for by few: read when first wanted, null until then. */
export function useMilitary(wanted: boolean): MilitarySymbols | null {
  const [symbols, setSymbols] = useState<MilitarySymbols | null>(null);
  useEffect(() => {
    if (wanted) void import("./military-symbols.ts").then((module) => setSymbols(module.militarySymbols));
  }, [wanted]);
  return wanted ? symbols : null;
}
