import type { OfferedLanguage } from "../../src/words/say.ts";

/**
 * Areas that still hold English copies in a language. The list may only shrink: an area that is translated has to
 * leave it, and no area joins it.
 */
export const untranslated: readonly { readonly language: OfferedLanguage; readonly area: string }[] = [];
