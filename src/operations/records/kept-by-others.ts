import { Refusal } from "../../kernel/refusal.ts";
import { keepersOf, mayWrite } from "../../model/kept-nouns.ts";
import { findFunctions } from "../../store/missions.ts";
import type { Connection } from "../../store/store.ts";

/**
 * Holds an editor with functions to the nouns that these keep. The row security of each table says the same.
 * @throws Refusal `person.not_kept` that names the functions whose holders can
 */
export async function refuseOtherNouns(
  connection: Connection,
  missionId: string,
  operations: readonly { readonly noun: string }[],
): Promise<void> {
  const functions = await findFunctions(connection, missionId);
  const other = operations.find(({ noun }) => !mayWrite(functions, noun));
  if (!other) return;
  throw new Refusal("forbidden", "person.not_kept", {
    noun: other.noun,
    said_noun: `noun.${other.noun}.many`,
    said_keepers: keepersOf(other.noun).map((work) => `function.${work}`),
  });
}
