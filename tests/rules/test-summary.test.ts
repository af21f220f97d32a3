import { expect, test } from "vitest";
import { type TestReport, summary } from "../../scripts/test-summary.ts";

const file = (name: string, statuses: Readonly<Record<string, string>>, status = "passed") => ({
  name: `/concert/${name}`,
  status,
  assertionResults: Object.entries(statuses).map(([fullName, status]) => ({ fullName, status })),
});
const report = (success: boolean, ...testResults: TestReport["testResults"]): TestReport => ({ success, testResults });

test("the last line counts what passed, failed and was skipped in all runs", () => {
  const unit = report(true, file("src/a.test.ts", { "adds up": "passed", "is not here": "skipped" }));
  const whole = report(false, file("tests/b.test.ts", { writes: "failed", reads: "passed" }, "failed"));
  expect(summary([unit, whole], "/concert")).toEqual({
    ok: false,
    lines: [
      "failed: tests/b.test.ts: writes",
      "skipped: src/a.test.ts: is not here",
      "tests: 2 passed, 1 failed, 1 skipped",
    ],
  });
});

test("a file that breaks before its first test has not passed", () => {
  const { lines, ok } = summary([report(false, file("tests/b.test.ts", {}, "failed"))], "/concert");
  expect(ok).toBe(false);
  expect(lines.at(-1)).toBe("tests: 0 passed, 1 failed, 0 skipped");
});

test("a run without a report has not passed", () => {
  expect(summary([null], "/concert")).toEqual({
    ok: false,
    lines: ["failed: a test run wrote no report", "tests: 0 passed, 1 failed, 0 skipped"],
  });
});

test("an error outside of every test has not passed", () => {
  const { lines, ok } = summary([report(false, file("src/a.test.ts", { "adds up": "passed" }))], "/concert");
  expect(ok).toBe(false);
  expect(lines.at(-1)).toBe("tests: 1 passed, 1 failed, 0 skipped");
});

test("all well is all passed", () => {
  const { lines, ok } = summary([report(true, file("src/a.test.ts", { "adds up": "passed" }))], "/concert");
  expect(ok).toBe(true);
  expect(lines).toEqual(["tests: 1 passed, 0 failed, 0 skipped"]);
});
