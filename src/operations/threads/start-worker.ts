import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** Starts a thread of `src/workers` from the bundle that runs; from the sources, by way of the loader that development runs on. */
export function startWorker(name: string, workerData: unknown): Worker {
  const build = process.env["CONCERT_BUILD"];
  if (build && !import.meta.url.endsWith(".ts"))
    return new Worker(join(build, "workers", `${name}.js`), { workerData });
  const source = new URL(`../../workers/${name}.ts`, import.meta.url).href;
  const load = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(load, { eval: true, workerData });
}
