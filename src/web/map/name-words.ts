import type { Words } from "../words/words.tsx";
import type { NameWords } from "./names.ts";

/** The words of names on a map, in the reader's language. */
export const nameWords = ({ say, sayOr, country }: Words): NameWords => ({
  country,
  disputed: (id) => sayOr(`map.disputed.${id}`, id),
  days: (days) => say("screen.map.days_short", { days }),
  closed: say("screen.map.closed"),
});
