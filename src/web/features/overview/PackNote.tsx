import { useQuery } from "@tanstack/react-query";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";

/** What the makers of the pack want every reader to know: assumptions, and how names are to be understood. */
export function PackNote() {
  const { say } = useWords();
  const { mission } = usePlanAsk();
  const records = useQuery(allOf(mission, "mission", "missions"));
  const note = records.data?.[0]?.values["note"];
  if (typeof note !== "string") return null;
  return (
    <p className="pack-note quiet" dir="auto">
      {say("screen.pack_note", { note })}
    </p>
  );
}
