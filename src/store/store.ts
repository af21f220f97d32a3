import type { Row } from "../model/noun.ts";
import type { AccountEvents } from "./account-events.ts";
import type { Factors } from "./factors.ts";
import type { People } from "./people.ts";

export type { CommitHead, HistoryEntry, OperationInput, OperationKind, Receipt } from "../model/commit.ts";

/** A record as it stands in the database: its values and the version that the next change must name. */
export type StoredRow = { readonly version: number; readonly origin: string; readonly values: Row };

export type Filter = {
  readonly field: string;
  readonly test: "is" | "in" | "contains" | "at_least" | "at_most" | "empty";
  readonly value: string;
};
export type ListQuery = {
  readonly filters: readonly Filter[];
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly limit: number;
  /** Opaque cursor of the page before, or null for the first page. */
  readonly cursor: string | null;
  /** Rows to pass over, so that any window of a list can be read at once. */
  readonly offset?: number;
  /** Read the list as it was right after this commit; null is now. */
  readonly as_of: number | null;
};
export type Page = { readonly rows: readonly StoredRow[]; readonly total: number; readonly next_cursor: string | null };

/** Told to listeners after a commit is durable. */
export type CommitNotice = { readonly mission_id: string; readonly seq: number };

/** The secret of one signed-in session; the database knows only its SHA-256. Without a live one no record is seen. */
export type SessionToken = string;

/** What a member may do in a mission: `reader` looks, `editor` commits, `owner` also admits others. */
export type MemberRole = "reader" | "editor" | "owner";

/** One transaction's connection. Values stand for `$1`, `$2`, ... and are never put into the text. */
export type Connection = {
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<readonly R[]>;
};

export type TransactionOptions = {
  /** One unchanging snapshot for all statements; nothing can be written. */
  readonly readOnly?: boolean;
  /** Milliseconds that one statement may take; 60,000 unless told otherwise. */
  readonly timeoutMs?: number;
};

/** A person, or the operator of this machine, who may hold sessions. `everywhere` is a role in every mission. */
export type User = {
  readonly id: number;
  readonly name: string;
  /** argon2 hash, or null for one who cannot sign in with a password. */
  readonly password_hash: string | null;
  /** The password was made by another and must be changed before anything else. */
  readonly password_handed_out: boolean;
  readonly everywhere: MemberRole | null;
  readonly disabled: boolean;
  readonly created: string;
  /** As others read them; null where only the name to sign in with is known. */
  readonly display_name: string | null;
  readonly language: string | null;
  /** Last day of access, such as `2027-03-31`; null is without end. */
  readonly access_until: string | null;
};

/** How a session began. */
export type SessionMethod = "password" | "passkey" | "provider" | "invitation" | "operator";

export type Session = {
  readonly id: number;
  readonly user_id: number;
  readonly user_name: string;
  readonly purpose: string;
  readonly created: string;
  readonly seen: string;
  readonly expires: string;
  readonly method: SessionMethod;
  /** More than a password stood behind the sign-in. */
  readonly strong: boolean;
  readonly address: string | null;
  readonly browser: string | null;
};

/** Failed sign-ins counted under a key such as `user:NAME` or `address:1.2.3.4`. */
export type Failures = { readonly count: number; readonly last: string | null };

/** Users and sessions; served by a login of its own that cannot read any record. */
export type Accounts = {
  /** @throws Refusal `store.user_exists` */
  createUser(user: {
    readonly name: string;
    readonly password_hash: string | null;
    readonly password_handed_out?: boolean;
    readonly everywhere: MemberRole | null;
  }): Promise<User>;
  findUser(name: string): Promise<User | undefined>;
  countUsers(): Promise<number>;
  /** A password that the user has chosen. */
  setPassword(userId: number, passwordHash: string): Promise<void>;
  addMember(missionId: string, userId: number, role: MemberRole): Promise<void>;
  createSession(session: {
    readonly user_id: number;
    readonly token_hash: Uint8Array;
    readonly expires: string;
    readonly purpose: string;
    readonly method?: SessionMethod;
    readonly strong?: boolean;
    readonly address?: string | null;
    readonly browser?: string | null;
  }): Promise<Session>;
  /** The live session of a token: not ended, not expired, user not disabled. */
  findSession(token: SessionToken): Promise<Session | undefined>;
  /** Marks the session as seen now and moves its end. */
  touchSession(token: SessionToken, expires: string): Promise<void>;
  endSession(id: number): Promise<void>;
  /** Ends all sessions of a user but the one to keep. */
  endSessions(userId: number, keep: number | null): Promise<void>;
  listSessions(userId: number): Promise<readonly Session[]>;
  addFailure(key: string): Promise<Failures>;
  findFailures(key: string): Promise<Failures>;
  clearFailures(key: string): Promise<void>;
};

/** What a first start is doing, for a progress line; `words` has each under `store.step.<code>`. */
export type StartStep = "copy_binaries" | "create" | "start" | "reuse" | "migrate" | "ready";

export type OpenOptions = {
  /** Folder of the embedded server; its usual place unless given. */
  readonly data?: string;
  /** Any other PostgreSQL instead of the embedded server. */
  readonly url?: string;
  readonly progress?: (step: StartStep) => void;
};

/** The one door to the database. */
export type Database = {
  readonly kind: "embedded" | "external";
  /** Version of the server, such as `18.4`. */
  readonly version: string;
  /** Runs `work` in one transaction as the session's user; commits when it resolves, else rolls back. */
  transaction<T>(
    session: SessionToken,
    work: (connection: Connection) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  readonly accounts: Accounts;
  readonly people: People;
  readonly factors: Factors;
  readonly events: AccountEvents;
  /** Folder of the embedded server; null on any other. */
  readonly folder: string | null;
  /** A session of this machine's operator, who holds the database itself: member of every mission, one hour. */
  openOperatorSession(): Promise<SessionToken>;
  /** Hears of every commit of every process, after it is durable. The answer stops listening. */
  onCommit(listener: (notice: CommitNotice) => void): () => void;
  /** Ends all connections; the last to leave an embedded server stops it. */
  close(): Promise<void>;
};

/** The first thing that is wrong in a journal, by its place; `words` has each fault under `store.fault.<code>`. */
export type JournalFault = {
  readonly seq: number;
  readonly position: number | null;
  readonly noun: string | null;
  readonly id: string | null;
  readonly fault:
    | "seq_gap"
    | "previous_differs"
    | "commit_differs"
    | "operation_missing"
    | "operation_differs"
    | "rows_differ"
    | "head_differs"
    | "record_differs";
};

/** `withheld` bodies are not readable to this session; `erased` ones are gone on purpose; the chain holds over both. */
export type Verification = {
  readonly mission_id: string;
  readonly ok: boolean;
  readonly seq: number;
  readonly digest: string;
  readonly operations: number;
  readonly withheld: number;
  readonly erased: number;
  readonly first_fault: JournalFault | null;
};

/** A mission that the session may see. */
export type MissionSummary = {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly nature: string;
  readonly role: MemberRole;
  readonly seq: number;
  readonly digest: string;
};
