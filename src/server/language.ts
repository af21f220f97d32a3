import { type Language, languageOfTag } from "../words/say.ts";

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); English where none fits. */
export function languageOf(header: string | undefined): Language {
  const ranked = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter((item) => item.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return ranked.map(({ tag }) => languageOfTag(tag)).find((language) => language !== undefined) ?? "en";
}
