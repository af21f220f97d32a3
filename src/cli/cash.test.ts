import { fileURLToPath } from "node:url";
import { printed } from "../../tests/cli/called.ts";
import { expect, test } from "vitest";
import type { CashSheet } from "../model/cash-sheet.ts";
import { run } from "./cash.ts";
import type { Terminal } from "./terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const called = (args: readonly string[], language: Terminal["language"] = "en") =>
  printed(run, args, { language, cwd: root });
const sheetOf = async (...args: string[]): Promise<CashSheet> =>
  JSON.parse(await called(["missions/extal", "--draws", "100", "--json", ...args])) as CashSheet;

test("accounts add up, payers have no names, and the day is that of the last cash recorded", async () => {
  const sheet = await sheetOf();
  expect(sheet).toMatchObject({ on: "2023-10-31", basis: "fictional", named: false, payers: null, plans_followed: 1 });
  expect(sheet.account).toMatchObject({ assessed_usd: "807800000.00", applied_usd: "635543548.75", open_usd: "172256451.25" }); // prettier-ignore
  const cents = (text: string) => BigInt(text.replace(".", ""));
  const banded = (sheet.arrears ?? []).reduce((sum, { amount_usd }) => sum + cents(amount_usd), 0n);
  expect(banded).toBe(cents(sheet.account?.overdue_usd ?? "0.00"));
  expect((sheet.arrears ?? []).every(({ payers }) => payers === 0 || payers >= 5)).toBe(true);
});

test("stress never lengthens the days of cash, and is said in the reader's words", async () => {
  const [base, stressed] = await Promise.all([sheetOf(), sheetOf("--stress", "late:all:60")]);
  expect(stressed.base).toEqual(base.base);
  base.base?.days_of_cash.forEach((days, at) =>
    expect(stressed.stressed?.days_of_cash[at] ?? Infinity).toBeLessThanOrEqual(days ?? Infinity),
  );
  const text = await called(["missions/extal", "--draws", "100", "--stress", "cut:15:9"]);
  expect(text).toContain("Under stress: Spending cut by 15 % within 9 months");
  expect(text).toContain("Unofficial calculation, not a notice of assessment");
  expect(await called(["missions/extal", "--draws", "100", "--stress", "late:all:2"], "ar")).toContain("يومين");
});

test("what is not recorded is listed, and no forecast is made up", async () => {
  const text = await called(["missions/unmil", "--json"]);
  expect(JSON.parse(text)).toMatchObject({
    on: null,
    base: null,
    account: null,
    gaps: ["assessments", "payments", "opening", "outlays", "assumptions"],
  });
});

test("a stress, a payer, a day or a number that is wrong is refused with what would be right", async () => {
  await expect(sheetOf("--stress", "late:all")).rejects.toMatchObject({ code: "cash.stress" });
  await expect(sheetOf("--stress", "withheld:QQQ")).rejects.toMatchObject({ code: "cash.payer_unknown" });
  await expect(sheetOf("--on", "2023-02-30")).rejects.toMatchObject({ code: "cash.date" });
  await expect(sheetOf("--sure", "100")).rejects.toMatchObject({ code: "cash.range" });
  await expect(called([])).rejects.toThrow();
});
