/** Controls whose middle is covered by something that is neither part of them nor around them. Runs in the page. */
export function coveredControls(): string[] {
  const controls = "a[href], button, input, select, textarea, [role=tab], summary";
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;
  /** What scrolls or cuts its content hides a part of it by right. */
  const isCut = (element: Element, x: number, y: number): boolean => {
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const clips = overflowX !== "visible" || overflowY !== "visible";
      if (clips && (x < left || x > right || y < top || y > bottom)) return true;
    }
    return false;
  };
  /** What stays in its place while the page moves below it: bars, heads of tables. */
  const stays = (element: Element): boolean => {
    for (let box: Element | null = element; box !== null; box = box.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(box).position)) return true;
    return element.closest("nav.rail, .topbar, .scrubber") !== null;
  };
  const found: string[] = [];
  for (const control of document.querySelectorAll(controls)) {
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const isSeen = control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isSeen || width < 2 || height < 2 || control.closest("[inert]") !== null) continue;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || isCut(control, x, y)) continue;
    const hit = document.elementFromPoint(x, y);
    if (hit === null || control.contains(hit) || hit.contains(control)) continue;
    if (hit.closest("label")?.contains(control) === true || (stays(hit) && !stays(control))) continue;
    found.push(`${name(control)} under ${name(hit)}`);
  }
  return found;
}

/** How far the last thing of the main content stays below what can be seen once it is scrolled to. Runs in the page. */
export function belowReach(): number {
  const main = document.getElementById("main") ?? document.querySelector("main, .start");
  const last = main?.lastElementChild;
  if (!main || !last) return Number.NaN;
  for (const box of [main, document.scrollingElement]) box?.scrollTo({ top: box.scrollHeight, behavior: "instant" });
  const rail = document.querySelector("nav.rail")?.getBoundingClientRect();
  const foot = rail && rail.top > innerHeight / 2 ? rail.top : innerHeight;
  return Math.max(0, Math.round(last.getBoundingClientRect().bottom - foot));
}
