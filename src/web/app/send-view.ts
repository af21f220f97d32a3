import type { Search } from "./search.ts";
import { writeSearch } from "./search.ts";

/** The address of what is on screen, for somebody else: with month and scenario, without language, function and help. */
export function addressToSend(search: Search, month: string | null): string {
  const { lang: _lang, as: _as, help: _help, ...view } = search;
  return `${location.origin}${location.pathname}${writeSearch({ ...view, ...(month === null ? {} : { month }) })}`;
}

/** Puts a text on the clipboard, also where the page came over plain HTTP and the browser's clipboard is closed. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    document.body.append(field);
    field.select();
    // The only way without a secure context.
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
