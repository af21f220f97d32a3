import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { missionNoun } from "../../model/mission.ts";
import { listMissions } from "../../operations/records/read-mission.ts";
import { readRecord } from "../../operations/records/read-record.ts";
import { MissionParameters, recordOf } from "../answers.ts";
import { isUnchanged, tagOfVersion } from "../entity-tag.ts";
import { headOf } from "../mission-head.ts";
import { rowOf } from "../record-json.ts";
import { addRoute, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const MissionItem = z.object({
  id: z.string(),
  name: z.string(),
  short_name: z.string(),
  nature: z.string(),
  authorised_on: z.string(),
  ends_on: z.string().nullable(),
  role: z.string(),
  head: z.object({ seq: z.int(), time: z.string() }),
});

export function missionRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const read = (token: string, mission: string) =>
    readRecord(database, token, mission, { noun: missionNoun, id: mission, as_of: null });
  addRoute(app, {
    method: "GET",
    path: "/missions",
    name: "listVisibleMissions",
    tag: "missions",
    answer: z.object({ items: z.array(MissionItem) }),
    handle: async ({ request }) => {
      const { token } = signedIn(request);
      const missions = await listMissions(database, token);
      const items = missions.map(async (mission) => {
        const [{ values }, head] = await Promise.all([
          read(token, mission.id),
          headOf(context.workspace, token, mission.id),
        ]);
        const { id, name, short_name, nature, role } = mission;
        const { authorised_on, ends_on } = values;
        return { id, name, short_name, nature, authorised_on, ends_on, role, head: { seq: head.seq, time: head.time } };
      });
      return { items: await Promise.all(items) };
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission",
    name: "readOneMission",
    tag: "missions",
    params: MissionParameters,
    answer: recordOf(missionNoun),
    handle: async ({ params, request, reply }) => {
      const row = rowOf(await read(signedIn(request).token, params.mission));
      return isUnchanged(request, reply, tagOfVersion(row.version)) ? unchanged : row;
    },
  });
}
