import type { Choice, Choices } from "../../exchange/workbook/choice-lists.ts";
import { type Noun, fieldsOf } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import { listNames } from "../../store/record-names.ts";
import type { Database, SessionToken } from "../../store/store.ts";

/** The records that references of these nouns may point to, with their names, for the drop-downs of a workbook. */
export function referenceChoices(
  database: Database,
  session: SessionToken,
  missionId: string,
  nouns: readonly Noun[],
): Promise<Choices> {
  const targets = new Set(nouns.flatMap((noun) => fieldsOf(noun).flatMap(({ meta }) => meta.to ?? [])));
  return database.transaction(
    session,
    async (connection) => {
      const choices = new Map<string, readonly Choice[]>();
      for (const name of targets) {
        const noun = findNoun(name);
        if (noun) choices.set(name, await listNames(connection, noun, missionId));
      }
      return choices;
    },
    { readOnly: true },
  );
}
