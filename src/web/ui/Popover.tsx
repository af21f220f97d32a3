import { useEffect, useId, useRef, useState, type ReactNode } from "react";

type Props = { readonly label: string; readonly icon: ReactNode; readonly end?: boolean; readonly children: ReactNode };

/** A button with a small box below it; Esc or a click elsewhere closes it and gives the focus back. */
export function Popover({ label, icon, end = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      box.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <div className="popover" ref={box}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {icon}
      </button>
      <div id={id} className={end ? "popover-box at-end" : "popover-box"} hidden={!open}>
        {children}
      </div>
    </div>
  );
}
