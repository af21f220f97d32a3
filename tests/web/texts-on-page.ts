/* These functions run in the browser: each is whole in itself and takes nothing from outside. */

/** Texts on the page, in labels and hints that stand outside the brackets of the pseudo-language and hold a letter. */
export function outsideBrackets(): string[] {
  const found = new Set<string>();
  const keep = (text: string): void => {
    // A label that a picture shortens keeps its opening bracket only.
    let rest = text.replace(/\s+/g, " ").replace(/⟦[^⟧]*…/g, "");
    for (let before = ""; before !== rest;) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, "");
    }
    if (/\p{L}{2}/u.test(rest)) found.add(rest.trim());
  };
  const own = (element: Element): boolean =>
    element.closest("script, style, option[lang], [aria-hidden=true]:not(svg), textarea, .maplibregl-map") === null;
  for (const element of document.body.querySelectorAll("*")) {
    if (!own(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) keep(element.getAttribute(name) ?? "");
    // A sentence may run over several elements: it is read from the one that holds all of it.
    const inline = [...element.children].every((child) => getComputedStyle(child).display.startsWith("inline"));
    const direct = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (direct && (inline || element.children.length === 0)) keep(element.textContent ?? "");
    else if (direct) for (const node of element.childNodes) if (node.nodeType === 3) keep(node.textContent ?? "");
  }
  return [...found];
}

/** Elements with text of their own that is wider than they are and can be neither scrolled to nor read in a hint. */
export function cutOff(): string[] {
  const found: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const text = [...element.childNodes].map((node) => (node.nodeType === 3 ? (node.textContent ?? "") : "")).join("");
    if (text.trim() === "" || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // What is shortened may be read in a hint, in the cell when it is opened, or behind the button that shows all.
    const hint = element.closest("[title]")?.getAttribute("title") ?? "";
    const elsewhere = "[role=gridcell] .ellipsis, [role=rowheader] .ellipsis, .clamped";
    if (hint.includes(text.trim())) continue;
    if (element.closest(`svg, option, .visually-hidden, .sr-only, .maplibregl-map, ${elsewhere}`) !== null) continue;
    const { display, overflowX, position } = getComputedStyle(element);
    if (display === "inline" || overflowX === "auto" || overflowX === "scroll") continue;
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1 || (position === "absolute" && width < 2)) continue;
    const over = element.scrollWidth - element.clientWidth;
    const below = overflowX === "visible" ? 0 : element.scrollHeight - element.clientHeight;
    if (over > 1 || below > 3)
      found.push(
        `${element.tagName.toLowerCase()}.${element.className}: ${text.trim().slice(0, 60)} (${over}, ${below})`,
      );
  }
  return found;
}

/** What makes the page wider than its window: no screen is moved sideways as a whole. */
export function widerThanWindow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : [];
}
