import { clearanceClocks } from "../../engines/mandate/clearance-clocks.ts";
import { levelSet } from "../../engines/mandate/level-set.ts";
import { mandateOn, tasksInForce } from "../../engines/mandate/mandate-at.ts";
import { missingCapability } from "../../engines/mandate/missing-capability.ts";
import { mandateEndOn, renewalCalendar } from "../../engines/mandate/renewal-calendar.ts";
import { taskMeans } from "../../engines/mandate/task-means.ts";
import { type PlainDate, lastDay } from "../../kernel/plain-date.ts";
import { authorisedComponents } from "../../model/authorised-strength.ts";
import type { Clearance } from "../../model/clearance.ts";
import type { MandateSheet } from "../../model/mandate.ts";
import type { MissionData } from "../../model/mission-data.ts";

export type MandateAsk = { readonly asOf: PlainDate | null; readonly noticeDays: number | null };

/** The mandate of a mission on a day: the day asked for, else the last of the month last reported. */
export function showMandate(mission: MissionData, { asOf, noticeDays }: MandateAsk): MandateSheet {
  const day = asOf ?? lastKnownDay(mission);
  const at = mandateOn(mission, day);
  const tasks = at ? taskMeans(mission, at) : [];
  return {
    schema: "concert.mandate/1",
    mission: mission.mission.id,
    as_of: day,
    notice_days: noticeDays,
    instrument: at?.instrument.id ?? null,
    ends: mandateEndOn(mission, day),
    tasks,
    names: namesIn(mission, tasks),
    levels: authorisedComponents.flatMap((component) => {
      const level = at && levelSet(mission, at, component);
      return level && level.records.length > 0 ? [{ component, ...level }] : [];
    }),
    missing: at ? missingCapability(tasksInForce(mission, at), mission.unit_type) : [],
    calendar: renewalCalendar(mission, day, noticeDays),
    consents: mission.consent.map(({ id, party, from, to, withdrawn }) => {
      const isOver = (end: string | null): boolean => end !== null && end < day;
      const holds = from !== null && from <= day && !isOver(to) && (withdrawn === null || withdrawn > day);
      return { id, party, from, to, withdrawn, holds };
    }),
    register: registerOn(mission, day),
  };
}

function namesIn(
  { unit_type, partner, organisation, site }: MissionData,
  tasks: MandateSheet["tasks"],
): MandateSheet["names"] {
  const organisations = new Map(organisation.map(({ id, name }) => [id, name]));
  const means = new Map([
    ...partner.map((each) => [each.id, organisations.get(each.organisation) ?? each.organisation] as const),
    ...unit_type.map(({ id, name }) => [id, name] as const),
  ]);
  const sites = new Map(site.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    Object.fromEntries(
      [...new Set(ids)].toSorted().flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? id]] : [])),
    );
  return {
    means: named(
      tasks.flatMap((task) => task.means),
      means,
    ),
    sites: named(
      tasks.flatMap((task) => task.sites),
      sites,
    ),
  };
}

function lastKnownDay({ mission, strength }: MissionData): PlainDate {
  const reported = strength.findLast(({ total, troops }) => total !== null || troops !== null);
  return reported ? lastDay(reported.month) : mission.authorised_on;
}

/** The host's own entries first; the host is the first state that consents to the presence. */
function registerOn(mission: MissionData, day: PlainDate): MandateSheet["register"] {
  const entries = new Map(mission.clearance.map((entry) => [entry.id, entry]));
  return clearanceClocks(mission.clearance, day, mission.consent[0]?.party ?? null).flatMap((clock) => {
    const entry = entries.get(clock.id);
    return entry ? [{ ...clock, ...shownOf(entry) }] : [];
  });
}

const shownOf = ({ kind, subject, requested_on, answered_on, conditions, host_remark }: Clearance) => ({
  kind,
  subject,
  requested_on,
  answered_on,
  conditions,
  host_remark,
});
