import { type ReactNode, type RefObject, useEffect, useRef } from "react";

type Props = {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly className: string;
  readonly children: ReactNode;
};

const gap = 4;

/** A box in the page's top layer under another, or above it where there is no room below; no frame cuts it off. */
export function Floating({ anchor, className, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const floating = box.current;
    if (!floating) return;
    floating.showPopover();
    const place = () => {
      const to = anchor.current?.getBoundingClientRect();
      if (!to) return;
      const { offsetWidth: width, offsetHeight: height } = floating;
      const start = document.documentElement.dir === "rtl" ? to.right - width : to.left;
      const below = to.bottom + gap + height <= window.innerHeight || to.top < height + gap;
      floating.style.left = `${Math.max(gap, Math.min(start, window.innerWidth - width - gap))}px`;
      floating.style.top = `${below ? to.bottom + gap : to.top - gap - height}px`;
    };
    place();
    const seen = new ResizeObserver(place);
    seen.observe(floating);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      seen.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [anchor]);
  return (
    <div ref={box} popover="manual" className={className}>
      {children}
    </div>
  );
}
