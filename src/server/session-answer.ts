import * as z from "zod";
import { workFunctions } from "../model/work-function.ts";
import type { SignedIn } from "../operations/session/open-session.ts";
import { purposes } from "../operations/session/open-session.ts";
import { showSession } from "../operations/session/show-session.ts";
import type { RouteContext } from "./server-options.ts";

export const Role = z.enum(["reader", "editor", "owner"]);
export const MissionAccess = z.object({ mission: z.string(), role: Role, functions: z.array(z.enum(workFunctions)) });

export const SessionAnswer = z.object({
  user: z.object({
    name: z.string(),
    roles: z.array(z.string()),
    display_name: z.string().nullable(),
    language: z.string().nullable(),
  }),
  /** True while nothing but choosing a password is allowed. */
  change_password: z.boolean(),
  /** The step that still stands before work, or `work`. */
  step: z.enum(purposes),
  method: z.string(),
  /** More than a password stood behind the sign-in. */
  strong: z.boolean(),
  factors: z.object({ device_code: z.boolean(), passkeys: z.int() }),
  /** Roles and functions given by mission; the roles of `user` hold in every mission besides. */
  missions: z.array(MissionAccess),
  /** An owner without a second factor, who should have one. */
  factor_recommended: z.boolean(),
  expires: z.string(),
});

/** What a session is told about itself. */
export const sessionAnswer = async (
  { workspace }: Pick<RouteContext, "workspace">,
  session: SignedIn,
): Promise<z.output<typeof SessionAnswer>> => {
  const { display_name, language, factors, missions, factor_recommended } = await showSession(
    workspace.database,
    session,
  );
  return {
    user: { name: session.name, roles: [...session.roles], display_name, language },
    change_password: session.purpose === "change_password",
    step: session.purpose,
    method: session.method,
    strong: session.strong,
    factors,
    missions: missions.map((each) => ({ ...each, functions: [...each.functions] })),
    factor_recommended,
    expires: session.expires,
  };
};
