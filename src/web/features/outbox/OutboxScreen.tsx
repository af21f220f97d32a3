import "../../app/zod-without-eval.ts";
import { type ChangeEvent, useRef, useState } from "react";
import { useReachable } from "../../live/connection.ts";
import { type Change, isOpen, needsPerson } from "../../offline/change.ts";
import { addFromFile, deliver } from "../../offline/outbox.ts";
import { mostBytes, readSaved, type SavedFault, writeSaved } from "../../offline/saved-file.ts";
import { useOutbox } from "../../offline/use-outbox.ts";
import { canOpenOffline } from "../../offline/worker-link.ts";
import { useWords } from "../../words/words.tsx";
import { ChangeList } from "./ChangeList.tsx";
import "./outbox.css";

/** Every edit on its way: what waits, what came back with a question, what has its receipt, what was set aside. */
export function OutboxScreen() {
  const { say } = useWords();
  const { changes, held, sending } = useOutbox();
  const reachable = useReachable();
  const open = changes.filter(isOpen);
  // An act waits as a whole: with one question in it, all of it needs the answer.
  const asked = new Set(open.filter(needsPerson).map(({ act }) => act));
  const due = open.filter(({ act }) => asked.has(act));
  const waiting = open.filter(({ act }) => !asked.has(act));
  const received = changes.filter(({ state }) => state === "received" || state === "settled").reverse();
  const aside = changes.filter(({ state }) => state === "aside").reverse();
  return (
    <section className="outbox" aria-labelledby="outbox-title">
      <header>
        <h1 id="outbox-title">{say("screen.outbox")}</h1>
        <p role="status">
          {open.length === 0 ? say("outbox.none") : say("outbox.waiting", { count: open.length })}
          {sending && ` ${say("outbox.sending")}`}
        </p>
      </header>
      {held && (
        <p className="outbox-note" role="alert">
          {say("outbox.held", { reason: held.detail })}
        </p>
      )}
      {!reachable && <p className="outbox-note">{say("outbox.link_down")}</p>}
      {!canOpenOffline() && <p className="outbox-note">{say("outbox.no_worker")}</p>}
      <FileActs open={open} />
      <ChangeList title={say("outbox.list.due")} count={due.filter(needsPerson).length} changes={due} />
      <ChangeList title={say("outbox.list.waiting")} count={waiting.length} changes={waiting} />
      <ChangeList title={say("outbox.list.received")} count={received.length} changes={received} />
      <ChangeList title={say("outbox.list.aside")} count={aside.length} changes={aside} />
      <Legend />
    </section>
  );
}

/** Send now, save to a file, load a file. */
function FileActs({ open }: { open: readonly Change[] }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<{ readonly added: number } | { readonly fault: SavedFault | "too_large" } | null>(
    null,
  );
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    if (file.size > mostBytes) return setTold({ fault: "too_large" });
    const reading = readSaved(await file.text());
    setTold("fault" in reading ? reading : { added: await addFromFile(reading.changes) });
  };
  return (
    <div className="outbox-acts">
      <button type="button" className="button" onClick={() => void deliver()} disabled={open.length === 0}>
        {say("outbox.send")}
      </button>
      <button type="button" className="button" onClick={() => saveToFile(open)} disabled={open.length === 0}>
        {say("outbox.save")}
      </button>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {say("outbox.load")}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say("outbox.load")}
        onChange={(event) => void load(event)}
      />
      {told && (
        <span role="status">
          {"added" in told ? say("outbox.loaded", { count: told.added }) : say(`outbox.file.${told.fault}`)}
        </span>
      )}
    </div>
  );
}

function saveToFile(changes: readonly Change[]): void {
  const saved = new Date().toISOString();
  const address = URL.createObjectURL(new Blob([writeSaved(changes, saved)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `concert-changes-${saved.slice(0, 16).replace(/[:T]/g, "-")}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const states = ["waiting", "received", "settled"] as const;

/** What the three words promise. */
function Legend() {
  const { say } = useWords();
  return (
    <dl className="outbox-legend">
      {states.map((state) => (
        <div key={state}>
          <dt>
            <span className={`tag outbox-${state}`}>{say(`outbox.state.${state}`)}</span>
          </dt>
          <dd>{say(`outbox.means.${state}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
