import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isMonth } from "../kernel/plain-date.ts";
import { type BriefKind, briefKinds } from "../model/brief.ts";
import { makeBrief } from "../operations/brief/make-brief.ts";
import { planPack } from "../operations/plan/plan-pack.ts";
import { say } from "../words/catalogue.ts";
import { type Language, isLanguage, languages } from "../words/say.ts";
import { type Arguments, onlyArgument, readArguments } from "./arguments.ts";
import { packageFolder } from "./package-folder.ts";
import { type Terminal, UsageError } from "./terminal.ts";

/** Writes a report of a pack folder as DOCX or HTML. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const found = readArguments(args, {
    values: ["kind", "subject", "month", "lang", "out", "paper"],
    lists: ["scenario"],
  });
  const pack = resolve(io.cwd, onlyArgument(found, "PACK"));
  const kind = kindOf(found.value("kind"));
  const out = found.value("out") ?? "";
  if (!/\.(docx|html)$/.test(out)) throw new UsageError("brief.usage.out");
  const month = found.value("month");
  if (month !== null && !isMonth(month)) throw new UsageError("brief.usage.month", { month });
  const language = languageFrom(found, io);
  const scenarios = found.list("scenario");
  const planned = await planPack({ pack, scenarios, from: io.cwd, language });
  const brief = makeBrief(
    { ...planned, language, scenarios, knows: true, version: version(), today: new Date().toISOString().slice(0, 10) },
    { kind, subject: found.value("subject"), month },
  );
  const file = resolve(io.cwd, out);
  const paper = found.value("paper") === "letter" ? "letter" : "a4";
  const body = out.endsWith(".docx")
    ? await (await import("../operations/brief/write-docx.ts")).writeDocx(brief, paper)
    : (await import("../operations/brief/write-html.ts")).writeHtml(brief, paper);
  await writeFile(file, body);
  if (io.json) io.out(`${JSON.stringify(brief)}\n`);
  io.err(`${say(io.language, "plan.written", { files: [file] })}\n`);
  return 0;
}

function kindOf(text: string | null): BriefKind {
  const kind = briefKinds.find((each) => each === text);
  if (kind === undefined) throw new UsageError("brief.usage.kind", { kinds: [...briefKinds] });
  return kind;
}

function languageFrom(found: Arguments, io: Terminal): Language {
  const language = found.value("lang");
  if (language === null) return io.language;
  if (!isLanguage(language)) throw new UsageError("brief.usage.language", { language, languages: [...languages] });
  return language;
}

function version(): string {
  const description: unknown = JSON.parse(readFileSync(join(packageFolder(import.meta.url), "package.json"), "utf8"));
  return typeof description === "object" && description !== null && "version" in description
    ? String(description.version)
    : "";
}
