/** `South America` as the end of the message that names it. */
export const regionCode = (region: string): string => region.toLowerCase().replaceAll(" ", "_");
