import { useQuery } from "@tanstack/react-query";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";

/** Civilians are not listed by contributor; what is printed of them stands among the milestones. */
export function CiviliansPanel() {
  const words = useWords();
  const { say, number } = words;
  const { mission } = usePlanAsk();
  const milestones = useQuery(allOf(mission, "milestone", "milestones"));
  const printed = (milestones.data ?? []).filter(
    ({ values }) => values["kind"] === "strength" && values["unit"] === "persons",
  );
  return (
    <Panel className="force-civilians" title={say("force.civilians.title")} subtitle={say("force.civilians.subtitle")}>
      {milestones.isSuccess && printed.length === 0 && <p className="quiet">{say("force.civilians.none")}</p>}
      {printed.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("force.civilians.when")}</th>
              <th scope="col">{say("force.civilians.what")}</th>
              <th scope="col" className="num">
                {say("force.people")}
              </th>
              <th scope="col">{say("screen.origin.sources")}</th>
            </tr>
          </thead>
          <tbody>
            {printed.map(({ id, values }) => (
              <tr key={id}>
                <td>{words.date(String(values["when"]))}</td>
                <th scope="row">
                  <RecordLink noun="milestone" id={id} text={String(values["title"])} />
                </th>
                <td className="num">
                  {typeof values["value"] === "number" ? (
                    number(values["value"])
                  ) : (
                    <span className="unknown">{say("screen.unknown")}</span>
                  )}
                </td>
                <td className="quiet">{[values["source"]].flat().map(String).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
