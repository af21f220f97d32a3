import type { Catalogue } from "./say.ts";

const accents: Readonly<Record<string, string>> = {
  ...{ a: "áá", e: "éé", i: "íí", o: "óó", u: "úú", A: "ÁÁ", E: "ÉÉ", I: "ÍÍ", O: "ÓÓ", U: "ÚÚ", c: "ç", n: "ñ" },
  ...{ s: "š", z: "ž", y: "ý", g: "ğ", r: "ř", t: "ť", d: "ď", l: "ľ", C: "Ç", N: "Ñ", S: "Š", R: "Ř", T: "Ť" },
};

/**
 * English made strange and about 40 per cent longer, each message between ⟦ and ⟧: a text on a screen that stands
 * outside the brackets does not come from the catalogue.
 */
export const pseudoCatalogue = (english: Catalogue): Catalogue =>
  Object.fromEntries(Object.entries(english).map(([code, message]) => [code, `⟦${strange(message)}⟧`]));

/** Rewrites what an ICU message says and leaves what it fills in. */
function strange(message: string): string {
  const at = message.indexOf("{");
  if (at < 0) return accented(message);
  const end = closing(message, at);
  return accented(message.slice(0, at)) + argument(message.slice(at + 1, end)) + strange(message.slice(end + 1));
}

const accented = (text: string): string => text.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter);

/** One `{…}`, given without its braces: a name, a number of some kind, or the forms of a plural or choice. */
function argument(inside: string): string {
  const head = /^[^,{}]+,\s*(?:plural|select|selectordinal)\s*,/.exec(inside)?.[0];
  if (head === undefined) return `{${inside}}`;
  let made = `{${head}`;
  let rest = inside.slice(head.length);
  for (let open = rest.indexOf("{"); open >= 0; open = rest.indexOf("{")) {
    const end = closing(rest, open);
    made += `${rest.slice(0, open)}{${strange(rest.slice(open + 1, end))}}`;
    rest = rest.slice(end + 1);
  }
  return `${made}${rest}}`;
}

/** Where the brace that stands at `open` is closed. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && (depth -= 1) === 0) return at;
  }
  throw new RangeError(`a brace is never closed: ${text}`);
}
