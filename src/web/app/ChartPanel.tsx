import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { allOf, missionsQuery } from "../queries.ts";
import { ChartFrame, type ChartProps } from "../ui/charts/ChartFrame.tsx";
import { useMissionView, usePlanAsk, useSetSearch } from "./mission-context.tsx";

type Props = ChartProps & {
  readonly name: string;
  /** True where the figures are of reference tables, so that what the mission's data are does not mark them. */
  readonly ofReference?: boolean;
};
/** A chart of the mission at hand: its exports name mission, scenario and month, and `t` turns it to its table. */
export function ChartPanel({ name, ofReference = false, ...chart }: Props) {
  const { mission, scenario } = usePlanAsk();
  const { month } = useMissionView();
  const { view } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const missions = useQuery(missionsQuery());
  const scenarios = useQuery(allOf(mission, "scenario", "scenarios"));
  const own = missions.data?.items.find(({ id }) => id === mission);
  const chosen = scenarios.data?.find(({ id }) => id === scenario);
  const asTable = view === "table";
  return (
    <ChartFrame
      {...chart}
      stamp={{
        mission: own?.name ?? mission,
        scenario: scenario === undefined ? null : String(chosen?.values["name"] ?? scenario),
        nature: ofReference ? "historic" : (own?.nature ?? "historic"),
        file: [mission, name, month, scenario].filter(Boolean).join("-"),
      }}
      asTable={asTable}
      turn={() => setSearch({ view: asTable ? undefined : "table" })}
    />
  );
}
