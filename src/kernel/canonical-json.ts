/**
 * JSON of one form only: keys in the order of UTF-16 units, no blanks, numbers as JavaScript writes them (RFC 8785).
 * Equal values give equal text, so that its digest stands for the value.
 *
 * @throws RangeError for what JSON cannot hold: undefined, functions, numbers that are not finite
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new RangeError(`JSON cannot hold ${String(value)}`);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}
