import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { planMission } from "../src/engines/plan/plan-mission.ts";
import { planPack } from "../src/operations/plan/plan-pack.ts";
import { median, millisecondsOf, tell } from "./timing/measure.ts";

const pack = fileURLToPath(new URL("../missions/unmil", import.meta.url));
const request = { pack, scenarios: [], from: pack, language: "en" } as const;

const readAll = () => {
  const files = readdirSync(pack, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(pack, entry.name), "utf8")).length;
};

const { mission, reference } = await planPack(request);
const doors = { keepGoing: () => true, report: () => undefined };
tell({
  bench: "plan of UNMIL, engines",
  value: millisecondsOf(5, () => planMission(mission, reference, doors)),
  unit: "ms",
  plain: millisecondsOf(5, readAll),
  budget: 2000,
  note: "plain: reading the files of the pack as text",
});

const whole: number[] = [];
for (let i = 0; i < 3; i += 1) {
  const started = performance.now();
  await planPack(request);
  whole.push((performance.now() - started) / 1000);
}
tell({ bench: "plan of UNMIL, pack and tables read and checked", value: median(whole), unit: "s", budget: 2 });
