import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { TermCode } from "./terms.ts";
import "./term.css";

const TermBox = lazy(() => import("./TermBox.tsx").then((module) => ({ default: module.TermBox })));

/** A word that opens its meaning, by click, touch or key. What is shown is the text between its tags. */
export function Term({ code, children }: { code: TermCode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="term-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && button.current && (
        <Suspense fallback={null}>
          <TermBox code={code} button={button.current} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
