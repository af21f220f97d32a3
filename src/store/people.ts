import { createHash } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import { userColumns } from "./accounts.ts";
import { errorCode } from "./connect.ts";
import type { Connection, MemberRole, User } from "./store.ts";

/** What a person may do in one mission; functions narrow what an editor writes. */
export type MissionAccess = {
  readonly mission: string;
  readonly role: MemberRole;
  readonly functions: readonly string[];
};

/** A person as owners see them; never a password or a hash of one. */
export type Person = Omit<User, "password_hash" | "password_handed_out"> & {
  readonly has_password: boolean;
  readonly left_on: string | null;
  readonly last_seen: string | null;
  readonly sessions: number;
  readonly has_device_code: boolean;
  readonly passkeys: number;
  /** End of the open invitation, if there is one. */
  readonly invited_until: string | null;
  readonly missions: readonly MissionAccess[];
};

export type NewPerson = {
  readonly name: string;
  readonly display_name: string;
  readonly language: string | null;
  readonly everywhere: MemberRole | null;
  readonly access_until: string | null;
};

export type PersonChange = Partial<
  Pick<User, "display_name" | "language" | "everywhere" | "access_until" | "disabled"> & { readonly left: true }
>;

export type Invitation = {
  readonly id: number;
  readonly user_id: number;
  readonly kind: "first" | "reset";
  readonly expires: string;
  /** Neither used nor withdrawn, and not past its end. */
  readonly open: boolean;
  readonly expired: boolean;
};

/** The people of a workspace, over the login that serves nothing else. */
export type People = {
  list(): Promise<readonly Person[]>;
  find(userId: number): Promise<Person | undefined>;
  user(userId: number): Promise<User | undefined>;
  /** @throws Refusal `store.user_exists` */
  create(person: NewPerson): Promise<User>;
  change(userId: number, change: PersonChange): Promise<void>;
  /** Enabled people who are owners of the whole workspace. */
  countOwners(): Promise<number>;
  access(userId: number): Promise<readonly MissionAccess[]>;
  setAccess(userId: number, access: MissionAccess): Promise<void>;
  removeAccess(userId: number, mission: string): Promise<void>;
  /** Withdraws earlier invitations of the person and makes a new one. */
  invite(invitation: {
    readonly user_id: number;
    readonly kind: "first" | "reset";
    readonly token: string;
    readonly made_by: number;
    readonly expires: string;
  }): Promise<void>;
  findInvitation(token: string): Promise<Invitation | undefined>;
  /** True for the one caller who is first. */
  useInvitation(id: number): Promise<boolean>;
  setting(name: string): Promise<unknown>;
  putSetting(name: string, value: unknown): Promise<void>;
};

type Run = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

const personSql = `select p.id, p.name, p.everywhere, p.disabled, p.created, p.display_name, p.language, p.access_until, p.left_on,
    p.password_hash is not null as has_password,
    (select max(s.seen) from concert.session s where s.principal = p.id) as last_seen,
    (select count(*) from concert.session s where s.principal = p.id and s.ended is null and s.expires > now())::integer as sessions,
    exists (select from concert.device_code d where d.principal = p.id and d.confirmed is not null) as has_device_code,
    (select count(*) from concert.passkey k where k.principal = p.id)::integer as passkeys,
    (select max(i.expires) from concert.invitation i
      where i.principal = p.id and i.used is null and i.withdrawn is null and i.expires > now()) as invited_until,
    coalesce((select jsonb_agg(jsonb_build_object('mission', m.mission_id, 'role', m.role, 'functions', m.functions) order by m.mission_id)
      from concert.membership m where m.principal = p.id), '[]') as missions
  from concert.principal p where p.name <> 'operator'`;

const changeable = ["display_name", "language", "everywhere", "access_until", "disabled"] as const;

export function openPeople(run: Run): People {
  const all = <R extends object>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> =>
    run((connection) => connection.query<R>(text, values));
  return { ...persons(all), ...accesses(all), ...invitations(run, all), ...settings(all) };
}

type All = <R extends object>(text: string, values?: readonly unknown[]) => Promise<readonly R[]>;

const persons = (all: All): Pick<People, "list" | "find" | "user" | "create" | "change" | "countOwners"> => ({
  list: () => all<Person>(`${personSql} order by p.disabled, p.name`),
  find: async (userId) => (await all<Person>(`${personSql} and p.id = $1`, [userId]))[0],
  user: async (userId) => (await all<User>(`select ${userColumns} from concert.principal where id = $1`, [userId]))[0],
  create: async ({ name, display_name, language, everywhere, access_until }) => {
    const text = `insert into concert.principal (name, display_name, language, everywhere, access_until)
      values ($1, $2, $3, $4, $5) returning ${userColumns}`;
    const values = [name, display_name, language, everywhere, access_until];
    const [user] = await all<User>(text, values).catch((error: unknown) => {
      throw errorCode(error) === "23505" ? new Refusal("conflict", "store.user_exists", { name }) : error;
    });
    if (!user) throw new RangeError("the statement gives one row");
    return user;
  },
  change: async (userId, change) => {
    const named = changeable.filter((name) => change[name] !== undefined);
    const sets = named.map((name, index) => `${name} = $${index + 2}`);
    if (change.left) sets.push("left_on = now()", "disabled = true");
    else if (change.disabled === false) sets.push("left_on = null");
    if (sets.length === 0) return;
    const values = named.map((name) => change[name] ?? null);
    await all(`update concert.principal set ${sets.join(", ")} where id = $1`, [userId, ...values]);
  },
  countOwners: async () => {
    const text = `select count(*)::integer as count from concert.principal
      where everywhere = 'owner' and not disabled and name <> 'operator'
        and (access_until is null or access_until >= (now() at time zone 'UTC')::date)`;
    return (await all<{ readonly count: number }>(text))[0]?.count ?? 0;
  },
});

const accesses = (all: All): Pick<People, "access" | "setAccess" | "removeAccess"> => ({
  access: (userId) =>
    all<MissionAccess>(
      "select mission_id as mission, role, functions from concert.membership where principal = $1 order by mission_id",
      [userId],
    ),
  setAccess: async (userId, { mission, role, functions }) => {
    const text = `insert into concert.membership (mission_id, principal, role, functions) values ($1, $2, $3, $4)
      on conflict (mission_id, principal) do update set role = excluded.role, functions = excluded.functions`;
    await all(text, [mission, userId, role, functions]);
  },
  removeAccess: async (userId, mission) => {
    await all("delete from concert.membership where principal = $1 and mission_id = $2", [userId, mission]);
  },
});

const invitations = (run: Run, all: All): Pick<People, "invite" | "findInvitation" | "useInvitation"> => ({
  invite: ({ user_id, kind, token, made_by, expires }) =>
    run(async (connection) => {
      const withdraw = `update concert.invitation set withdrawn = now()
        where principal = $1 and used is null and withdrawn is null`;
      await connection.query(withdraw, [user_id]);
      const text = `insert into concert.invitation (principal, kind, token_hash, made_by, expires)
        values ($1, $2, $3, $4, $5)`;
      await connection.query(text, [user_id, kind, hashOf(token), made_by, expires]);
    }),
  findInvitation: async (token) => {
    const text = `select i.id, i.principal as user_id, i.kind, i.expires, i.expires <= now() as expired,
        i.used is null and i.withdrawn is null and i.expires > now() and not p.disabled as open
      from concert.invitation i join concert.principal p on p.id = i.principal where i.token_hash = $1`;
    return (await all<Invitation>(text, [hashOf(token)]))[0];
  },
  useInvitation: async (id) => {
    const text = `update concert.invitation set used = now()
      where id = $1 and used is null and withdrawn is null and expires > now() returning id`;
    return (await all(text, [id])).length === 1;
  },
});

const settings = (all: All): Pick<People, "setting" | "putSetting"> => ({
  setting: async (name) =>
    (await all<{ readonly value: unknown }>("select value from concert.setting where name = $1", [name]))[0]?.value,
  putSetting: async (name, value) => {
    const text = `insert into concert.setting (name, value) values ($1, $2)
      on conflict (name) do update set value = excluded.value`;
    await all(text, [name, JSON.stringify(value)]);
  },
});
