/** What a caller can do about a refusal; each door maps a kind once (HTTP status, exit code). */
export type RefusalKind = "invalid" | "not-found" | "conflict" | "forbidden" | "unavailable";

/** Values that fill the placeholders of a message. */
export type MessageValues = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * A refusal that the caller can act on: a code and values, never a sentence; `words` says it in the reader's
 * language. Anything else that is thrown is a defect.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly values: MessageValues;
  constructor(kind: RefusalKind, code: string, values: MessageValues = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.values = values;
  }
}
