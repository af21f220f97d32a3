import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/words.tsx";

const keys = [
  ["?", "keys"],
  ["t", "table"],
  ["g o", "overview"],
  ["g d", "data"],
  ["g f", "funding"],
  ["← →", "scrub"],
  ["Enter · F2", "edit"],
  ["Esc", "escape"],
  ["Ctrl Z · Ctrl Y", "undo"],
] as const;

/** The list of keys. */
export function KeysDialog({ open, close }: { open: boolean; close: () => void }) {
  const { say } = useWords();
  return (
    <Dialog open={open} close={close} title={say("screen.keys")}>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{say(`screen.keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
