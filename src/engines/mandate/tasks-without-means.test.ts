import { expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { tasksWithoutMeans } from "./tasks-without-means.ts";

test("a task that names neither unit types nor partners is flagged with its instrument", () => {
  const { task, instrument } = sampleMission(
    {},
    {
      task: [
        { id: "a", text: "Protect civilians", instrument: "one" },
        { id: "b", text: "Train police", means: ["fpu"] },
        { id: "c", text: "Observe" },
        { id: "d", text: "Teach", partners: ["school"] },
        { id: "e", text: "Build", instrument: "draft" },
      ],
      instrument: [{ id: "draft", kind: "draft" }],
    },
  );
  const flag = { code: "task.no_means", severity: "low", domain: "mandate", month: null };
  expect(tasksWithoutMeans(task, instrument)).toEqual([
    {
      ...flag,
      records: [
        { noun: "task", id: "a" },
        { noun: "instrument", id: "one" },
      ],
      values: { task: "Protect civilians" },
    },
    { ...flag, records: [{ noun: "task", id: "c" }], values: { task: "Observe" } },
  ]);
});
