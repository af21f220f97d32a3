import type { RequestListener } from "node:http";
import { say } from "../words/catalogue.ts";
import { directionOf } from "../words/say.ts";
import { languageOf } from "./language.ts";
import { contentSecurityPolicy } from "./security.ts";

/** How far the start has come; `step` is the last part of a message code `start.step.<step>`. */
export type Progress = { readonly step: string; readonly done: number; readonly of: number };
export type Health = {
  readonly status: "starting" | "ok" | "failing";
  readonly version: string;
  /** `older`: a page is there, but the one of these sources could not be built. */
  readonly page: "ready" | "older" | "building" | "failed";
  readonly progress: Progress | null;
};

export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;min-height:100vh;place-content:center;padding:1rem}
main{max-width:32rem}progress{inline-size:100%;block-size:.75rem;accent-color:#0f766e}h1{font-size:1.25rem}`;

const script = `const bar=document.querySelector("progress"),line=document.querySelector("#step"),steps=JSON.parse(bar.dataset.steps);
async function look(){try{const answer=await fetch("/api/v1/health",{cache:"no-store"});const health=await answer.json();
if((health.page==="ready"||health.page==="older")&&health.status==="ok"){location.reload();return}
if(health.page==="failed"||health.status==="failing"){line.textContent=steps.failed;bar.remove();return}
if(health.progress){line.textContent=steps[health.progress.step]||"";if(health.progress.of){bar.max=health.progress.of;bar.value=health.progress.done}}}
catch{}setTimeout(look,400)}look();`;

/** Steps of the start in the order in which they come. */
const startSteps = ["database", "loading", "page", "failed"] as const;

/** The page shown until the real one is built; it asks for the health of the server and reloads when it is there. */
export function waitingPage(acceptLanguage: string | undefined): string {
  const language = languageOf(acceptLanguage);
  const steps = Object.fromEntries(startSteps.map((step) => [step, say(language, `start.step.${step}`)]));
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Concert</title>
<link rel="stylesheet" href="/waiting.css"><script src="/waiting.js" defer></script></head>
<body><main><h1>${escape(say(language, "start.waiting.title"))}</h1>
<p id="step" role="status" aria-live="polite">${escape(steps["database"] ?? "")}</p>
<progress data-steps="${escape(JSON.stringify(steps))}" aria-labelledby="step"></progress></main></body></html>
`;
}

export type Asset = { readonly type: string; readonly body: string };

/** What stands at an address of the waiting page, or undefined. */
export function waitingAsset(path: string): Asset | undefined {
  if (path === "/waiting.css") return { type: "text/css; charset=utf-8", body: style };
  if (path === "/waiting.js") return { type: "text/javascript; charset=utf-8", body: script };
  return undefined;
}

/** Answers while there is no app yet: health, the waiting page, and "not yet" to everything else. */
export function waitingHandler(health: () => Health): RequestListener {
  return (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    response.setHeader("content-security-policy", contentSecurityPolicy);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "no-referrer");
    response.setHeader("cache-control", "no-store");
    const send = (status: number, type: string, body: string) => {
      response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (path === "/api/v1/health") return send(200, "application/json; charset=utf-8", JSON.stringify(health()));
    const asset = waitingAsset(path);
    if (asset) return send(200, asset.type, asset.body);
    const language = request.headers["accept-language"];
    if (path.startsWith("/api/")) return send(503, "application/problem+json", notYet(languageOf(language), path));
    return send(200, "text/html; charset=utf-8", waitingPage(language));
  };
}

const notYet = (language: ReturnType<typeof languageOf>, instance: string): string =>
  JSON.stringify({
    type: "urn:concert:problem:server.starting",
    title: say(language, "server.title.503"),
    status: 503,
    detail: say(language, "server.starting"),
    code: "server.starting",
    values: {},
    instance,
  });
