import { createHash } from "node:crypto";
import type { Connection } from "./store.ts";

export type DeviceCode = {
  readonly secret: Uint8Array;
  readonly confirmed: string | null;
  readonly last_step: number;
};

export type StoredPasskey = {
  readonly id: string;
  readonly user_id: number;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly created: string;
  readonly used: string | null;
};

/** An account at the provider of sign-ins; it is nobody's until an owner links it. */
export type ProviderAccount = {
  readonly id: number;
  readonly issuer: string;
  readonly subject: string;
  readonly user_id: number | null;
  readonly user_name: string | null;
  readonly told_name: string | null;
  readonly told_mail: string | null;
  readonly first_seen: string;
  readonly last_seen: string;
};

export type ChallengeKind = "passkey_sign_in" | "passkey_add" | "provider";
export type Challenge = { readonly kind: ChallengeKind; readonly user_id: number | null; readonly value: unknown };

/** What stands behind a sign-in beside the password. */
export type Factors = {
  deviceCode(userId: number): Promise<DeviceCode | undefined>;
  /** A new secret that is not confirmed yet; one that is confirmed stays. */
  beginDeviceCode(userId: number, secret: Uint8Array): Promise<void>;
  confirmDeviceCode(userId: number): Promise<void>;
  /** True when no code of this step or a later one was taken before. */
  takeStep(userId: number, step: number): Promise<boolean>;
  removeDeviceCode(userId: number): Promise<void>;
  putRecoveryCodes(userId: number, hashes: readonly Uint8Array[]): Promise<void>;
  countRecoveryCodes(userId: number): Promise<number>;
  /** True for the first use of a code that the person has. */
  useRecoveryCode(userId: number, hash: Uint8Array): Promise<boolean>;
  passkeys(userId: number): Promise<readonly StoredPasskey[]>;
  passkey(id: string): Promise<StoredPasskey | undefined>;
  addPasskey(passkey: Omit<StoredPasskey, "created" | "used">): Promise<boolean>;
  /** Keeps the counter; false where the authenticator's went backwards. */
  usePasskey(id: string, counter: number): Promise<boolean>;
  removePasskey(userId: number, id: string): Promise<boolean>;
  removeAll(userId: number): Promise<void>;
  /** Notes that the provider knows somebody; answers with whose account it is. */
  meetProviderAccount(
    account: Pick<ProviderAccount, "issuer" | "subject" | "told_name" | "told_mail">,
  ): Promise<ProviderAccount>;
  providerAccounts(): Promise<readonly ProviderAccount[]>;
  linkProviderAccount(id: number, userId: number): Promise<boolean>;
  removeProviderAccount(id: number): Promise<ProviderAccount | undefined>;
  ask(id: string, challenge: Challenge, expires: string): Promise<void>;
  /** The question under this id, once, while it has not expired. */
  answer(id: string, kind: ChallengeKind): Promise<Challenge | undefined>;
};

type Run = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
type All = <R extends object>(text: string, values?: readonly unknown[]) => Promise<readonly R[]>;

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

export function openFactors(run: Run): Factors {
  const all: All = (text, values = []) => run((connection) => connection.query(text, values));
  return {
    ...deviceCodes(all),
    ...recoveryCodes(run, all),
    ...passkeys(run, all),
    ...accounts(all),
    ...challenges(all),
  };
}

const deviceCodes = (
  all: All,
): Pick<Factors, "deviceCode" | "beginDeviceCode" | "confirmDeviceCode" | "takeStep" | "removeDeviceCode"> => ({
  deviceCode: async (userId) =>
    (
      await all<DeviceCode>("select secret, confirmed, last_step from concert.device_code where principal = $1", [
        userId,
      ])
    )[0],
  beginDeviceCode: async (userId, secret) => {
    const text = `insert into concert.device_code (principal, secret) values ($1, $2)
      on conflict (principal) do update set secret = excluded.secret, last_step = 0 where concert.device_code.confirmed is null`;
    await all(text, [userId, Buffer.from(secret)]);
  },
  confirmDeviceCode: async (userId) => {
    await all("update concert.device_code set confirmed = now() where principal = $1 and confirmed is null", [userId]);
  },
  takeStep: async (userId, step) => {
    const text = "update concert.device_code set last_step = $2 where principal = $1 and last_step < $2 returning 1";
    return (await all(text, [userId, step])).length === 1;
  },
  removeDeviceCode: async (userId) => {
    await all("delete from concert.recovery_code where principal = $1", [userId]);
    await all("delete from concert.device_code where principal = $1", [userId]);
  },
});

const recoveryCodes = (
  run: Run,
  all: All,
): Pick<Factors, "putRecoveryCodes" | "countRecoveryCodes" | "useRecoveryCode"> => ({
  putRecoveryCodes: (userId, hashes) =>
    run(async (connection) => {
      await connection.query("delete from concert.recovery_code where principal = $1", [userId]);
      const text = "insert into concert.recovery_code (principal, hash) select $1, unnest($2::bytea[])";
      await connection.query(text, [userId, hashes.map((hash) => Buffer.from(hash))]);
    }),
  countRecoveryCodes: async (userId) => {
    const text = "select count(*)::integer as count from concert.recovery_code where principal = $1 and used is null";
    return (await all<{ readonly count: number }>(text, [userId]))[0]?.count ?? 0;
  },
  useRecoveryCode: async (userId, hash) => {
    const text = `update concert.recovery_code set used = now()
      where principal = $1 and hash = $2 and used is null returning 1`;
    return (await all(text, [userId, Buffer.from(hash)])).length === 1;
  },
});

const passkeyColumns = "id, principal as user_id, public_key, counter, transports, name, created, used";

const passkeys = (
  run: Run,
  all: All,
): Pick<Factors, "passkeys" | "passkey" | "addPasskey" | "usePasskey" | "removePasskey" | "removeAll"> => ({
  passkeys: (userId) =>
    all<StoredPasskey>(`select ${passkeyColumns} from concert.passkey where principal = $1 order by created`, [userId]),
  passkey: async (id) =>
    (await all<StoredPasskey>(`select ${passkeyColumns} from concert.passkey where id = $1`, [id]))[0],
  addPasskey: async ({ id, user_id, public_key, counter, transports, name }) => {
    const text = `insert into concert.passkey (id, principal, public_key, counter, transports, name)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`;
    return (await all(text, [id, user_id, Buffer.from(public_key), counter, transports, name])).length === 1;
  },
  usePasskey: async (id, counter) => {
    // An authenticator without a counter always says 0.
    const text = `update concert.passkey set counter = $2, used = now()
      where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1`;
    return (await all(text, [id, counter])).length === 1;
  },
  removePasskey: async (userId, id) =>
    (await all("delete from concert.passkey where principal = $1 and id = $2 returning 1", [userId, id])).length === 1,
  removeAll: (userId) =>
    run(async (connection) => {
      for (const table of ["recovery_code", "device_code", "passkey"])
        await connection.query(`delete from concert.${table} where principal = $1`, [userId]);
    }),
});

const accountColumns = `a.id, a.issuer, a.subject, a.principal as user_id, p.name as user_name, a.told_name, a.told_mail,
  a.first_seen, a.last_seen`;

const accounts = (
  all: All,
): Pick<Factors, "meetProviderAccount" | "providerAccounts" | "linkProviderAccount" | "removeProviderAccount"> => ({
  meetProviderAccount: async ({ issuer, subject, told_name, told_mail }) => {
    const text = `with a as (insert into concert.provider_account (issuer, subject, told_name, told_mail)
        values ($1, $2, $3, $4) on conflict (issuer, subject)
        do update set last_seen = now(), told_name = excluded.told_name, told_mail = excluded.told_mail returning *)
      select ${accountColumns} from a left join concert.principal p on p.id = a.principal`;
    const [account] = await all<ProviderAccount>(text, [issuer, subject, told_name, told_mail]);
    if (!account) throw new RangeError("the statement gives one row");
    return account;
  },
  providerAccounts: () =>
    all<ProviderAccount>(`select ${accountColumns} from concert.provider_account a
      left join concert.principal p on p.id = a.principal order by a.principal is not null, a.id`),
  linkProviderAccount: async (id, userId) =>
    (await all("update concert.provider_account set principal = $2 where id = $1 returning 1", [id, userId])).length ===
    1,
  removeProviderAccount: async (id) =>
    (
      await all<ProviderAccount>(
        `with a as (delete from concert.provider_account where id = $1 returning *)
         select ${accountColumns} from a left join concert.principal p on p.id = a.principal`,
        [id],
      )
    )[0],
});

const challenges = (all: All): Pick<Factors, "ask" | "answer"> => ({
  ask: async (id, { kind, user_id, value }, expires) => {
    await all("delete from concert.challenge where expires < now()");
    const text = "insert into concert.challenge (id_hash, kind, principal, value, expires) values ($1, $2, $3, $4, $5)";
    await all(text, [hashOf(id), kind, user_id, JSON.stringify(value), expires]);
  },
  answer: async (id, kind) => {
    const text = `delete from concert.challenge where id_hash = $1 and kind = $2 and expires > now()
      returning kind, principal as user_id, value`;
    return (await all<Challenge>(text, [hashOf(id), kind]))[0];
  },
});
