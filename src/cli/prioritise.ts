import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PriorityAnswer } from "../model/priorities.ts";
import { PriorityAsk } from "../model/priority-report.ts";
import { prioritisePack, writeProgram } from "../operations/funding/priorities/prioritise-pack.ts";
import { say } from "../words/catalogue.ts";
import { formatsOf } from "../words/formats.ts";
import { stateNames } from "../words/state-name.ts";
import { prioritySummary } from "./priority-summary.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const options = {
  cut: { type: "string" },
  within: { type: "string" },
  from: { type: "string" },
  period: { type: "string" },
  protect: { type: "string", multiple: true },
  "leaving-usd": { type: "string" },
  notice: { type: "string" },
  scenario: { type: "string", multiple: true },
  seconds: { type: "string" },
  mps: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;
type Values = { readonly [K in Exclude<keyof typeof options, "protect" | "scenario" | "json">]?: string | undefined };

/** Chooses what to keep of a pack folder's mission with less money: kept and lost, cost by period, next best, prices. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("plan.usage.pack");
  const request = {
    pack: resolve(io.cwd, pack),
    scenarios: values.scenario ?? [],
    from: io.cwd,
    language: io.language,
    ask: askOf(values, (values.protect ?? []).flatMap((text) => text.split(",")).filter(Boolean)),
    seconds: readSeconds(values.seconds),
  };
  if (values.mps !== undefined) {
    await writeFile(resolve(io.cwd, values.mps), await writeProgram(request));
    io.err(`${say(io.language, "terminal.wrote", { path: values.mps })}\n`);
    return 0;
  }
  let close: number | null = null;
  const { report, name, states } = await prioritisePack(request, (answer, seconds) => {
    showProgress(answer, io);
    if (isClose(answer)) close ??= seconds;
  });
  if (io.isTerminal && !io.json) io.err("\r\u001b[K");
  if (close !== null && !io.json)
    io.err(`${say(io.language, "priorities.within", { seconds: formatsOf(io.language).number(close, 1) })}\n`);
  const reader = { language: io.language, stateName: stateNames(io.language, states) };
  if (values.out !== undefined) {
    const { writePriorityWorkbook } = await import("../operations/funding/priorities/priority-workbook.ts");
    await writePriorityWorkbook(report, name, reader, resolve(io.cwd, values.out));
    io.err(`${say(io.language, "terminal.wrote", { path: values.out })}\n`);
  }
  io.out(values.json ? `${JSON.stringify(report)}\n` : prioritySummary(report, name, reader));
  return report.answer.status === "found" ? 0 : 1;
}

function askOf(values: Values, protect: readonly string[]): PriorityAsk {
  const cut = values.cut ?? "";
  if (!PriorityAsk.shape.cut_percent.safeParse(cut).success || Number(cut) === 0)
    throw new UsageError("priorities.usage.cut", { text: cut });
  const within = Number(values.within ?? "9");
  if (!PriorityAsk.shape.within.safeParse(within).success)
    throw new UsageError("priorities.usage.within", { text: values.within ?? "" });
  const period = PriorityAsk.shape.period.safeParse(values.period ?? "month");
  if (!period.success) throw new UsageError("priorities.usage.period", { text: values.period ?? "" });
  const from = PriorityAsk.shape.from.safeParse(values.from ?? null);
  if (!from.success) throw new UsageError("priorities.usage.from", { text: values.from ?? "" });
  const leaving = PriorityAsk.shape.leaving_usd.safeParse(values["leaving-usd"] ?? null);
  if (!leaving.success) throw new UsageError("priorities.usage.leaving", { text: values["leaving-usd"] ?? "" });
  const notice = PriorityAsk.shape.notice_months.safeParse(values.notice === undefined ? null : Number(values.notice));
  if (!notice.success) throw new UsageError("priorities.usage.notice", { text: values.notice ?? "" });
  return {
    cut_percent: cut,
    within,
    from: from.data,
    period: period.data,
    protect: [...protect],
    leaving_usd: leaving.data,
    notice_months: notice.data,
  };
}

function readSeconds(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds <= 0) throw new UsageError("plan.usage.seconds", { seconds: text });
  return seconds;
}

const isClose = ({ plan }: PriorityAnswer): boolean => plan !== null && plan.gap !== null && plan.gap <= 0.01;

/** One line that each better answer writes over. */
function showProgress({ plan }: PriorityAnswer, io: Terminal): void {
  if (!io.isTerminal || io.json || plan === null) return;
  const { number } = formatsOf(io.language);
  const bound = plan.bound === null ? "…" : number(plan.bound, 1);
  io.err(`\r\u001b[K${say(io.language, "priorities.progress", { loss: number(plan.loss), bound })}`);
}
