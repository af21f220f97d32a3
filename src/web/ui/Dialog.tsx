import { useEffect, useId, useRef, type ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { Icon } from "./Icon.tsx";

type Props = {
  readonly open: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly side?: boolean;
  readonly children: ReactNode;
};

/** A box over the page that holds the focus until it closes; `side` opens it along the end of the page. */
export function Dialog({ open, close, title, side = false, children }: Props) {
  const { say } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={side ? "dialog side" : "dialog"}
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => {
        if (event.target === box.current) close();
      }}
    >
      {open && (
        <div className="dialog-body">
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            <button type="button" className="icon-button" onClick={close} aria-label={say("screen.close")}>
              <Icon name="close" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
