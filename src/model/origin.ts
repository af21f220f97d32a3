import type { MessageValues } from "../kernel/refusal.ts";
import type { Basis } from "./field.ts";

/** Where a number comes from, so that every number can be opened. */
export type Origin = {
  /** Message code of the sentence that says how the number is made. */
  readonly formula: string;
  readonly values: MessageValues;
  /** The records it rests on. */
  readonly inputs: readonly { readonly noun: string; readonly ids: readonly string[] }[];
  /** Keys of the sources of those records, where they are known. */
  readonly sources: readonly string[];
  readonly basis: Basis | null;
  /** The day to which it holds; null where there is none. */
  readonly on: string | null;
};
