import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useReachable } from "../live/connection.ts";
import { useWords } from "../words/words.tsx";

/** Says that the server cannot be reached, and tries again every few seconds until it can. */
export function OfflineNotice() {
  const { say } = useWords();
  const client = useQueryClient();
  const reachable = useReachable();
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(() => void client.refetchQueries({ type: "active" }), 5000);
    return () => clearInterval(timer);
  }, [client, reachable]);
  if (reachable) return null;
  return (
    <div className="offline" role="alert">
      <span>{say("screen.offline")}</span>
      <button type="button" className="button small" onClick={() => void client.refetchQueries({ type: "active" })}>
        {say("screen.retry")}
      </button>
    </div>
  );
}
