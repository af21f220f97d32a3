import type { Connection } from "./store.ts";

/** True where this session may know the records of a noun that is for those who need to know it. */
export async function knowsNoun(connection: Connection, missionId: string, noun: string): Promise<boolean> {
  const [answer] = await connection.query<{ readonly knows: boolean }>(
    "select ($1::text || ' ' || $2::text) = any (concert.known_nouns()) as knows",
    [missionId, noun],
  );
  return answer?.knows ?? false;
}

/** Rows of one noun as the database gives them without names: some fields, and no others. */
export type UnnamedRow = { readonly id: string } & Readonly<Record<string, string | number | null>>;

/** The cash records of a mission with payers as numbers drawn anew; by noun. For sums and bands, never to be handed on. */
export async function cashWithoutNames(
  connection: Connection,
  missionId: string,
): Promise<Readonly<Record<string, readonly UnnamedRow[]>>> {
  const [answer] = await connection.query<{ readonly rows: Record<string, UnnamedRow[]> | null }>(
    "select concert.cash_without_names($1) as rows",
    [missionId],
  );
  return answer?.rows ?? {};
}
