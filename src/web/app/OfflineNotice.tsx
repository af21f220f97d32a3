import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useReadAt, useReachable } from "../live/connection.ts";
import { useRenewed } from "../offline/build.ts";
import { isOpen } from "../offline/change.ts";
import { deliver, openOutbox } from "../offline/outbox.ts";
import { useOutbox } from "../offline/use-outbox.ts";
import { startWorker, takeOver, useKeepingFull } from "../offline/worker-link.ts";
import { useWords } from "../words/words.tsx";
import "../offline/offline.css";

/** What the reader must know about the link: that it is down and of when the page is, that Concert was renewed, that the disk is full. */
export function OfflineNotice({ person }: { person: string }) {
  useEffect(() => {
    openOutbox(person);
    startWorker();
    return () => openOutbox(null);
  }, [person]);
  return (
    <>
      <LinkDown />
      <Renewed />
      <Full />
    </>
  );
}

function LinkDown() {
  const { say, time } = useWords();
  const client = useQueryClient();
  const reachable = useReachable();
  const readAt = useReadAt();
  const waiting = useOutbox().changes.filter(isOpen).length;
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(() => void client.refetchQueries({ type: "active" }), 5000);
    return () => clearInterval(timer);
  }, [client, reachable]);
  if (reachable) return null;
  const again = () => {
    void client.refetchQueries({ type: "active" });
    void deliver();
  };
  return (
    <div className="offline" role="alert">
      <span>{say("screen.offline")}</span>
      {readAt !== null && <strong>{say("outbox.read_at", { time: time(readAt) })}</strong>}
      {waiting > 0 && <span>{say("outbox.waiting", { count: waiting })}</span>}
      <button type="button" className="button small" onClick={again}>
        {say("screen.retry")}
      </button>
    </div>
  );
}

/** A tab of an older build works on until it is loaded anew; what waits lies on the disk and stays. */
function Renewed() {
  const { say } = useWords();
  const renewed = useRenewed();
  const [later, setLater] = useState(false);
  if (!renewed || later) return null;
  return (
    <div className="offline" role="alert">
      <span>{say("outbox.renewed")}</span>
      <button type="button" className="button small" onClick={() => takeOver()}>
        {say("outbox.reload")}
      </button>
      <button type="button" className="button small" onClick={() => setLater(true)}>
        {say("outbox.later")}
      </button>
    </div>
  );
}

function Full() {
  const { say } = useWords();
  const { full } = useOutbox();
  const keepingFull = useKeepingFull();
  if (full === null && !keepingFull) return null;
  return (
    <div className="offline" role="alert">
      <span>{say(full === null ? "outbox.keeping_full" : full === "sent" ? "outbox.full_sent" : "outbox.full")}</span>
    </div>
  );
}
