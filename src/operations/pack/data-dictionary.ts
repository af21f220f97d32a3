import { type Field, type Noun, columnsOf } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { maxFileBytes, maxFileRows, maxYamlBytes, rowsJudgedBeyond } from "../../exchange/pack/pack-reading.ts";
import { sayIn } from "../../words/catalogue.ts";
import { aboutField, aboutNoun, codeLabel, fieldLabel, nounsLabel, unitLabel } from "../../words/labels.ts";
import type { Language, Say } from "../../words/say.ts";

/** The data dictionary as Markdown: every table and column of a pack, from the schemas. */
export function dataDictionary(language: Language): string {
  const say = sayIn(language);
  const parts = [
    `# ${say("dictionary.title")}`,
    say("dictionary.intro"),
    say("dictionary.empty"),
    limits(say),
    ...nouns.map((noun) => nounPart(noun, say)),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The data dictionary as data: every table and column of a pack, from the schemas. */
export function dictionaryTables(language: Language) {
  const say = sayIn(language);
  return nouns.map((noun) => ({
    noun: noun.name,
    label: nounsLabel(say, noun.name),
    about: aboutNoun(say, noun.name),
    file: fileOf[noun.file](noun),
    key: noun.key,
    columns: columnsOf(noun).map(({ name, meta }) => ({
      name,
      label: fieldLabel(say, noun.name, name),
      about: aboutField(say, noun.name, name),
      kind: meta.kind,
      unit: meta.unit ?? null,
      codes: meta.codes ?? null,
      to: meta.to ?? null,
    })),
  }));
}

function limits(say: Say): string {
  const count = (number: number): string => number.toLocaleString("en");
  const mebibytes = (bytes: number): string => String(bytes / 1024 / 1024);
  return say("dictionary.limits", {
    rows: count(maxFileRows),
    size: mebibytes(maxFileBytes),
    yaml: mebibytes(maxYamlBytes),
    judged: count(rowsJudgedBeyond),
  });
}

const fileOf: Record<Noun["file"], (noun: Noun) => string> = {
  csv: (noun) => `${noun.plural}.csv`,
  mission: () => "mission.yaml",
  scenario: () => "scenarios/<id>.yaml",
  document: () => "SOURCES.md, expected/*.json",
};

function nounPart(noun: Noun, say: Say): string {
  const heads = ["column", "label", "kind", "unit", "needed", "meaning", "hxl"].map((name) =>
    say(`dictionary.${name}`),
  );
  const fields = columnsOf(noun);
  const lines = [
    `## ${nounsLabel(say, noun.name)} (\`${noun.name}\`)`,
    "",
    aboutNoun(say, noun.name),
    "",
    [say("dictionary.file", { file: `\`${fileOf[noun.file](noun)}\`` }), ...remarks(noun, say)]
      .join(". ")
      .replaceAll("..", "."),
    "",
    `| ${heads.join(" | ")} |`,
    `| ${heads.map(() => "---").join(" | ")} |`,
    ...fields.map((field) => fieldLine(noun, field, say)),
    ...fields.flatMap((field) => codesLine(noun, field, say)),
  ];
  return lines.join("\n");
}

function remarks(noun: Noun, say: Say): string[] {
  const key = noun.key === null ? [] : [say("dictionary.key", { fields: noun.key.map((name) => `\`${name}\``) })];
  return noun.appendOnly ? [...key, say("dictionary.append_only")] : key;
}

function fieldLine(noun: Noun, { name, meta }: Field, say: Say): string {
  const target =
    meta.to === undefined
      ? ""
      : ` (${say("dictionary.refers", { nouns: meta.to.map((each) => nounsLabel(say, each)) })})`;
  const zero = meta.zeroIsSuspect ? `; ${say("dictionary.zero")}` : "";
  const cells = [
    `\`${name}\``,
    fieldLabel(say, noun.name, name),
    `${say(`field_kind.${meta.kind}`)}${target}${zero}`,
    meta.unit === undefined ? "" : unitLabel(say, meta.unit),
    meta.required && !["texts", "codes", "references", "periods"].includes(meta.kind) ? say("code.boolean.yes") : "",
    aboutField(say, noun.name, name),
    meta.hxl === undefined ? "" : `\`${meta.hxl}\``,
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function codesLine(noun: Noun, { name, meta }: Field, say: Say): string[] {
  if (meta.codes === undefined) return [];
  const codes = meta.codes.map((code) => `\`${code}\` (${codeLabel(say, name, code)})`);
  return ["", say("dictionary.codes", { field: `\`${name}\``, codes: codes.join(", ") })];
}
