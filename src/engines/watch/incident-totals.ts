import type { Flag } from "../../model/flag.ts";
import type { Incident } from "../../model/incident.ts";

/**
 * Running totals of one kind that give different counts. All are kept; none is added to another, and none is chosen.
 * They may also count up to different days, which the flag's values show.
 */
export function incidentTotals(incidents: readonly Incident[]): Flag[] {
  const byKind = new Map<string, Incident[]>();
  for (const row of incidents) {
    if (row.scope !== "total") continue;
    byKind.set(row.kind, [...(byKind.get(row.kind) ?? []), row]);
  }
  return [...byKind].flatMap(([kind, rows]) =>
    (["killed", "injured"] as const).flatMap((count) => {
      const stated = rows.filter((row) => row[count] !== null).sort((a, b) => (a[count] ?? 0) - (b[count] ?? 0));
      if (new Set(stated.map((row) => row[count])).size < 2) return [];
      return [disagreement(kind, count, stated)];
    }),
  );
}

function disagreement(kind: string, count: "killed" | "injured", rows: readonly Incident[]): Flag {
  return {
    code: "incident.disagree",
    severity: "low",
    domain: "watch",
    month: null,
    records: rows.map(({ id }) => ({ noun: "incident", id })),
    values: {
      kind,
      count,
      totals: rows.map((row) => String(row[count])),
      periods: rows.map(({ when }) => when),
      low: rows[0]?.[count] ?? 0,
      high: rows.at(-1)?.[count] ?? 0,
    },
  };
}
