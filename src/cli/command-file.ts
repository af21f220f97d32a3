import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Run } from "./terminal.ts";

// Sources run as `.ts`, the bundle as `.js`; each command is a file of its own in both.
const urlOf = (name: string, home: string): URL => new URL(`./${name}${home.endsWith(".ts") ? ".ts" : ".js"}`, home);

/** `home` is the address of the main file, beside which the commands lie. */
export const hasCommandFile = (name: string, home: string): boolean => existsSync(fileURLToPath(urlOf(name, home)));

/** Loads the function of one command. */
export async function loadCommand(name: string, home: string): Promise<Run> {
  const loaded: unknown = await import(urlOf(name, home).href);
  if (typeof loaded === "object" && loaded !== null && "run" in loaded && typeof loaded.run === "function") {
    return loaded.run as Run;
  }
  throw new RangeError(`the file of command ${name} exports no function run`);
}
