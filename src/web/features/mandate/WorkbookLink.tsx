import { useParams } from "@tanstack/react-router";
import { queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";

type Props = { readonly day: string; readonly from?: string | undefined; readonly to?: string | undefined };

/** Hands over the mandate on a day as a workbook, with a difference where two instruments are named. */
export function WorkbookLink({ day, from, to }: Props) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say, language } = useWords();
  const address = `/api/v1${missionPath(mission)}/mandate/workbook${queryText({ as_of: day, from, to, lang: language })}`;
  return (
    <a className="button small" href={address} download>
      {say("mandate.workbook")}
    </a>
  );
}
