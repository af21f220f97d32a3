import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";

type Tokens = ReturnType<typeof compileMessageOrThrow>;

/** What a message asks for: the names it fills in, the forms that each plural offers, the choices of each select. */
export type MessageShape = {
  readonly placeholders: readonly string[];
  readonly plurals: readonly (readonly string[])[];
  /** Names that are counted or written as numbers. */
  readonly numbers: readonly string[];
  readonly choices: Readonly<Record<string, readonly string[]>>;
};

/** Reads an ICU message into its shape; a message that cannot be read throws. */
export function shapeOf(message: string): MessageShape {
  const placeholders = new Set<string>();
  const numbers = new Set<string>();
  const plurals: string[][] = [];
  const choices: Record<string, string[]> = {};
  const visit = (tokens: Tokens): void => {
    for (const token of tokens) {
      if (typeof token === "string") continue;
      const [name, kind, forms] = token;
      placeholders.add(name);
      if (kind === "plural" || kind === "number") numbers.add(name);
      if (typeof forms !== "object" || forms === null) continue;
      const offered = Object.keys(forms).filter((form) => form !== "offset");
      if (kind === "plural") plurals.push(offered);
      else if (kind === "select") choices[name] = [...(choices[name] ?? []), ...offered];
      for (const form of Object.values(forms)) if (Array.isArray(form)) visit(form as Tokens);
    }
  };
  visit(compileMessageOrThrow(message));
  return { placeholders: [...placeholders].sort(), plurals, numbers: [...numbers], choices };
}
