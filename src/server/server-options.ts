import type { PlanShelf } from "../operations/plan/plan-shelf.ts";
import type { ProviderDoor, ProviderSettings } from "../operations/session/provider.ts";
import type { Workspace } from "../operations/workspace/workspace.ts";
import type { ConnectionLimits } from "./door.ts";
import type { Health } from "./waiting-page.ts";

export type ServerOptions = {
  readonly workspace: Workspace;
  /** Folder of the built page; may not be there yet. */
  readonly pageFolder: string;
  readonly version: string;
  /** How far the start and the page are; ready at once unless given. */
  readonly health?: () => Pick<Health, "page" | "progress">;
  /** Clients reach the server over TLS (a proxy ends it): `__Host-` cookies and HSTS. */
  readonly secure?: boolean;
  /** Answers only to the names of loopback; true unless told otherwise. */
  readonly loopbackOnly?: boolean;
  /** Where people may sign in besides here (OpenID Connect). */
  readonly provider?: ProviderSettings | null;
  readonly limits?: ConnectionLimits;
  /** Requests that one address may make in a minute. */
  readonly requestsPerMinute?: number;
  /** Live streams that one user may hold open in one mission. */
  readonly streamsPerUser?: number;
  /** Holds every answer to its schema; for tests. */
  readonly checkAnswers?: boolean;
  /** Level of the log on stderr. */
  readonly logLevel?: "silent" | "warn" | "info";
};

/** What a group of routes works with. */
export type RouteContext = Required<
  Omit<ServerOptions, "provider" | "limits" | "requestsPerMinute" | "checkAnswers" | "logLevel">
> & {
  readonly provider: ProviderDoor | null;
  /** One shelf for all routes, so that a plan is worked out once. */
  readonly plans: PlanShelf;
};
