import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { leaveWorkspace } from "../../operations/people/change-person.ts";
import { editAccount, showAccount } from "../../operations/people/own-account.ts";
import { endOneSession, endOtherSessions } from "../../operations/people/sessions.ts";
import {
  confirmDeviceCode,
  offerDeviceCode,
  removeDeviceCode,
  renewRecoveryCodes,
} from "../../operations/session/device-code.ts";
import { addPasskey, offerPasskey, removePasskey } from "../../operations/session/passkeys.ts";
import { callerOf, pagePlace } from "../caller.ts";
import { LanguageChoice, SessionItem, sessionItem } from "../people-answers.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { SessionAnswer, sessionAnswer } from "../session-answer.ts";
import { clearToken, setToken } from "../session-cookie.ts";
import { CredentialResponse, PasskeyQuestion, challengeText } from "./sign-in.ts";

const Account = z.object({
  name: z.string(),
  display_name: z.string().nullable(),
  language: z.string().nullable(),
  access_until: z.string().nullable(),
  has_password: z.boolean(),
  device_code: z.boolean(),
  recovery_codes: z.int(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), created: z.string(), used: z.string().nullable() })),
  factor_required: z.boolean(),
  sessions: z.array(SessionItem),
});
const nothing = { status: 204, answer: z.undefined() } as const;

/** What people do with their own account. */
export function accountRoutes(app: FastifyInstance, context: RouteContext): void {
  ownRoutes(app, context);
  deviceCodeRoutes(app, context);
  passkeyRoutes(app, context);
}

function ownRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { tag: "account", access: "account" } as const;
  addRoute(app, {
    ...common,
    method: "GET",
    path: "/account",
    name: "readAccount",
    answer: Account,
    handle: async ({ request }) => {
      const me = signedIn(request);
      const { sessions, passkeys, ...account } = await showAccount(database, me);
      return {
        ...account,
        passkeys: passkeys.map(({ id, name, created, used }) => ({ id, name, created, used })),
        sessions: sessions.map((session) => sessionItem(session, me.session_id)),
      };
    },
  });
  addRoute(app, {
    ...common,
    method: "PATCH",
    path: "/account",
    name: "changeAccount",
    body: z.strictObject({
      display_name: z.string().trim().min(1).max(120).optional(),
      language: LanguageChoice.nullable().optional(),
    }),
    ...nothing,
    handle: ({ body, request }) => {
      const { display_name, language } = body;
      const edit = {
        ...(display_name === undefined ? {} : { display_name }),
        ...(language === undefined ? {} : { language }),
      };
      return editAccount(database, signedIn(request), edit, callerOf(request));
    },
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    path: "/account/sessions",
    name: "endOtherSessions",
    answer: z.object({ ended: z.int() }),
    handle: async ({ request }) => {
      const me = signedIn(request);
      return { ended: await endOtherSessions(database, me, me.user_id, callerOf(request)) };
    },
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    path: "/account/sessions/:session",
    name: "endSession",
    params: z.object({ session: z.coerce.number().int().positive() }),
    ...nothing,
    handle: ({ params, request }) => {
      const me = signedIn(request);
      return endOneSession(database, me, { person: me.user_id, session: params.session }, callerOf(request));
    },
  });
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/account/leave",
    name: "leaveWorkspace",
    ...nothing,
    handle: async ({ request, reply }) => {
      await leaveWorkspace(database, signedIn(request), callerOf(request));
      clearToken(reply, context.secure);
    },
  });
}

function deviceCodeRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { tag: "account", access: "account", path: "/account/device-code" } as const;
  addRoute(app, {
    ...common,
    method: "POST",
    name: "offerDeviceCode",
    answer: z.object({ address: z.string(), secret: z.string() }),
    handle: ({ request }) => offerDeviceCode(database, signedIn(request)),
  });
  addRoute(app, {
    ...common,
    method: "PUT",
    name: "confirmDeviceCode",
    body: z.strictObject({ code: z.string().min(6).max(12) }),
    answer: z.object({ session: SessionAnswer, recovery_codes: z.array(z.string()) }),
    handle: async ({ body, request, reply }) => {
      const given = { code: body.code, caller: callerOf(request) };
      const { session, recovery_codes } = await confirmDeviceCode(database, signedIn(request), given);
      setToken(reply, session, context.secure);
      return { session: await sessionAnswer(context, session), recovery_codes };
    },
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    name: "removeDeviceCode",
    ...nothing,
    handle: ({ request }) => removeDeviceCode(database, signedIn(request), callerOf(request)),
  });
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/account/recovery-codes",
    name: "renewRecoveryCodes",
    answer: z.object({ recovery_codes: z.array(z.string()) }),
    handle: async ({ request }) => ({
      recovery_codes: await renewRecoveryCodes(database, signedIn(request), callerOf(request)),
    }),
  });
}

function passkeyRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { tag: "account", access: "account", path: "/account/passkeys" } as const;
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/account/passkeys/question",
    name: "offerPasskey",
    answer: PasskeyQuestion,
    handle: ({ request }) =>
      offerPasskey(database, signedIn(request), pagePlace(request, context.secure), callerOf(request)),
  });
  addRoute(app, {
    ...common,
    method: "POST",
    name: "addPasskey",
    body: z.strictObject({
      challenge: challengeText,
      name: z.string().trim().min(1).max(80),
      response: CredentialResponse,
    }),
    answer: SessionAnswer,
    handle: async ({ body, request, reply }) => {
      const session = await addPasskey(database, signedIn(request), {
        challenge: body.challenge,
        name: body.name,
        // The parts that are read are checked above or held to the challenge.
        response: body.response as unknown as RegistrationResponseJSON,
        place: pagePlace(request, context.secure),
        caller: callerOf(request),
      });
      setToken(reply, session, context.secure);
      return sessionAnswer(context, session);
    },
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    path: "/account/passkeys/:passkey",
    name: "removePasskey",
    params: z.object({ passkey: z.string().min(1).max(1500) }),
    ...nothing,
    handle: ({ params, request }) => removePasskey(database, signedIn(request), params.passkey, callerOf(request)),
  });
}
