import { relative } from "node:path";
import { needs } from "./prepare.ts";

type Assertion = { readonly status: string; readonly fullName: string };

type TestFile = { readonly name: string; readonly status: string; readonly assertionResults: readonly Assertion[] };

/** What is read of the report that the test runner writes. */
export type TestReport = { readonly success: boolean; readonly testResults: readonly TestFile[] };

type Named = Assertion & { readonly file: string };

/**
 * The lines that end a test run, `tests: N passed, N failed, N skipped` last. What did not run has not passed: a file
 * that broke before its first test counts as one failure, and so does a run with an error outside of every test or
 * without a report.
 */
export function summary(reports: readonly (TestReport | null)[], root: string): { lines: string[]; ok: boolean } {
  const files = reports.flatMap((report) => report?.testResults ?? []);
  const tests: Named[] = files.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(root, file.name) })),
  );
  const passed = tests.filter((test) => test.status === "passed");
  const failed = tests.filter(isFailed);
  const skipped = tests.filter((test) => test.status !== "passed" && !isFailed(test));
  const failures = [
    ...failed.map((test) => `failed: ${test.file}: ${test.fullName}`),
    ...files.filter(isBroken).map((file) => `failed: ${relative(root, file.name)}: broke before its tests could run`),
    ...reports.filter(isBrokenOutside).map(() => "failed: an error outside of every test"),
    ...reports.filter((report) => report === null).map(() => "failed: a test run wrote no report"),
  ];
  const lines = [
    ...failures,
    ...skipped.map((test) => `skipped: ${test.file}: ${test.fullName}${reason(test)}`),
    `tests: ${passed.length} passed, ${failures.length} failed, ${skipped.length} skipped`,
  ];
  return { lines, ok: failures.length === 0 };
}

const isBroken = (file: TestFile) => file.status === "failed" && !file.assertionResults.some(isFailed);
const isBrokenOutside = (report: TestReport | null) =>
  report?.success === false && !report.testResults.some((file) => file.status === "failed");
const isFailed = (test: Assertion) => test.status === "failed";

/** Why a test was skipped: what it needs and is not here, as far as its file or its name tells. */
function reason(test: Named): string {
  const why = needs.filter((need) => !need.present() && need.tests.test(`${test.file} ${test.fullName}`));
  return why.map((need) => ` (needs ${need.name}; ${need.remedy})`).join("");
}
