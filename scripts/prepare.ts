import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

/** Something outside npm that some tests need, and how to get it. */
export type Need = {
  readonly name: string;
  readonly present: () => boolean;
  readonly packages: readonly string[];
  /** Matches path and name of the tests that are skipped for want of it. */
  readonly tests: RegExp;
  /** Told beside each test that was skipped for want of it. */
  readonly remedy: string;
};

export const needs: readonly Need[] = [
  {
    name: "PostgreSQL 15",
    present: () => existsSync("/usr/lib/postgresql/15/bin/initdb"),
    packages: ["postgresql-15"],
    tests: /^tests\/(store|server)\/|postgresql/i,
    remedy: "on Debian, as root: apt-get install postgresql-15",
  },
  {
    name: "Chromium",
    present: () => ["/usr/bin/chromium", "/usr/bin/chromium-browser"].some((path) => existsSync(path)),
    packages: ["chromium"],
    tests: /^tests\/web\/|browser|chromium/i,
    remedy: "on Debian, as root: apt-get install chromium fonts-dejavu-core",
  },
  {
    name: "fonts for Arabic",
    present: () => ["dejavu/DejaVuSans.ttf", "noto/NotoSansArabic-Regular.ttf"].some(isFont),
    packages: ["fonts-dejavu-core"],
    tests: /arabic/i,
    remedy: "on Debian, as root: apt-get install fonts-dejavu-core",
  },
  {
    name: "fonts for Chinese",
    present: () => ["wqy/wqy-microhei.ttc", "droid/DroidSansFallbackFull.ttf"].some(isFont) || isChineseNoto(),
    packages: ["fonts-wqy-microhei"],
    tests: /chinese/i,
    remedy: "on Debian, as root: apt-get install fonts-wqy-microhei",
  },
  {
    name: "LibreOffice",
    present: () => ["/usr/bin/soffice", "/usr/bin/libreoffice"].some((path) => existsSync(path)),
    packages: ["libreoffice-calc-nogui"],
    tests: /libreoffice/i,
    remedy: "on Debian, as root: apt-get install --no-install-recommends libreoffice-calc-nogui",
  },
];

const isFont = (path: string) => existsSync(`/usr/share/fonts/truetype/${path}`);
const isChineseNoto = () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
const mayInstall = () =>
  process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");

/**
 * Installs what is missing where that is allowed (root on Debian) and says what it did. What stays missing is no
 * error here: its tests are skipped and the summary says why.
 */
export function prepare(tell: (line: string) => void): void {
  const missing = needs.filter((need) => !need.present());
  if (missing.length === 0) return;
  if (!mayInstall()) {
    for (const need of missing) tell(`${need.name} is not here, so its tests are skipped (${need.remedy})`);
    return;
  }
  tell(`installing ${missing.map((need) => need.name).join(", ")} from Debian packages`);
  install(
    missing.flatMap((need) => need.packages),
    tell,
  );
  for (const need of missing)
    tell(`${need.name}: ${need.present() ? "installed" : `not to be had here (${need.remedy})`}`);
}

function install(packages: readonly string[], tell: (line: string) => void): void {
  if (!apt(["update", "-qq"], tell)) return;
  // The tests start their own servers; the one that Debian would start of its own accord is not wanted.
  if (packages.includes("postgresql-15")) {
    noCluster();
    apt(["install", "-y", "-qq", "--no-install-recommends", "postgresql-common"], tell);
    noCluster();
  }
  if (apt(["install", "-y", "-qq", "--no-install-recommends", ...packages], tell)) return;
  // One package that cannot be had must not cost the others.
  for (const name of packages) apt(["install", "-y", "-qq", "--no-install-recommends", name], tell);
}

/** Tells Debian to start no server of its own: before the package that reads this comes, and again once it is there. */
function noCluster(): void {
  const path = "/etc/postgresql-common/createcluster.conf";
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (/^\s*create_main_cluster\s*=\s*false/m.test(before)) return;
  mkdirSync("/etc/postgresql-common", { recursive: true });
  writeFileSync(
    path,
    `${before.replace(/^\s*create_main_cluster\s*=.*$/gm, "").trimEnd()}\ncreate_main_cluster = false\n`,
  );
}

function apt(args: readonly string[], tell: (line: string) => void): boolean {
  const { status, stdout, stderr } = spawnSync("apt-get", ["-o", "Dpkg::Options::=--force-confold", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" },
  });
  if (status !== 0)
    tell(`apt-get ${args.join(" ")} ended with ${status}:\n${`${stdout}${stderr}`.trim().slice(-2000)}`);
  return status === 0;
}
