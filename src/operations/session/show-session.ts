import { type WorkFunction, isWorkFunction } from "../../model/work-function.ts";
import type { Database, MemberRole } from "../../store/store.ts";
import type { SignedIn } from "./open-session.ts";
import { type OwnFactors, factorsOf } from "./second-factor-policy.ts";

export type SessionShown = {
  readonly display_name: string | null;
  readonly language: string | null;
  readonly factors: OwnFactors;
  readonly missions: readonly {
    readonly mission: string;
    readonly role: MemberRole;
    readonly functions: readonly WorkFunction[];
  }[];
  readonly factor_recommended: boolean;
};

/** Who is signed in, and what may be offered to them. Before the second factor nothing but that is told. */
export async function showSession(database: Database, session: SignedIn): Promise<SessionShown> {
  const factors = await factorsOf(database, session.user_id);
  if (session.purpose === "second_factor")
    return { display_name: null, language: null, factors, missions: [], factor_recommended: false };
  const [user, access] = await Promise.all([
    database.people.user(session.user_id),
    database.people.access(session.user_id),
  ]);
  return {
    display_name: user?.display_name ?? null,
    language: user?.language ?? null,
    factors,
    missions: access.map(({ mission, role, functions }) => ({
      mission,
      role,
      functions: functions.filter(isWorkFunction),
    })),
    factor_recommended: session.roles.includes("owner") && !factors.device_code && factors.passkeys === 0,
  };
}
