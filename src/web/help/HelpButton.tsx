import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { useHelpDoor } from "./help-door.ts";

/** Opens and closes the help of the screen at hand. */
export function HelpButton() {
  const { say } = useWords();
  const { view, open } = useHelpDoor();
  return (
    <button
      type="button"
      className="icon-button help-button"
      aria-label={say("shell.help")}
      title={`${say("shell.help")} (F1, h)`}
      aria-expanded={view !== null}
      onClick={() => open(view === null ? "screen" : null)}
    >
      <Icon name="help" />
    </button>
  );
}
