import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import { readCommit } from "../../operations/records/read-commit.ts";
import { listCommits } from "../../operations/records/read-mission.ts";
import { undoCommit } from "../../operations/records/undo-commit.ts";
import { verifyJournal } from "../../operations/records/verify-journal.ts";
import { CommitAnswer, MissionParameters, Operation, Receipt, idText } from "../answers.ts";
import { commitWithRecord, keyedId } from "../change-record.ts";
import { cursorOf, seqOf } from "../live.ts";
import { headOf } from "../mission-head.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

/** Ten thousand operations, each a whole record with long texts. */
const mostBytes = 16 * 1024 * 1024;

const JournalQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().max(200).optional(),
  /** Only what was known by the end of this day, UTC. */
  until: z.iso.date().optional(),
});

const Verification = z.object({
  mission_id: z.string(),
  ok: z.boolean(),
  seq: z.int(),
  digest: z.string(),
  operations: z.int(),
  withheld: z.int(),
  erased: z.int(),
  first_fault: z.looseObject({ seq: z.int(), fault: z.string() }).nullable(),
});

const RecordValues = z.record(z.string(), z.unknown()).nullable();
const CommitContents = CommitAnswer.extend({
  counts: z.array(z.object({ noun: z.string(), kind: z.string(), records: z.int() })),
  changes: z.array(
    z.object({
      noun: z.string(),
      id: z.string(),
      kind: z.string(),
      version: z.int().nullable(),
      before: RecordValues,
      after: RecordValues,
    }),
  ),
});

/** Commits: made, undone, listed and verified. */
export function journalRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/commits",
    name: "commit",
    tag: "journal",
    params: MissionParameters,
    body: z.strictObject({ operations: z.array(Operation).min(1).max(10_000) }),
    mostBytes,
    answer: Receipt,
    handle: ({ params, body, request }) => commitWithRecord(context, request, params.mission, body.operations),
  });
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/commits/:seq/undo",
    name: "undoCommit",
    tag: "journal",
    params: z.object({ mission: idText, seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
    answer: Receipt,
    handle: ({ params, request }) => {
      const undo = { seq: params.seq, key: keyedId(request, "undo") };
      return undoCommit(database, signedIn(request).token, params.mission, undo);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/journal",
    name: "listCommits",
    tag: "journal",
    params: MissionParameters,
    query: JournalQuery,
    answer: z.object({ items: z.array(CommitAnswer), next_cursor: z.string().nullable() }),
    handle: async ({ params, query, request }) => {
      const before = query.cursor === undefined ? null : seqOf(query.cursor);
      if (before === undefined) throw new Refusal("invalid", "server.cursor_invalid");
      const { token } = signedIn(request);
      await headOf(context.workspace, token, params.mission);
      const items = await listCommits(database, token, params.mission, {
        before,
        until: query.until ?? null,
        limit: query.limit,
      });
      const last = items.at(-1);
      return { items, next_cursor: last && items.length === query.limit && last.seq > 1 ? cursorOf(last.seq) : null };
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/journal/:seq",
    name: "readCommit",
    tag: "journal",
    params: z.object({ mission: idText, seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    answer: CommitContents,
    handle: ({ params, query, request }) =>
      readCommit(database, signedIn(request).token, params.mission, { seq: params.seq, limit: query.limit }),
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/journal/verify",
    name: "verifyJournal",
    tag: "journal",
    params: MissionParameters,
    answer: Verification,
    handle: ({ params, request }) => verifyJournal(database, signedIn(request).token, params.mission),
  });
}
