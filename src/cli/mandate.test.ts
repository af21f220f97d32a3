import { fileURLToPath } from "node:url";
import { printed } from "../../tests/cli/called.ts";
import { expect, test } from "vitest";
import { run } from "./mandate.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const called = (...args: string[]) => printed(run, args, { cwd: root });
const json = async (...args: string[]): Promise<unknown> => JSON.parse(await called(...args, "--json"));

test("UNMIL on 31 August 2006: the end, the instrument in force, and its levels", async () => {
  expect(await json("missions/unmil", "--as-of", "2006-08-31")).toMatchObject({
    instrument: "s-res-1694",
    ends: { instrument: "s-res-1667", until: "2006-09-30", days: 30 },
    levels: [
      { component: "military", value: 14875, records: ["1694-military"] },
      { component: "police", value: 1240, records: ["1694-police"] },
    ],
  });
  const text = await called("missions/unmil", "--as-of", "2006-08-31");
  expect(text).toContain("Ends on 2006-09-30, in 30 days, by S/RES/1667 (2006)");
});

test("from S/RES/2215 to S/RES/2239: tasks kept, added, restated and dropped, people and cost", async () => {
  const ends = ["--from", "s-res-2215", "--to", "s-res-2239"];
  const priced = (await json("diff", "missions/unmil", ...ends, "--year", "2015/16")) as {
    readonly difference: { readonly tasks: readonly { readonly change: string }[] };
  };
  const changes = priced.difference.tasks.map(({ change }) => change);
  expect(new Set(changes)).toEqual(new Set(["added", "restated", "kept", "dropped"]));
  expect(changes).toHaveLength(11);
  expect(priced).toMatchObject({
    difference: {
      levels: [
        { component: "military", before: { value: 3590 }, after: { value: 1240 }, people: -2350 },
        { component: "troops", people: null },
        { component: "police", before: { value: 1515 }, after: { value: 606 }, people: -909 },
        { component: "uniformed", people: null },
      ],
    },
    cost: { from: "2015-07-01", to: "2016-06-30" },
  });
});

test("an instrument that is not there, a day that does not exist, and too few words are refused with the remedy", async () => {
  await expect(json("diff", "missions/unmil", "--from", "nope", "--to", "s-res-2239")).rejects.toMatchObject({
    kind: "not-found",
  });
  await expect(json("missions/unmil", "--as-of", "2006-02-30")).rejects.toMatchObject({ code: "shares.usage.date" });
  await expect(json("diff", "missions/unmil")).rejects.toMatchObject({ code: "mandate.usage.diff" });
  await expect(json()).rejects.toMatchObject({ code: "mandate.usage" });
});
