import type { Item } from "../../api.ts";
import type { Words } from "../../words/words.tsx";

/** The name in the reader's language where there is one, else as the mission writes it. */
export const commodityName = (words: Words, item: Item): string =>
  words.sayOr(`commodity.${item.id}`, String(item.values["name"] ?? item.id));
