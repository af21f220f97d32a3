import { randomBytes } from "node:crypto";
import { Refusal } from "../../kernel/refusal.ts";
import type { MissionAccess, NewPerson } from "../../store/people.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import { soundPassword } from "../session/change-password.ts";
import { type SignedIn, openSession } from "../session/open-session.ts";
import { hashPassword } from "../session/password.ts";
import { addressKey } from "../session/sign-in.ts";
import { countAttempt } from "../session/sign-in-delay.ts";
import { refuseUnknownMission } from "./change-access.ts";

/** An invitation holds for a week, unless the inviter says otherwise (days). */
export const usualDays = 7;
const dayMs = 86_400_000;

/** What the inviter hands on: the secret is shown this once, and nothing sends it. */
export type MadeInvitation = { readonly person: number; readonly secret: string; readonly expires: string };

const nameForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{1,59}$/u;

export type PersonInvited = NewPerson & { readonly missions: readonly MissionAccess[]; readonly days: number };

/**
 * Makes a person who sees nothing but what is given here, and the link with which they choose their own password.
 * @throws Refusal `person.name_invalid`, `store.user_exists` or not-found for an unknown mission
 */
export async function invitePerson(
  database: Database,
  owner: SignedIn,
  invited: PersonInvited,
  caller: Caller,
): Promise<MadeInvitation> {
  const name = invited.name.normalize("NFC").trim();
  if (!nameForm.test(name)) throw new Refusal("invalid", "person.name_invalid");
  for (const { mission } of invited.missions) await refuseUnknownMission(database, owner, mission);
  const user = await database.people.create({ ...invited, name });
  for (const access of invited.missions) {
    await database.people.setAccess(user.id, access);
    const { mission, role, functions } = access;
    await note(database, caller, {
      kind: "access_given",
      actor: owner.user_id,
      subject: user.id,
      detail: { mission, role, functions },
    });
  }
  return makeInvitation(database, owner, { user_id: user.id, kind: "first", days: invited.days }, caller);
}

/** A new link for a person who lost password or link; earlier links end. The old password holds until it is used. */
export async function renewInvitation(
  database: Database,
  owner: SignedIn,
  { person, days }: { readonly person: number; readonly days: number },
  caller: Caller,
): Promise<MadeInvitation> {
  const known = await database.people.find(person);
  if (!known) throw new Refusal("not-found", "server.not_found");
  if (known.disabled) throw new Refusal("conflict", "person.is_disabled", { name: known.name });
  const kind = known.has_password ? "reset" : "first";
  return makeInvitation(database, owner, { user_id: person, kind, days }, caller);
}

async function makeInvitation(
  database: Database,
  owner: SignedIn,
  { user_id, kind, days }: { readonly user_id: number; readonly kind: "first" | "reset"; readonly days: number },
  caller: Caller,
): Promise<MadeInvitation> {
  const secret = randomBytes(32).toString("base64url");
  const expires = new Date(caller.now + days * dayMs).toISOString();
  await database.people.invite({ user_id, kind, token: secret, made_by: owner.user_id, expires });
  await note(database, caller, {
    kind: "invitation_made",
    actor: owner.user_id,
    subject: user_id,
    detail: { purpose: kind, expires },
  });
  return { person: user_id, secret, expires };
}

export type InvitationShown = {
  readonly name: string;
  readonly display_name: string | null;
  readonly language: string | null;
  readonly kind: "first" | "reset";
  readonly expires: string;
};

/** Who is invited, for the page of the link. @throws Refusal `person.invitation_over` */
export async function readInvitation(database: Database, secret: string, caller: Caller): Promise<InvitationShown> {
  const { user, kind, expires } = await openInvitation(database, secret, caller);
  const { name, display_name, language } = user;
  return { name, display_name, language, kind, expires };
}

async function openInvitation(database: Database, secret: string, caller: Caller) {
  const key = addressKey(caller.address);
  await countAttempt(database.accounts, key, caller.now);
  const invitation = await database.people.findInvitation(secret);
  const user = invitation && (await database.people.user(invitation.user_id));
  if (!invitation?.open || !user) {
    await note(database, caller, {
      kind: "invitation_refused",
      actor: null,
      subject: user?.id ?? null,
      detail: { reason: invitation?.expired ? "expired" : invitation ? "used" : "unknown" },
    });
    throw new Refusal("forbidden", "person.invitation_over");
  }
  await database.accounts.clearFailures(key.key);
  return { ...invitation, user };
}

/**
 * Sets the password of the one who was invited, ends every session they had, and signs them in. A link works once.
 * @throws Refusal `person.invitation_over`, `session.password_short` or `person.password_common`
 */
export async function useInvitation(
  database: Database,
  given: { readonly secret: string; readonly password: string },
  caller: Caller,
): Promise<SignedIn> {
  const { id, user, kind } = await openInvitation(database, given.secret, caller);
  const password_hash = await hashPassword(soundPassword(given.password, user.name));
  if (!(await database.people.useInvitation(id))) throw new Refusal("forbidden", "person.invitation_over");
  await database.accounts.setPassword(user.id, password_hash);
  await database.accounts.endSessions(user.id, null);
  await note(database, caller, {
    kind: "invitation_used",
    actor: user.id,
    subject: user.id,
    detail: { purpose: kind },
  });
  const made = { ...user, password_hash, password_handed_out: false };
  return openSession(database, made, caller, { method: "invitation", strong: false });
}
