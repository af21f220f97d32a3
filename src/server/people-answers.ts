import * as z from "zod";
import type { Account } from "../operations/people/own-account.ts";
import { languages } from "../words/say.ts";
import { MissionAccess, Role } from "./session-answer.ts";

/** The languages that a person may be met in; Arabic with either digits. */
export const LanguageChoice = z.enum([...languages, "ar-u-nu-arab"]);

/** A session as lists show it. */
export const SessionItem = z.object({
  id: z.int(),
  method: z.string(),
  strong: z.boolean(),
  browser: z.string().nullable(),
  address: z.string().nullable(),
  created: z.string(),
  seen: z.string(),
  expires: z.string(),
  /** The one from which this was asked. */
  current: z.boolean(),
});

export function sessionItem(session: Account["sessions"][number], current: number): z.output<typeof SessionItem> {
  const { id, method, strong, browser, address, created, seen, expires } = session;
  return { id, method, strong, browser, address, created, seen, expires, current: id === current };
}

/** A person as owners see them. */
export const PersonItem = z.object({
  id: z.int(),
  name: z.string(),
  display_name: z.string().nullable(),
  language: z.string().nullable(),
  everywhere: Role.nullable(),
  access_until: z.string().nullable(),
  disabled: z.boolean(),
  left_on: z.string().nullable(),
  created: z.string(),
  has_password: z.boolean(),
  has_device_code: z.boolean(),
  passkeys: z.int(),
  invited_until: z.string().nullable(),
  last_seen: z.string().nullable(),
  sessions: z.int(),
  missions: z.array(MissionAccess),
});

export const EventItem = z.object({
  id: z.int(),
  time: z.string(),
  kind: z.string(),
  actor: z.string().nullable(),
  subject: z.string().nullable(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});

export const ProviderAccountItem = z.object({
  id: z.int(),
  issuer: z.string(),
  subject: z.string(),
  user_id: z.int().nullable(),
  user_name: z.string().nullable(),
  told_name: z.string().nullable(),
  told_mail: z.string().nullable(),
  first_seen: z.string(),
  last_seen: z.string(),
});
