import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import { readInvitation, useInvitation } from "../../operations/people/invite-person.ts";
import type { SignedIn } from "../../operations/session/open-session.ts";
import { signOut } from "../../operations/session/find-session.ts";
import { askForPasskey, signInWithPasskey } from "../../operations/session/passkeys.ts";
import { beginProviderSignIn, finishProviderSignIn, providerSignOut } from "../../operations/session/provider.ts";
import { callerOf, pagePlace } from "../caller.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { SessionAnswer, sessionAnswer } from "../session-answer.ts";
import { beginIdIn, clearBeginId, clearToken, endOldSession, setBeginId, setToken } from "../session-cookie.ts";

/** What an authenticator answered, as the browser encodes it; the operation holds every part of it to its signature. */
export const CredentialResponse = z.looseObject({
  id: z.string().min(1).max(1500),
  rawId: z.string().max(1500),
  type: z.literal("public-key"),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});
export const PasskeyQuestion = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) });
export const challengeText = z.string().min(1).max(100);

const callbackPath = "/session/provider/callback";
const secretText = z.string().min(20).max(100);

/** Every way in beside name and password. */
export function signInRoutes(app: FastifyInstance, context: RouteContext): void {
  passkeyRoutes(app, context);
  providerRoutes(app, context);
  invitationRoutes(app, context);
}

async function begin(context: RouteContext, request: FastifyRequest, reply: FastifyReply, session: SignedIn) {
  await endOldSession(context, request);
  setToken(reply, session, context.secure);
  return sessionAnswer(context, session);
}

function passkeyRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "GET",
    path: "/session/ways",
    name: "listWaysIn",
    tag: "session",
    access: "open",
    answer: z.object({ provider: z.string().nullable() }),
    handle: () => ({ provider: context.provider?.settings.label ?? null }),
  });
  addRoute(app, {
    method: "POST",
    path: "/session/passkey/question",
    name: "askForPasskey",
    tag: "session",
    access: "open",
    answer: PasskeyQuestion,
    handle: ({ request }) => askForPasskey(database, pagePlace(request, context.secure), callerOf(request)),
  });
  addRoute(app, {
    method: "POST",
    path: "/session/passkey",
    name: "signInWithPasskey",
    tag: "session",
    access: "open",
    body: z.strictObject({ challenge: challengeText, response: CredentialResponse }),
    answer: SessionAnswer,
    handle: async ({ body, request, reply }) => {
      const session = await signInWithPasskey(database, {
        challenge: body.challenge,
        // The parts that are read are checked above or held to the signature.
        response: body.response as unknown as AuthenticationResponseJSON,
        place: pagePlace(request, context.secure),
        caller: callerOf(request),
      });
      return begin(context, request, reply, session);
    },
  });
}

function providerRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const door = () => {
    if (!context.provider) throw new Refusal("not-found", "server.not_found");
    return context.provider;
  };
  addRoute(app, {
    method: "POST",
    path: "/session/provider",
    name: "beginProviderSignIn",
    tag: "session",
    access: "open",
    answer: z.object({ address: z.string() }),
    handle: async ({ request, reply }) => {
      const redirect = `${pagePlace(request, context.secure).origin}/api/v1${callbackPath}`;
      const { address, id } = await beginProviderSignIn(database, door(), redirect, callerOf(request));
      setBeginId(reply, id, context.secure);
      return { address };
    },
  });
  addRoute(app, {
    method: "GET",
    path: callbackPath,
    name: "finishProviderSignIn",
    tag: "session",
    access: "open",
    query: z.looseObject({}),
    answer: z.undefined(),
    handle: async ({ request, reply }) => {
      const given = {
        id: beginIdIn(request, context.secure),
        query: new URL(request.url, "http://localhost").search,
        caller: callerOf(request),
      };
      clearBeginId(reply, context.secure);
      try {
        const session = await finishProviderSignIn(database, door(), given);
        await endOldSession(context, request);
        setToken(reply, session, context.secure);
        void reply.redirect("/", 303);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // The page says it: nobody is left before a page of raw text.
        void reply.redirect(`/#sign-in=${error.code}`, 303);
      }
      return sent;
    },
  });
  addRoute(app, {
    method: "POST",
    path: "/session/provider/sign-out",
    name: "signOutOfProvider",
    tag: "session",
    access: "session",
    answer: z.object({ address: z.string().nullable() }),
    handle: async ({ request, reply }) => {
      const back = `${pagePlace(request, context.secure).origin}/`;
      await signOut(database, signedIn(request), callerOf(request));
      clearToken(reply, context.secure);
      return { address: context.provider ? await providerSignOut(context.provider, back) : null };
    },
  });
}

function invitationRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "POST",
    path: "/invitations/read",
    name: "readInvitation",
    tag: "session",
    access: "open",
    body: z.strictObject({ secret: secretText }),
    answer: z.object({
      name: z.string(),
      display_name: z.string().nullable(),
      language: z.string().nullable(),
      kind: z.enum(["first", "reset"]),
      expires: z.string(),
    }),
    handle: ({ body, request }) => readInvitation(database, body.secret, callerOf(request)),
  });
  addRoute(app, {
    method: "POST",
    path: "/invitations/use",
    name: "useInvitation",
    tag: "session",
    access: "open",
    body: z.strictObject({ secret: secretText, password: z.string().max(1000) }),
    answer: SessionAnswer,
    handle: async ({ body, request, reply }) =>
      begin(context, request, reply, await useInvitation(database, body, callerOf(request))),
  });
}
