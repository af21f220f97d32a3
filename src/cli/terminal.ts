import type { MessageValues } from "../kernel/refusal.ts";
import type { Language } from "../words/say.ts";

/** What a command may know of the terminal it runs in. Data goes to `out`, messages to `err`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly language: Language;
  /** True where `--json` was given; the flag also stays among the arguments. */
  readonly json: boolean;
  /** True where stderr is a terminal on which progress may be drawn. */
  readonly isTerminal: boolean;
  readonly cwd: string;
};

/** A command file exports this function; it answers with the exit code: 0 done, 1 refused, 2 usage, 3 defect. */
export type Run = (args: readonly string[], io: Terminal) => Promise<number>;

/** Thrown where a command was called wrongly: the message and the usage line are shown, exit code 2. */
export class UsageError extends Error {
  readonly code: string;
  readonly values: MessageValues;
  constructor(code: string, values: MessageValues = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = "UsageError";
    this.code = code;
    this.values = values;
  }
}
