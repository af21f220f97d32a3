import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { changePassword } from "../../operations/session/change-password.ts";
import { findSession, signOut } from "../../operations/session/find-session.ts";
import { type SignedIn, signIn } from "../../operations/session/sign-in.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { clearToken, setToken, tokenIn } from "../session-cookie.ts";

const SessionAnswer = z.object({
  user: z.object({ name: z.string(), roles: z.array(z.string()) }),
  /** True while nothing but choosing a password is allowed. */
  change_password: z.boolean(),
  expires: z.string(),
});
const Credentials = z.strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) });
const PasswordChange = z.strictObject({ old: z.string().min(1).max(1000), new: z.string().max(1000) });

const answerOf = (session: SignedIn): z.output<typeof SessionAnswer> => ({
  user: { name: session.name, roles: [...session.roles] },
  change_password: session.purpose === "change_password",
  expires: session.expires,
});

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
      const session = await signIn(database, { ...body, address: request.ip, now: Date.now() });
      await endOld(context, tokenIn(request, context.secure));
      setToken(reply, session, context.secure);
      return answerOf(session);
    },
  });
  addRoute(app, {
    ...common,
    method: "GET",
    name: "readSession",
    access: "session",
    handle: ({ request }) => answerOf(signedIn(request)),
  });
  addRoute(app, {
    ...common,
    method: "DELETE",
    name: "signOut",
    access: "session",
    status: 204,
    answer: z.undefined(),
    handle: async ({ request, reply }) => {
      await signOut(database, signedIn(request));
      clearToken(reply, context.secure);
    },
  });
  addRoute(app, {
    ...common,
    method: "PUT",
    path: "/session/password",
    name: "changePassword",
    access: "session",
    body: PasswordChange,
    handle: async ({ body, request, reply }) => {
      const session = await changePassword(database, signedIn(request), { ...body, now: Date.now() });
      setToken(reply, session, context.secure);
      return answerOf(session);
    },
  });
}

/** A browser that signs in anew leaves no second session behind. */
async function endOld(context: RouteContext, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  const old = await findSession(context.workspace.database, token, Date.now());
  if (old) await signOut(context.workspace.database, old);
}
