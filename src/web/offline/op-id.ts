import { uuidv7 } from "../../kernel/id.ts";

/** A new id of an operation: made of time and chance, also where the page came over plain HTTP and has no `randomUUID`. */
export const newOpId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

const deviceKey = "concert.device";

/** A name for this browser on this machine, made at first need; it says nothing about either. */
export function deviceId(): string {
  const known = localStorage.getItem(deviceKey);
  if (known !== null) return known;
  const made = newOpId();
  localStorage.setItem(deviceKey, made);
  return made;
}
