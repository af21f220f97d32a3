import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

type Tokens = ReturnType<typeof compileMessageOrThrow>;

/** What a message asks for: the names it fills in, and the forms that each plural offers. */
export type MessageShape = {
  readonly placeholders: readonly string[];
  readonly plurals: readonly (readonly string[])[];
};

/** Reads an ICU message into its shape; a message that cannot be read throws. */
export function shapeOf(message: string): MessageShape {
  const placeholders = new Set<string>();
  const plurals: string[][] = [];
  const visit = (tokens: Tokens): void => {
    for (const token of tokens) {
      if (typeof token === "string") continue;
      const [name, kind, forms] = token;
      placeholders.add(name);
      if (typeof forms !== "object" || forms === null) continue;
      if (kind === "plural") plurals.push(Object.keys(forms).filter((form) => form !== "offset"));
      for (const form of Object.values(forms)) if (Array.isArray(form)) visit(form as Tokens);
    }
  };
  visit(compileMessageOrThrow(message));
  return { placeholders: [...placeholders].sort(), plurals };
}
