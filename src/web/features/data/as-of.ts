/** Lists as known right after an earlier commit never change; those of now are kept up by the live stream. */
export const listKey = (mission: string, noun: string, asOf: string | undefined): readonly string[] =>
  asOf === undefined ? ["mission", mission, "list", noun] : ["known", mission, asOf, noun];

/** The number of a commit out of an address; what is none asks for the lists of now. */
export const readAsOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? text : undefined;
