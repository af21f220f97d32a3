import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { IncomingRow, IncomingSheet } from "../../exchange/incoming.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { findNoun } from "../../model/nouns.ts";
import type { FileMessage, FileRest, FileTask } from "../../workers/file-worker.ts";

export type FileReading = Omit<FileRest, "sheets"> & { readonly sheets: readonly IncomingSheet[] };

/** Longest time for one file in milliseconds. */
const limitMs = 120_000;
/** Memory of the thread; a file that needs more is refused. */
const memory = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };
/** Files read at the same time; others wait. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file in a thread of its own, within limits of time and memory, so that whoever sent it cannot stop the
 * others.
 * @throws Refusal `workbook.*` for a file that cannot be read, `upload.too_long` for one that takes too long
 */
export async function readFileAside(task: FileTask): Promise<FileReading> {
  while (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await inThread(task);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inThread(task: FileTask): Promise<FileReading> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(task);
    const rows: IncomingRow[][] = [];
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(() => end(() => reject(new Refusal("invalid", "upload.too_long"))), limitMs).unref();
    worker.on("message", (message: FileMessage) => {
      if (message.kind === "rows") (rows[message.sheet] ??= []).push(...rowsIn(message.json));
      else if (message.kind === "rest") end(() => resolve(joined(message.rest, rows)));
      else if (message.kind === "refusal")
        end(() => reject(new Refusal(message.refusal, message.code, message.values)));
      else end(() => reject(new Error(message.trace)));
    });
    worker.on("error", (error: Error) => end(() => reject(outOfMemory(error) ?? error)));
    worker.on("exit", () => end(() => reject(new Error("the reading thread ended"))));
  });
}

// The thread is ours: it writes exactly these rows.
const rowsIn = (json: string): IncomingRow[] => JSON.parse(json) as IncomingRow[];

const outOfMemory = (error: Error): Refusal | undefined =>
  "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new Refusal("invalid", "upload.too_big_to_hold")
    : undefined;

function joined({ sheets, ...rest }: FileRest, rows: readonly IncomingRow[][]): FileReading {
  return {
    ...rest,
    sheets: sheets.flatMap((sheet, index) => {
      const noun = findNoun(sheet.noun);
      return noun ? [{ ...sheet, noun, rows: rows[index] ?? [] }] : [];
    }),
  };
}

/** Starts the thread from the bundle that runs; from the sources, by way of the loader that development runs on. */
function startWorker(task: FileTask): Worker {
  const build = process.env["CONCERT_BUILD"];
  const options = { workerData: task, resourceLimits: memory };
  if (build && !import.meta.url.endsWith(".ts")) return new Worker(join(build, "workers", "file-worker.js"), options);
  const source = new URL("../../workers/file-worker.ts", import.meta.url).href;
  const load = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(load, { ...options, eval: true });
}
