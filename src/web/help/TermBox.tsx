import { useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useWords } from "../words/words.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useHelpDoor } from "./help-door.ts";
import { useHelpWords } from "./help-words.ts";
import { boxBeside } from "./place-box.ts";
import type { TermCode } from "./terms.ts";
import { TermText } from "./TermText.tsx";
import "./help.css";

type Props = { readonly code: TermCode; readonly button: HTMLButtonElement; readonly close: () => void };

/** The meaning of a term beside its word. Esc, a click elsewhere or leaving with Tab closes it; the focus goes back. */
export function TermBox({ code, button, close }: Props) {
  const { say: sayPage } = useWords();
  const { say } = useHelpWords();
  const door = useHelpDoor();
  const box = useRef<HTMLDivElement>(null);
  const leave = () => {
    close();
    button.focus();
  };
  useClosing(box, button, leave, close);
  useLayoutEffect(() => {
    if (!box.current) return;
    const { left, top } = boxBeside(button.getBoundingClientRect(), box.current.getBoundingClientRect());
    box.current.style.left = `${left}px`;
    box.current.style.top = `${top}px`;
    box.current.focus();
  }, [button, say]);
  return createPortal(
    <div ref={box} className="term-box" role="dialog" aria-label={say?.(`help.term.${code}`)} tabIndex={-1}>
      <div className="term-head">
        <strong>{say?.(`help.term.${code}`)}</strong>
        <button type="button" className="icon-button" onClick={leave} aria-label={sayPage("screen.close")}>
          <Icon name="close" />
        </button>
      </div>
      {say === null ? (
        <div className="skeleton" role="status" aria-label={sayPage("screen.loading")} />
      ) : (
        <>
          <TermText code={code} say={say} />
          <button
            type="button"
            className="link"
            onClick={() => {
              close();
              button.closest("dialog")?.close();
              door.open(code);
            }}
          >
            {say("help.glossary.open")}
          </button>
        </>
      )}
    </div>,
    // Over a dialog nothing of the page itself can be seen.
    button.closest("dialog") ?? document.body,
  );
}

function useClosing(
  box: React.RefObject<HTMLDivElement | null>,
  button: HTMLButtonElement,
  leave: () => void,
  close: () => void,
): void {
  useEffect(() => {
    const outside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target) && !button.contains(target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        leave();
      }
      const stops = [...(box.current?.querySelectorAll<HTMLElement>("button") ?? [])];
      const active = document.activeElement;
      const out = event.shiftKey ? active === stops[0] || active === box.current : active === stops.at(-1);
      if (event.key === "Tab" && out) leave();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", onKey, true);
    window.addEventListener("resize", close);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", onKey, true);
      window.removeEventListener("resize", close);
    };
  });
}
