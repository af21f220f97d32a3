import { baseOf, type Language, localeOf } from "./say.ts";

type State = { readonly iso3: string; readonly iso2: string; readonly name: string };

/** Names states in a language by their ISO codes; in English as the table names them. A code without a row names itself. */
export function stateNames(language: Language, states: readonly State[]): (iso3: string) => string {
  const byCode = new Map(states.map((state) => [state.iso3, state]));
  const regions = new Intl.DisplayNames([localeOf(language)], { type: "region" });
  return (iso3) => {
    const state = byCode.get(iso3);
    if (!state) return iso3;
    if (baseOf(language) === "en" || !/^[A-Z]{2}$/.test(state.iso2)) return state.name;
    return regions.of(state.iso2) ?? state.name;
  };
}
