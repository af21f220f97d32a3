import { type RefObject, useEffect } from "react";
import { boxBeside } from "./place-box.ts";

const againMs = 200;
const around = 4;

type Part = RefObject<HTMLDivElement | null>;

/** Keeps a ring around what is pointed at and the box beside it, while the page loads, scrolls and changes its size. */
export function usePointing(targets: readonly string[], box: Part, ring: Part): void {
  useEffect(() => {
    const point = () => pointAt(found(targets), box.current, ring.current);
    point();
    const timer = setInterval(point, againMs);
    addEventListener("resize", point);
    addEventListener("scroll", point, true);
    return () => {
      clearInterval(timer);
      removeEventListener("resize", point);
      removeEventListener("scroll", point, true);
    };
  }, [targets, box, ring]);
  useEffect(() => {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    found(targets)?.scrollIntoView({ block: "nearest", inline: "nearest", behavior });
  }, [targets]);
}

/** The first of the targets that takes up room on the page. */
function found(targets: readonly string[]): Element | null {
  for (const target of targets) {
    const element = document.querySelector(target);
    if (element && element.getBoundingClientRect().width > 0) return element;
  }
  return null;
}

function pointAt(target: Element | null, box: HTMLDivElement | null, ring: HTMLDivElement | null): void {
  if (!box || !ring) return;
  const size = box.getBoundingClientRect();
  ring.hidden = target === null;
  if (target === null) {
    place(box, (innerWidth - size.width) / 2, (innerHeight - size.height) / 3);
    return;
  }
  const seen = onPage(target.getBoundingClientRect());
  const { left, top } = boxBeside(seen, size);
  place(box, left, top);
  place(ring, seen.left - around, seen.top - around);
  ring.style.width = `${seen.width + 2 * around}px`;
  ring.style.height = `${seen.height + 2 * around}px`;
}

/** The part of a box that lies within the window. */
function onPage({ left, top, right, bottom }: DOMRect) {
  const [fromLeft, fromTop] = [Math.max(around, left), Math.max(around, top)];
  return {
    left: fromLeft,
    top: fromTop,
    width: Math.max(0, Math.min(innerWidth - around, right) - fromLeft),
    height: Math.max(0, Math.min(innerHeight - around, bottom) - fromTop),
  };
}

function place(element: HTMLElement, left: number, top: number): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
