import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import { workFunctions } from "../../model/work-function.ts";
import { eventsAsCsv, eventsPerPage, listEvents } from "../../operations/people/account-log.ts";
import { giveAccess, takeAccess } from "../../operations/people/change-access.ts";
import { changePerson, removeFactors } from "../../operations/people/change-person.ts";
import { changePolicy } from "../../operations/people/change-policy.ts";
import { invitePerson, renewInvitation, usualDays } from "../../operations/people/invite-person.ts";
import {
  linkProviderAccount,
  listProviderAccounts,
  removeProviderAccount,
} from "../../operations/people/provider-accounts.ts";
import { endOtherSessions, listSessions } from "../../operations/people/sessions.ts";
import { factorPolicies, readPolicy } from "../../operations/session/second-factor-policy.ts";
import { idText } from "../answers.ts";
import { callerOf } from "../caller.ts";
import {
  EventItem,
  LanguageChoice,
  PersonItem,
  ProviderAccountItem,
  SessionItem,
  sessionItem,
} from "../people-answers.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { Role } from "../session-answer.ts";

const day = z.iso.date();
const number = z.coerce.number().int().positive().max(2_147_483_647);
const PersonParameters = z.object({ person: number });
const functions = z.array(z.enum(workFunctions)).max(workFunctions.length);
const days = z.int().min(1).max(30).default(usualDays);
const displayName = z.string().trim().min(1).max(120);
const Made = z.object({ person: z.int(), secret: z.string(), expires: z.string() });
const nothing = { status: 204, answer: z.undefined() } as const;
const EventQuery = z.object({ before: number.optional(), format: z.literal("csv").optional() });
const events = {
  answer: z.object({ items: z.array(EventItem) }),
  query: EventQuery,
  files: ["text/csv"],
  method: "GET",
  tag: "people",
} as const;

/** What owners of the workspace do with people. */
export function peopleRoutes(app: FastifyInstance, context: RouteContext): void {
  personRoutes(app, context);
  accessRoutes(app, context);
  sessionAndFactorRoutes(app, context);
  providerAccountRoutes(app, context);
  eventRoutes(app, context);
}

function personRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { tag: "people", access: "owner" } as const;
  addRoute(app, {
    ...common,
    method: "GET",
    path: "/people",
    name: "listPeople",
    answer: z.object({ items: z.array(PersonItem), second_factor: z.enum(factorPolicies) }),
    handle: async () => {
      const [items, second_factor] = await Promise.all([database.people.list(), readPolicy(database)]);
      return { items, second_factor };
    },
  });
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/people",
    name: "invitePerson",
    status: 201,
    body: z.strictObject({
      name: z.string().min(1).max(120),
      display_name: displayName,
      language: LanguageChoice.nullable().default(null),
      everywhere: Role.nullable().default(null),
      access_until: day.nullable().default(null),
      missions: z
        .array(z.strictObject({ mission: idText, role: Role, functions }))
        .max(200)
        .default([]),
      days,
    }),
    answer: Made,
    handle: ({ body, request }) => invitePerson(database, signedIn(request), body, callerOf(request)),
  });
  addRoute(app, {
    ...common,
    method: "PATCH",
    path: "/people/:person",
    name: "changePerson",
    params: PersonParameters,
    body: z.strictObject({
      display_name: displayName.exactOptional(),
      language: LanguageChoice.nullable().exactOptional(),
      everywhere: Role.nullable().exactOptional(),
      access_until: day.nullable().exactOptional(),
      disabled: z.boolean().exactOptional(),
    }),
    ...nothing,
    handle: ({ params, body, request }) =>
      changePerson(database, signedIn(request), { person: params.person, edit: body }, callerOf(request)),
  });
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/people/:person/invitation",
    name: "renewInvitation",
    status: 201,
    params: PersonParameters,
    body: z.strictObject({ days }),
    answer: Made,
    handle: ({ params, body, request }) =>
      renewInvitation(database, signedIn(request), { person: params.person, days: body.days }, callerOf(request)),
  });
}

function accessRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = {
    tag: "people",
    access: "owner",
    path: "/people/:person/missions/:mission",
    params: z.object({ person: number, mission: idText }),
    ...nothing,
  } as const;
  addRoute(app, {
    ...common,
    method: "PUT",
    name: "giveAccess",
    body: z.strictObject({ role: Role, functions }),
    handle: ({ params, body, request }) =>
      giveAccess(database, signedIn(request), { ...params, ...body }, callerOf(request)),
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    name: "takeAccess",
    handle: ({ params, request }) => takeAccess(database, signedIn(request), params, callerOf(request)),
  });
}

function sessionAndFactorRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { tag: "people", access: "owner", params: PersonParameters } as const;
  addRoute(app, {
    ...common,
    method: "GET",
    path: "/people/:person/sessions",
    name: "listSessionsOfPerson",
    answer: z.object({ items: z.array(SessionItem) }),
    handle: async ({ params, request }) => {
      const { session_id } = signedIn(request);
      const items = await listSessions(database, params.person);
      return { items: items.map((session) => sessionItem(session, session_id)) };
    },
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    path: "/people/:person/sessions",
    name: "endSessionsOfPerson",
    answer: z.object({ ended: z.int() }),
    handle: async ({ params, request }) => ({
      ended: await endOtherSessions(database, signedIn(request), params.person, callerOf(request)),
    }),
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    path: "/people/:person/factors",
    name: "removeFactorsOfPerson",
    ...nothing,
    handle: ({ params, request }) => removeFactors(database, signedIn(request), params.person, callerOf(request)),
  });
  addRoute(app, {
    tag: "people",
    access: "owner",
    method: "PUT",
    path: "/people/second-factor",
    name: "changeFactorPolicy",
    body: z.strictObject({ second_factor: z.enum(factorPolicies) }),
    ...nothing,
    handle: ({ body, request }) => changePolicy(database, signedIn(request), body.second_factor, callerOf(request)),
  });
}

function providerAccountRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const one = {
    tag: "people",
    access: "owner",
    path: "/people/provider-accounts/:account",
    params: z.object({ account: number }),
    ...nothing,
  } as const;
  addRoute(app, {
    tag: "people",
    access: "owner",
    method: "GET",
    path: "/people/provider-accounts",
    name: "listProviderAccounts",
    answer: z.object({ items: z.array(ProviderAccountItem) }),
    handle: async () => ({ items: await listProviderAccounts(database) }),
  });
  addRoute(app, {
    ...one,
    method: "PUT",
    name: "linkProviderAccount",
    body: z.strictObject({ person: z.int().positive() }),
    handle: ({ params, body, request }) =>
      linkProviderAccount(database, signedIn(request), { ...params, ...body }, callerOf(request)),
  });
  addRoute(app, {
    ...one,
    method: "DELETE",
    name: "removeProviderAccount",
    handle: ({ params, request }) =>
      removeProviderAccount(database, signedIn(request), params.account, callerOf(request)),
  });
}

function eventRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const answer = async (reply: FastifyReply, subject: number | null, query: z.output<typeof EventQuery>) => {
    if (query.format === "csv") {
      void reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="concert-accounts.csv"')
        .send(await eventsAsCsv(database, subject));
      return sent;
    }
    const asked = { subject, before: query.before ?? null, limit: eventsPerPage };
    return { items: await listEvents(database, asked) };
  };
  addRoute(app, {
    ...events,
    path: "/people/events",
    name: "listAccountEvents",
    access: "owner",
    handle: ({ query, reply }) => answer(reply, null, query),
  });
  addRoute(app, {
    ...events,
    path: "/account/events",
    name: "listOwnAccountEvents",
    access: "account",
    handle: ({ query, request, reply }) => answer(reply, signedIn(request).user_id, query),
  });
}
