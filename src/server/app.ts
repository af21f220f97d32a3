import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import { fastify, LogController, type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import { constants } from "node:zlib";
import { Refusal } from "../kernel/refusal.ts";
import { findSession } from "../operations/session/find-session.ts";
import type { SignedIn } from "../operations/session/open-session.ts";
import { PlanShelf } from "../operations/plan/plan-shelf.ts";
import { ProviderDoor } from "../operations/session/provider.ts";
import { describeRoutes } from "./description.ts";
import { checkEveryMs, limitConnections, usualLimits } from "./door.ts";
import { readJsonBodies } from "./json-body.ts";
import { servePage } from "./page.ts";
import { answerProblems } from "./problem.ts";
import { apportionRoutes } from "./routes/apportion.ts";
import { cashRoutes } from "./routes/cash.ts";
import { briefRoutes } from "./routes/briefs.ts";
import { budgetRoutes } from "./routes/budget.ts";
import { deliveryRoutes } from "./routes/deliveries.ts";
import { descriptionRoute } from "./routes/description.ts";
import { dictionaryRoutes } from "./routes/dictionary.ts";
import { eventRoutes } from "./routes/events.ts";
import { healthRoutes } from "./routes/health.ts";
import { importRoutes } from "./routes/imports.ts";
import { journalRoutes } from "./routes/journal.ts";
import { mapRoutes } from "./routes/map.ts";
import { missionRoutes } from "./routes/missions.ts";
import { mandateRoutes } from "./routes/mandate.ts";
import { payerMixRoutes } from "./routes/payer-mix.ts";
import { planRoutes } from "./routes/plan.ts";
import { priorityRoutes } from "./routes/priorities.ts";
import { recordRoutes } from "./routes/records.ts";
import { scaleRoutes } from "./routes/scale.ts";
import { searchRoutes } from "./routes/search.ts";
import { accountRoutes } from "./routes/account.ts";
import { peopleRoutes } from "./routes/people.ts";
import { sessionRoutes } from "./routes/session.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { sourceUseRoutes } from "./routes/source-uses.ts";
import type { Access } from "./route.ts";
import { startUpRoutes } from "./routes/start-up.ts";
import { statementRoutes } from "./routes/statements.ts";
import { sinceRoutes } from "./routes/since.ts";
import { protect } from "./security.ts";
import type { RouteContext, ServerOptions } from "./server-options.ts";
import { tokenIn } from "./session-cookie.ts";

const groups = [
  healthRoutes,
  sessionRoutes,
  signInRoutes,
  accountRoutes,
  peopleRoutes,
  dictionaryRoutes,
  mapRoutes,
  apportionRoutes,
  scaleRoutes,
  cashRoutes,
  payerMixRoutes,
  missionRoutes,
  importRoutes,
  recordRoutes,
  journalRoutes,
  deliveryRoutes,
  eventRoutes,
  planRoutes,
  mandateRoutes,
  briefRoutes,
  statementRoutes,
  budgetRoutes,
  startUpRoutes,
  priorityRoutes,
  searchRoutes,
  sourceUseRoutes,
  sinceRoutes,
  descriptionRoute,
];

/** Builds the HTTP app over an open workspace; nothing listens yet. */
export async function buildApp(options: ServerOptions): Promise<FastifyInstance> {
  const context: RouteContext = {
    health: () => ({ page: "ready", progress: null }),
    secure: false,
    loopbackOnly: true,
    streamsPerUser: 200,
    ...options,
    provider: options.provider ? new ProviderDoor(options.provider) : null,
    plans: new PlanShelf(options.workspace),
  };
  const logLevel = options.logLevel ?? "warn";
  const app = fastify({
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
    http: { connectionsCheckingInterval: checkEveryMs },
    routerOptions: { maxParamLength: 400 },
    // The proxy that ends TLS stands on this machine; nobody else may say where a request came from.
    trustProxy: context.secure ? "loopback" : false,
    logger: { level: logLevel, stream: process.stderr, serializers: quietSerializers(logLevel) },
    logController: new LogController({ disableRequestLogging: true }),
  });
  limitConnections(app.server, options.limits ?? usualLimits);
  // Answers are written in one place (route.ts); schemas of answers describe, validators of requests hold.
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.decorateRequest("signedIn", null);
  app.decorate("checkAnswers", options.checkAnswers ?? false);
  answerProblems(app);
  readJsonBodies(app);
  await protect(app, context.secure, context.loopbackOnly);
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? 3000,
    timeWindow: 60_000,
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
  });
  app.addHook("onClose", async () => context.plans.close());
  await app.register(cookie);
  await app.register(compress, {
    threshold: 1024,
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await describeRoutes(app, context);
  await app.register(
    async (api) => {
      api.addHook("onRequest", (request) => admit(request, context));
      for (const addRoutes of groups) addRoutes(api, context);
    },
    { prefix: "/api/v1" },
  );
  await servePage(app, context);
  await app.ready();
  return app;
}

const noHeaders = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };

/**
 * A log line holds no address, header or name: the method and the pattern of the route, and of a defect where in the
 * code it was thrown. Its message may quote what people wrote, so it is logged at level `info` only.
 */
const quietSerializers = (level: string) => ({
  req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? null }),
  err: (error: FastifyError) => ({
    type: error.name,
    message: level === "info" ? error.message : "",
    code: error.code ?? "",
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .join("\n"),
  }),
});

/** A sign-in that has a step before it opens that step only. */
function refuseUnfinished({ purpose }: SignedIn, access: Access): void {
  if (access === "session" || purpose === "work") return;
  if (purpose === "second_factor") throw new Refusal("forbidden", "person.second_factor_needed");
  if (access === "account") return;
  throw new Refusal("forbidden", purpose === "enrol" ? "person.enrol_needed" : "session.change_password");
}

/** Finds out who calls; refuses those whom the route does not admit. */
async function admit(request: FastifyRequest, context: RouteContext): Promise<void> {
  const access = request.routeOptions.config.access ?? "work";
  if (access === "open") return;
  const token = tokenIn(request, context.secure);
  const session = token === undefined ? undefined : await findSession(context.workspace.database, token, Date.now());
  if (!session) throw new Refusal("forbidden", "session.required");
  refuseUnfinished(session, access);
  if (access === "owner" && !session.roles.includes("owner")) throw new Refusal("forbidden", "person.owners_only");
  request.signedIn = session;
}
