import { relative } from "node:path";
import { needs } from "./prepare.ts";

type Assertion = { readonly status: string; readonly fullName: string };

/** What is read of the report that the test runner writes. */
export type TestReport = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly Assertion[];
  }[];
};

type Named = Assertion & { readonly file: string };

/**
 * The lines that end a test run, `tests: N passed, N failed, N skipped` last. A file that broke before its first test
 * counts as one failure, and so does a runner that wrote no report at all: what did not run has not passed.
 */
export function summary(reports: readonly (TestReport | null)[], root: string): { lines: string[]; ok: boolean } {
  const files = reports.flatMap((report) => report?.testResults ?? []);
  const tests: Named[] = files.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(root, file.name) })),
  );
  const broken = files.filter((file) => file.status === "failed" && !file.assertionResults.some(isFailed));
  const silent = reports.filter((report) => report === null).length;

  const passed = tests.filter((test) => test.status === "passed");
  const failed = tests.filter(isFailed);
  const skipped = tests.filter((test) => test.status !== "passed" && !isFailed(test));
  const failures = failed.length + broken.length + silent;
  const lines = [
    ...failed.map((test) => `failed: ${test.file}: ${test.fullName}`),
    ...broken.map((file) => `failed: ${relative(root, file.name)}: broke before its tests could run`),
    ...(silent > 0 ? [`failed: ${silent} of the test runs wrote no report`] : []),
    ...skipped.map((test) => `skipped: ${test.file}: ${test.fullName}${reason(test)}`),
    `tests: ${passed.length} passed, ${failures} failed, ${skipped.length} skipped`,
  ];
  return { lines, ok: failures === 0 && reports.every((report) => report?.success === true) };
}

const isFailed = (test: Assertion) => test.status === "failed";

/** Why a test was skipped: what it needs and is not here, as far as its file or its name tells. */
function reason(test: Named): string {
  const why = needs.filter((need) => !need.present() && need.tests.test(`${test.file} ${test.fullName}`));
  return why.map((need) => ` (needs ${need.name}; ${need.remedy})`).join("");
}
