import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Around, coreTasks } from "./core-tasks.ts";
import { Hand } from "./hand.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

const firstScreen = "/missions/unmil/overview";
const mostClicks = 12;
const mostSeconds = 60;

/** What was counted and measured of a task, by mouse and by keyboard. */
type Figures = { task: string; clicks?: number; keys?: number; seconds?: number; secondsByKeys?: number };
let concert: Running;
let before = 0;
const visits: Visit[] = [];
const figures: Figures[] = coreTasks.map(({ name }) => ({ task: name }));

async function visit(): Promise<Page> {
  const made = await concert.visit({ width: 1440, height: 900, signedIn: true });
  visits.push(made);
  await made.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await made.page.addInitScript(() => {
    Object.assign(window, { printed: 0, print: () => ((window as unknown as { printed: number }).printed += 1) });
  });
  return made.page;
}

const lastCommit = async (): Promise<number> => {
  const { json } = await concert.client.get("/missions/unmil/journal?limit=1");
  return (json as { items: { seq: number }[] }).items[0]?.seq ?? 0;
};

/** What a task wrote is taken back, newest first, so that the next one finds the mission as it was. */
async function restore(): Promise<void> {
  for (let seq = await lastCommit(); seq > before; seq -= 1) {
    const { status, text } = await concert.client.send("POST", `/missions/unmil/commits/${seq}/undo`, { body: {} });
    expect(status, text).toBeLessThan(300);
  }
}

/** The first screen as a newcomer meets it; what happens from there is measured. */
async function atFirstScreen(): Promise<Hand> {
  const page = await visit();
  await page.goto(firstScreen);
  await page.locator(".flag").first().waitFor();
  await page.locator(".map-box[data-drawn]").waitFor();
  return new Hand(page);
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "ten core tasks", () => {
  beforeAll(async () => {
    concert = await startSignedIn();
  }, 240_000);
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
    await restore();
  });
  afterAll(async () => {
    await concert?.stop();
    report();
  });

  const around: Around = {
    get client() {
      return concert.client;
    },
    other: visit,
  };
  for (const [index, { name, answer, prepare, mouse, keys }] of coreTasks.entries()) {
    const walk = async (by: typeof mouse): Promise<Hand & { seconds: number }> => {
      before = await lastCommit();
      await prepare?.(around);
      const hand = await atFirstScreen();
      const start = performance.now();
      expect(await by(hand, around)).toEqual(answer);
      return Object.assign(hand, { seconds: Math.round((performance.now() - start) / 100) / 10 });
    };

    test(`${index + 1}. ${name} With the mouse`, async () => {
      const { clicks, seconds } = await walk(mouse);
      Object.assign(figures[index] ?? {}, { clicks, seconds });
      expect(clicks).toBeLessThanOrEqual(mostClicks);
      expect(seconds).toBeLessThanOrEqual(mostSeconds);
    });

    test(`${index + 1}. ${name} With the keyboard alone`, async () => {
      const { clicks, keys: pressed, seconds } = await walk(keys);
      Object.assign(figures[index] ?? {}, { keys: pressed, secondsByKeys: seconds });
      expect(clicks).toBe(0);
      expect(seconds).toBeLessThanOrEqual(mostSeconds);
    });
  }
});

function report(): void {
  writeFileSync(join(artefacts, "tasks.json"), `${JSON.stringify(figures, null, 2)}\n`);
  const lines = figures.map(({ task, clicks, keys, seconds, secondsByKeys }, index) =>
    [index + 1, task, clicks, keys, seconds, secondsByKeys].map((cell) => cell ?? "unknown").join(" | "),
  );
  const head = "task | clicks | keys | seconds by mouse | seconds by keyboard";
  process.stdout.write(`${[`number | ${head}`, ...lines].join("\n")}\n`);
}
