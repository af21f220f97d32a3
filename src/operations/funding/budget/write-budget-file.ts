import type { Readable } from "node:stream";
import type { State } from "../../../model/reference-data.ts";
import { sayIn } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";
import { stateNames } from "../../../words/state-name.ts";
import { codedCsv } from "../coded-table.ts";
import { codedWorkbook } from "../coded-workbook.ts";
import type { FileContents } from "./budget-files.ts";

type Asked = { readonly format: "csv" | "xlsx"; readonly language: Language; readonly states: readonly State[] };

/** The first table as CSV for programs, or all of them as a workbook in the reader's words. */
export function fileOf({ tables, lines, mark }: FileContents, { format, language, states }: Asked): string | Readable {
  const [first] = tables;
  if (format === "csv") return first ? codedCsv(first) : "";
  const say = sayIn(language);
  const note = { name: say("budget.sheet.note"), lines: lines(language) };
  return codedWorkbook({ language, tables, note, header: say(mark) }, stateNames(language, states));
}
