import type * as z from "zod";
import { date, id, integer, period, provenance, requiredCode, requiredText, text, texts } from "./field.ts";
import { noun } from "./noun.ts";

const votes = { unit: "votes", min: 0, max: 200 } as const;

/**
 * A mandate instrument: the act that authorises, changes or ends the operation. `adopted` keeps the precision known;
 * it is empty for a draft alone. `until` is the last day of the mandate that it gives. States are ISO 3166 alpha-3
 * codes and stand only where a source names them; votes that no source counts are unknown.
 */
export const instrumentNoun = noun({
  name: "instrument",
  plural: "instruments",
  fields: {
    id: id(),
    kind: requiredCode([
      "sc_resolution",
      "au_psc_communique",
      "nac_decision",
      "eu_decision",
      "ecowas_decision",
      "peace_agreement",
      "technical_agreement",
      "invitation",
      "draft",
    ]),
    symbol: requiredText(),
    adopted: period(),
    until: date(),
    votes_for: integer(votes),
    votes_against: integer(votes),
    abstained: integer(votes),
    states_against: texts(),
    states_abstaining: texts(),
    title: requiredText(),
    chapter: text(),
    ...provenance,
  },
  orderedPairs: [["adopted", "until"]],
});
export const Instrument = instrumentNoun.schema;
export type Instrument = z.infer<typeof Instrument>;

/** A draft binds nobody: what it sets counts nowhere but where drafts are looked at. */
export const isDraft = ({ kind }: Pick<Instrument, "kind">): boolean => kind === "draft";
