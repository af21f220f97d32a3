import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { changePassword } from "../../operations/session/change-password.ts";
import { passSecondFactor } from "../../operations/session/device-code.ts";
import { signOut } from "../../operations/session/find-session.ts";
import { signIn } from "../../operations/session/sign-in.ts";
import { callerOf } from "../caller.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { SessionAnswer, sessionAnswer } from "../session-answer.ts";
import { clearToken, endOldSession, setToken } from "../session-cookie.ts";

const Credentials = z.strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) });
const PasswordChange = z.strictObject({ old: z.string().min(1).max(1000), new: z.string().max(1000) });

export function sessionRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  const common = { path: "/session", tag: "session", answer: SessionAnswer } as const;
  addRoute(app, {
    ...common,
    method: "POST",
    name: "signIn",
    access: "open",
    body: Credentials,
    handle: async ({ body, request, reply }) => {
      const session = await signIn(database, { ...body, ...callerOf(request) });
      await endOldSession(context, request);
      setToken(reply, session, context.secure);
      return sessionAnswer(context, session);
    },
  });
  addRoute(app, {
    ...common,
    method: "GET",
    name: "readSession",
    access: "session",
    handle: ({ request }) => sessionAnswer(context, signedIn(request)),
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    name: "signOut",
    access: "session",
    status: 204,
    answer: z.undefined(),
    handle: async ({ request, reply }) => {
      await signOut(database, signedIn(request), callerOf(request));
      clearToken(reply, context.secure);
    },
  });
  addRoute(app, {
    ...common,
    method: "PUT",
    path: "/session/password",
    name: "changePassword",
    access: "account",
    body: PasswordChange,
    handle: async ({ body, request, reply }) => {
      const session = await changePassword(database, signedIn(request), { ...body, ...callerOf(request) });
      setToken(reply, session, context.secure);
      return sessionAnswer(context, session);
    },
  });
  addRoute(app, {
    ...common,
    method: "POST",
    path: "/session/second-factor",
    name: "passSecondFactor",
    access: "session",
    body: z.strictObject({ code: z.string().min(1).max(40) }),
    handle: async ({ body, request, reply }) => {
      const given = { code: body.code, caller: callerOf(request) };
      const session = await passSecondFactor(database, signedIn(request), given);
      setToken(reply, session, context.secure);
      return sessionAnswer(context, session);
    },
  });
}
