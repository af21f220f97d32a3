/** Lets the process answer others before it goes on with a long work. */
export const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
