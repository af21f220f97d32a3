import type { Run, Terminal } from "../../src/cli/terminal.ts";

export type Called = { readonly code: number; readonly out: string; readonly err: string };

/** What a command answers where nobody watches: no terminal, and every word kept. */
export async function called(
  run: Run,
  args: readonly string[],
  at: Partial<Terminal> & { readonly cwd: string },
): Promise<Called> {
  // prettier-ignore
  const said = { out: "", err: "" };
  const code = await run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    language: "en",
    json: false,
    isTerminal: false,
    ...at,
  });
  return { code, ...said };
}

/** What a command prints that has to succeed. @throws Error with all that it said where it does not */
export async function printed(
  run: Run,
  args: readonly string[],
  at: Partial<Terminal> & { readonly cwd: string },
): Promise<string> {
  // prettier-ignore
  const { code, out, err } = await called(run, args, at);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${out}${err}`);
  return out;
}
