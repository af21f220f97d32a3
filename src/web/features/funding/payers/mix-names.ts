import type { PayerMix } from "../../../../model/payer-mix.ts";

/** What payers and lines of a mix are called; one that is not in it by its id. */
export const namesOf = ({ payers, lines }: PayerMix) => ({
  payer: (id: string): string => payers.find((payer) => payer.id === id)?.name ?? id,
  line: (id: string): string => lines.find((line) => line.id === id)?.name ?? id,
});

/** True where an amount of decimal text is not nothing. */
export const isSome = (usd: string): boolean => /[1-9]/.test(usd);
