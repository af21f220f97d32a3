import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Brief } from "../../src/model/brief.ts";
import { languages } from "../../src/words/say.ts";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
}, 120_000);
afterAll(() => server.close());

const kinds = [
  { kind: "mission", subject: "" },
  { kind: "site", subject: "gbarnga" },
  { kind: "contributor", subject: "NPL" },
  { kind: "state", subject: "FRA" },
] as const;
const path = (kind: string, query: Record<string, string>): string =>
  `/missions/unmil/briefs/${kind}?${new URLSearchParams(query).toString()}`;
const read = async (kind: string, query: Record<string, string>): Promise<Brief> => {
  const answer = await client.get(path(kind, query));
  expect(answer.status, answer.text.slice(0, 300)).toBe(200);
  return answer.json as Brief;
};
const textsOf = (brief: Brief): string => JSON.stringify(brief);
const tableOf = (brief: Brief, section: string) => {
  const blocks = brief.sections.find(({ name }) => name === section)?.blocks ?? [];
  return blocks.flatMap((block) =>
    block.type === "table" ? [block.rows.map((row) => row.map(({ text }) => text))] : [],
  );
};

describe("reports", () => {
  test("the mission brief sets strength by category against the level in force, and says what is unknown", async () => {
    const brief = await read("mission", { month: "2010-06", lang: "en" });
    expect(brief.title).toBe("UNMIL: mission brief, June 2010");
    expect(tableOf(brief, "strength")[0]).toEqual([
      ["Contingent troops", "7,810", "not stated", "unknown"],
      ["Military observers", "133", "not stated", "unknown"],
      ["Military", "7,943", "not stated", "unknown"],
      ["Formed police units", "844", "not stated", "unknown"],
      ["Individual police", "520", "not stated", "unknown"],
      ["Police", "1,364", "not stated", "unknown"],
      ["Uniformed personnel", "9,307", "not stated", "unknown"],
      ["Civilians", "unknown", "not stated", "unknown"],
    ]);
    expect(brief.sections.map(({ name }) => name)).toEqual([
      "figures",
      "strength",
      "sites",
      "needs",
      "flags",
      "money",
      "safety",
      "unknown",
      "sources",
    ]);
  }, 60_000);

  test("the sheet of a contributor tells reports from estimates", async () => {
    const reported = await read("contributor", { subject: "NPL", month: "2009-11", lang: "en" });
    expect(tableOf(reported, "month")[0]).toEqual([
      ["Contingent troops", "18", "2"],
      ["Formed police units", "239", "2"],
      ["Individual police", "16", "1"],
      ["Police", "255", "3"],
      ["Military observers", "2", "0"],
      ["Civilians", "unknown", "unknown"],
      ["Uniformed personnel", "275", "5"],
    ]);
    const estimated = await read("contributor", { subject: "NPL", month: "2008-06", lang: "en" });
    expect(tableOf(estimated, "month")[0]?.[0]).toEqual(["Contingent troops", "≈ 104", "unknown"]);
  }, 60_000);

  test("a member state's sheet opens and ends with what it is not", async () => {
    const brief = await read("state", { subject: "FRA", month: "2016-12", lang: "fr" });
    const warnings = brief.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "paragraph" && block.tone === "warning" ? [block.text] : [])),
    );
    expect(warnings).toHaveLength(2);
    expect(brief.marks.unofficial).toBe(warnings[0]);
    expect(brief.marks.foot).toContain(warnings[0] ?? "");
    expect(tableOf(brief, "steps").length).toBeGreaterThan(0);
  }, 60_000);

  test("a scenario is named on every page", async () => {
    const brief = await read("mission", { scenario: "port-of-monrovia-closed", month: "2008-06", lang: "en" });
    expect(brief.marks.scenario).toMatch(/^Scenario, not the plan as decided: /);
    expect(brief.marks.foot).toContain(brief.marks.scenario);
  }, 60_000);

  test.each(languages)(
    "all four are said in %s with no code left over",
    async (lang) => {
      for (const { kind, subject } of kinds) {
        const brief = await read(kind, { ...(subject && { subject }), month: "2008-06", lang });
        expect(brief.direction).toBe(lang === "ar" ? "rtl" : "ltr");
        expect(textsOf(brief)).not.toMatch(/"\[[a-z_]+\.[a-z_.]+\]|undefined|NaN/);
      }
    },
    120_000,
  );

  test("what is not there, or lacks its subject, is refused", async () => {
    expect((await client.get(path("site", {}))).status).toBe(422);
    for (const query of [
      path("site", { subject: "nowhere" }),
      path("state", { subject: "XXX" }),
      path("mission", { month: "1990-01" }),
    ])
      expect((await client.get(query)).status).toBe(404);
    expect((await client.get("/missions/absent/briefs/mission")).status).toBe(404);
    expect((await client.get(path("mission.pdf", {}))).status).toBe(422);
  }, 60_000);

  test("nobody reads a report without a session", async () => {
    const answer = await fetch(`${server.address}/api/v1${path("mission.docx", {})}`);
    expect(answer.status).toBe(401);
  });
});

describe("reports as DOCX", () => {
  const partsOf = async (kind: string, query: Record<string, string>): Promise<Record<string, string>> => {
    const answer = await fetch(`${server.address}/api/v1${path(`${kind}.docx`, query)}`, {
      headers: { cookie: client.cookie },
    });
    expect(answer.status).toBe(200);
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  };

  test("have headings, repeated heads, marks and counted pages", async () => {
    const parts = await partsOf("mission", { month: "2008-06", lang: "en" });
    const body = parts["word/document.xml"] ?? "";
    expect(body).toContain('w:pStyle w:val="Heading1"');
    expect(body).toContain("<w:tblHeader/>");
    expect(body).toContain("<w:cantSplit/>");
    expect(parts["word/header1.xml"]).toContain("Handling: open.");
    const foot = parts["word/footer1.xml"] ?? "";
    expect(foot.match(/<w:instrText[^>]*>(PAGE|NUMPAGES)</g)).toHaveLength(2);
    expect(foot).toContain("Unofficial calculation, not a notice of assessment");
    expect(Object.keys(parts).filter((name) => /media\/.*\.(svg|png)$/.test(name))).toHaveLength(2);
  }, 60_000);

  test("run from right to left in Arabic", async () => {
    const body =
      (await partsOf("site", { subject: "gbarnga", month: "2008-06", lang: "ar" }))["word/document.xml"] ?? "";
    expect(body.match(/<w:bidi\/>/g)?.length).toBeGreaterThan(50);
    expect(body.match(/<w:bidiVisual\/>/g)?.length).toBeGreaterThan(3);
    expect(body).toContain("<w:rtl/>");
  }, 60_000);

  test("what people write stays text: no field, no markup", async () => {
    const nasty = `Gbarnga </w:t><w:instrText>DDEAUTO c:\\cmd</w:instrText> {=1+1}\u0007 & co`;
    const site = (await client.get("/missions/unmil/sites/gbarnga")).json as { version: number };
    const changed = await client.send("PATCH", "/missions/unmil/sites/gbarnga", {
      body: { role: nasty.replace("\u0007", "") },
      headers: { "if-match": `"${site.version}"` },
    });
    expect(changed.status, changed.text).toBe(200);
    const body =
      (await partsOf("site", { subject: "gbarnga", month: "2008-06", lang: "en" }))["word/document.xml"] ?? "";
    expect(body).toContain("&lt;/w:t&gt;&lt;w:instrText&gt;DDEAUTO");
    expect(body).not.toContain("<w:instrText");
    const page = await client.get(path("site.html", { subject: "gbarnga", month: "2008-06", lang: "en" }));
    expect(page.text).toContain("&lt;/w:t&gt;&lt;w:instrText&gt;");
  }, 60_000);
});
