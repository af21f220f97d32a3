import { Link, useParams } from "@tanstack/react-router";
import { isOpen } from "../offline/change.ts";
import { useOutbox } from "../offline/use-outbox.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useWords } from "../words/words.tsx";

type Props = { readonly open: boolean; readonly close: () => void; readonly leave: () => void };

/** Asked before signing out while changes wait here: they stay on this machine, and their author should know. */
export function LeaveDialog({ open, close, leave }: Props) {
  const { say } = useWords();
  const { changes } = useOutbox();
  const { mission } = useParams({ strict: false });
  return (
    <Dialog open={open} close={close} title={say("outbox.leave.title")}>
      <p>{say("outbox.leave.what", { count: changes.filter(isOpen).length })}</p>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={leave}>
          {say("outbox.leave.go")}
        </button>
        {mission !== undefined && (
          <Link
            className="button"
            to="/missions/$mission/outbox"
            params={{ mission }}
            search={({ lang }) => ({ ...(lang && { lang }) })}
            onClick={close}
          >
            {say("outbox.leave.look")}
          </Link>
        )}
        <button type="button" className="button primary" onClick={close}>
          {say("outbox.leave.stay")}
        </button>
      </div>
    </Dialog>
  );
}
