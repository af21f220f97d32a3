import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import { isLiveSession } from "../../operations/session/find-session.ts";
import { commitsAfter, headSeq } from "../../operations/records/follow-commits.ts";
import { MissionParameters } from "../answers.ts";
import { LiveHub, cursorOf, seqOf } from "../live.ts";
import { pageNames } from "../page-name.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const Headers = z.looseObject({ "last-event-id": z.string().max(200).optional() });

/** The stream of commits of a mission, as server-sent events. */
export function eventRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const hub = new LiveHub(
    {
      commitsAfter: (token, mission, after, limit) => commitsAfter(database, token, mission, { after, limit }),
      isLive: (token) => isLiveSession(database, token),
    },
    { streams: context.streamsPerUser },
  );
  const build = pageNames(context.pageFolder);
  const stop = database.onCommit(({ mission_id }) => void hub.announce(mission_id));
  app.addHook("preClose", async () => {
    stop();
    hub.close();
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/events",
    name: "followCommits",
    tag: "journal",
    params: MissionParameters,
    headers: Headers,
    answer: z.string(),
    files: ["text/event-stream"],
    handle: async ({ params: { mission }, request, reply }) => {
      const { token, user_id: userId } = signedIn(request);
      const head = await headSeq(database, token, mission);
      if (head === null) throw new Refusal("not-found", "server.not_found");
      const seen = request.headers["last-event-id"];
      const after = typeof seen === "string" && seen !== "" ? seqOf(seen) : head;
      // One from beyond the head was given out by a database that was since set back; its reader must begin anew.
      if (after === undefined || after > head) throw new Refusal("invalid", "server.cursor_invalid");
      if (!hub.hasRoom(mission, userId)) throw new Refusal("unavailable", "server.streams_full");
      const response = reply.hijack().raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      });
      // The first bytes tell the browser that the stream is open, and how long to wait before it comes back.
      // Its place in the journal too, so that one who loses the link before the first commit comes back without a gap.
      const name = build();
      const named = name === null ? "" : `event: build\ndata: "${name}"\n`;
      response.write(`retry: 2000\n\n${named}id: ${cursorOf(after)}\n\n`);
      await hub.add({ mission, token, userId, after, response });
      return sent;
    },
  });
}
