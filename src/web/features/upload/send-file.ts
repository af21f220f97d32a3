import { ApiProblem, Unreachable } from "../../api.ts";
import { missionPath } from "../../queries.ts";

/** Bytes of one part: on the thinnest lines it takes seconds, not minutes, and a break loses no more than this. */
const partBytes = 128 * 1024;
/** Times that one part is tried, and the first pause between in milliseconds; each next one is twice as long. */
const mostTries = 6;
const firstPause = 500;

export type Progress = { readonly percent: number; readonly resuming: boolean };
type Sending = {
  readonly mission: string;
  readonly file: File;
  readonly language: string;
  readonly signal: AbortSignal;
  readonly progress: (now: Progress) => void;
};

/** Sends a file part by part; after a break it goes on where the server has got to. Answers with the upload's id. */
export async function sendFile(sending: Sending): Promise<string> {
  const { mission, file, progress } = sending;
  const upload = crypto.randomUUID();
  const path = `/api/v1${missionPath(mission)}/uploads/${upload}`;
  let have = 0;
  let tries = 0;
  while (have < file.size || file.size === 0) {
    try {
      have = await sendPart(sending, path, have);
      tries = 0;
      progress({ percent: percentOf(have, file), resuming: false });
    } catch (error) {
      if (!(error instanceof Unreachable) || (tries += 1) >= mostTries) throw error;
      progress({ percent: percentOf(have, file), resuming: true });
      await pause(firstPause * 2 ** (tries - 1), sending.signal);
      have = await serverHas(sending, path).catch(() => have);
    }
    if (file.size === 0) break;
  }
  return upload;
}

const percentOf = (have: number, { size }: File): number => (size === 0 ? 100 : Math.floor((have / size) * 100));

async function sendPart({ file, language, signal }: Sending, path: string, at: number): Promise<number> {
  const answer = await reach(`${path}?at=${at}&total=${file.size}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", "accept-language": language },
    body: file.slice(at, at + partBytes),
    signal,
  });
  return haveIn(answer);
}

const serverHas = async ({ language, signal }: Sending, path: string): Promise<number> =>
  haveIn(await reach(path, { headers: { "accept-language": language }, signal }));

async function haveIn(answer: Response): Promise<number> {
  // Every answer that is no problem has this shape.
  const { have } = (await answer.json()) as { have: number };
  return have;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(address, init).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : new Unreachable();
  });
  if (answer.ok) return answer;
  const isProblem = answer.headers.get("content-type")?.includes("json");
  throw new ApiProblem(answer.status, isProblem ? ((await answer.json()) as object) : {});
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
