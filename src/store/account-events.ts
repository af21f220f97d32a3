import type { Connection } from "./store.ts";

/** One line of the log; `actor` did it, `subject` is whose account it is. */
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

export type NewAccountEvent = {
  readonly kind: string;
  readonly actor: number | null;
  readonly subject: number | null;
  readonly address: string | null;
  readonly browser: string | null;
  readonly detail: AccountEvent["detail"];
};

/** Lines after which the log is asked for the ones before; null is the newest. */
export type EventQuery = { readonly subject: number | null; readonly before: number | null; readonly limit: number };

/** The log of sign-ins and accounts: lines are added, never changed, and go after 400 days. */
export type AccountEvents = {
  add(event: NewAccountEvent): Promise<void>;
  /** Newest first. */
  list(query: EventQuery): Promise<readonly AccountEvent[]>;
  forgetOld(): Promise<void>;
};

export const openAccountEvents = (
  run: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>,
): AccountEvents => ({
  add: ({ kind, actor, subject, address, browser, detail }) =>
    run(async (connection) => {
      const text = `insert into concert.account_event (kind, actor, subject, address, browser, detail)
        values ($1, $2, $3, $4, $5, $6)`;
      await connection.query(text, [kind, actor, subject, address, browser, JSON.stringify(detail)]);
    }),
  list: ({ subject, before, limit }) =>
    run((connection) =>
      connection.query<AccountEvent>(
        `select e.id, e.time, e.kind, a.name as actor, s.name as subject, e.address, e.browser, e.detail
         from concert.account_event e
         left join concert.principal a on a.id = e.actor left join concert.principal s on s.id = e.subject
         where ($1::integer is null or e.subject = $1) and ($2::bigint is null or e.id < $2)
         order by e.id desc limit $3`,
        [subject, before, limit],
      ),
    ),
  forgetOld: () =>
    run(async (connection) => {
      await connection.query("select concert.forget_events()");
    }),
});
