import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { hasCommandFile } from "./command-file.ts";
import { commands, findCommand } from "./commands.ts";

/** The commands that exist, or one of them, as data. */
export function helpData(language: Language, name: string | null, home: string) {
  const offered = commands.filter((each) => hasCommandFile(each.name, home) && (name === null || each.name === name));
  return {
    schema: "concert.help/1",
    commands: offered.map((each) => ({ ...each, about: say(language, `command.${each.name}`) })),
  };
}

/** The help page, or that of one command. Only commands that exist are named. */
export function helpText(language: Language, name: string | null, home: string): string {
  const command = name === null ? undefined : findCommand(name);
  if (command)
    return `concert ${command.name} ${command.usage}`.trimEnd() + `\n\n${say(language, `command.${command.name}`)}\n`;
  const offered = commands.filter(({ name: each }) => hasCommandFile(each, home));
  const lines = offered.map(
    (each) => `  concert ${each.name} ${each.usage}`.trimEnd() + `\n      ${say(language, `command.${each.name}`)}`,
  );
  return [
    say(language, "terminal.help_intro"),
    "",
    ...lines,
    "",
    say(language, "terminal.help_global"),
    say(language, "terminal.help_exit"),
    "",
  ].join("\n");
}
