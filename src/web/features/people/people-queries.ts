import { queryOptions } from "@tanstack/react-query";
import type { WorkFunction } from "../../../model/work-function.ts";
import { ask, queryText } from "../../api.ts";

export const roles = ["reader", "editor", "owner"] as const;
export type Role = (typeof roles)[number];
export type MissionAccess = {
  readonly mission: string;
  readonly role: Role;
  readonly functions: readonly WorkFunction[];
};

export type SessionItem = {
  readonly id: number;
  readonly method: string;
  readonly strong: boolean;
  readonly browser: string | null;
  readonly address: string | null;
  readonly created: string;
  readonly seen: string;
  readonly current: boolean;
};
export type Account = {
  readonly name: string;
  readonly display_name: string | null;
  readonly language: string | null;
  readonly access_until: string | null;
  readonly has_password: boolean;
  readonly device_code: boolean;
  readonly recovery_codes: number;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly created: string;
    readonly used: string | null;
  }[];
  readonly factor_required: boolean;
  readonly sessions: readonly SessionItem[];
};
export const accountQuery = () =>
  queryOptions({ queryKey: ["account"], queryFn: ({ signal }) => ask<Account>("/account", { signal }) });

export type Person = {
  readonly id: number;
  readonly name: string;
  readonly display_name: string | null;
  readonly everywhere: Role | null;
  readonly access_until: string | null;
  readonly disabled: boolean;
  readonly left_on: string | null;
  readonly has_password: boolean;
  readonly has_device_code: boolean;
  readonly passkeys: number;
  readonly invited_until: string | null;
  readonly last_seen: string | null;
  readonly sessions: number;
  readonly missions: readonly MissionAccess[];
};
export const policies = ["nobody", "owners", "everyone"] as const;
export type People = { readonly items: readonly Person[]; readonly second_factor: (typeof policies)[number] };
export const peopleQuery = () =>
  queryOptions({ queryKey: ["people"], queryFn: ({ signal }) => ask<People>("/people", { signal }) });

export type MadeInvitation = { readonly person: number; readonly secret: string; readonly expires: string };

export type ProviderAccount = {
  readonly id: number;
  readonly issuer: string;
  readonly subject: string;
  readonly user_id: number | null;
  readonly user_name: string | null;
  readonly told_name: string | null;
  readonly told_mail: string | null;
  readonly last_seen: string;
};
export const providerAccountsQuery = () =>
  queryOptions({
    queryKey: ["people", "provider-accounts"],
    queryFn: ({ signal }) => ask<{ items: ProviderAccount[] }>("/people/provider-accounts", { signal }),
  });

export type AccountEvent = {
  readonly id: number;
  readonly time: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly address: string | null;
  readonly browser: string | null;
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>;
};
/** The newest lines of the log, or those before one of them. */
export const readEvents = (path: string, before: number | undefined, signal: AbortSignal) =>
  ask<{ items: AccountEvent[] }>(`${path}${queryText({ before })}`, { signal });
