import { Refusal } from "../../kernel/refusal.ts";
import type { Accounts, Failures } from "../../store/store.ts";

/** Attempts that cost nothing; after them each one doubles the wait, from one second. */
const freeAttempts = 5;
/** Failures older than this are forgotten (milliseconds). */
const memoryMs = 3_600_000;
/**
 * Longest wait in seconds. That of an account is short, because whoever knows a name could otherwise keep its owner
 * out; that of an address is long.
 */
const longest = { user: 60, address: 900 };

export type DelayKey = { readonly kind: keyof typeof longest; readonly key: string };

/** Seconds from the last failure until the next attempt is looked at. */
export function waitAfter(count: number, kind: keyof typeof longest): number {
  return count < freeAttempts ? 0 : Math.min(2 ** (count - freeAttempts), longest[kind]);
}

function secondsLeft(failures: Failures, kind: keyof typeof longest, now: number): number {
  if (failures.last === null) return 0;
  const free = Date.parse(failures.last) + waitAfter(failures.count, kind) * 1000;
  return Math.max(0, Math.ceil((free - now) / 1000));
}

/**
 * Counts an attempt as failed before it is looked at, so that many at once gain nothing; success clears the count.
 * @throws Refusal `session.wait` with the seconds to wait
 */
export async function countAttempt(accounts: Accounts, { kind, key }: DelayKey, now: number): Promise<void> {
  let before = await accounts.findFailures(key);
  if (before.last !== null && now - Date.parse(before.last) > memoryMs) {
    await accounts.clearFailures(key);
    before = { count: 0, last: null };
  }
  const left = secondsLeft(before, kind, now);
  if (left > 0) throw new Refusal("unavailable", "session.wait", { seconds: left });
  const after = await accounts.addFailure(key);
  if (after.count > freeAttempts && after.count > before.count + 1) {
    throw new Refusal("unavailable", "session.wait", { seconds: waitAfter(after.count, kind) });
  }
}
