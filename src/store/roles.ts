/** The role that reads and writes records; it owns nothing and can become nobody else. */
export const appRole = "concert_app";
/** The role that serves sign-in: users and sessions, no record. */
export const doorRole = "concert_door";
/** Owns the schema; nobody logs in as it. */
export const ownerRole = "concert_owner";
