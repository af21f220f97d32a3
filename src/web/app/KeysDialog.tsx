import { useHelpDoor } from "../help/help-door.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/words.tsx";
import { screens } from "./screens.ts";

const everywhere = [
  ["/", "shell.keys.search"],
  ["Ctrl K", "shell.keys.commands"],
  ["?", "screen.keys.keys"],
  ["F1 · h", "shell.keys.help"],
  ["t", "screen.keys.table"],
  ["c", "shell.keys.send"],
  ["← → Home End", "shell.keys.scrub"],
  ["Esc", "screen.keys.escape"],
] as const;

const inTables = [
  ["Enter · F2", "screen.keys.edit"],
  ["Ctrl Z · Ctrl Y", "screen.keys.undo"],
  ["Ctrl C · Ctrl V", "shell.keys.paste"],
] as const;

/** The list of keys. */
export function KeysDialog({ open, close }: { open: boolean; close: () => void }) {
  const { say } = useWords();
  const help = useHelpDoor();
  const toHelp = () => {
    close();
    help.open("screen");
  };
  return (
    <Dialog open={open} close={close} title={say("screen.keys")}>
      <Keys title={say("shell.keys.everywhere")} keys={everywhere.map(([key, code]) => [key, say(code)])} />
      <Keys
        title={say("shell.group.go")}
        keys={screens.map(({ name, key }) => [`g ${key}`, say(`screen.${name}`)] as const)}
      />
      <Keys title={say("shell.keys.tables")} keys={inTables.map(([key, code]) => [key, say(code)])} />
      <button type="button" className="button" onClick={toHelp}>
        {say("shell.keys.help")}
      </button>
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly (readonly [key: string, what: string])[] }) {
  return (
    <>
      <h3 className="keys-title">{title}</h3>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
