import { expect, test } from "vitest";
import { type ServerSettings, refuseUnsafeServer } from "./server-check.ts";

const sound: ServerSettings = {
  version_num: 180004,
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  encoding: "UTF8",
};

test.each([150014, 150020, 160010, 170006, 180000, 190001])("version %i is taken", (version_num) => {
  expect(() => refuseUnsafeServer({ ...sound, version_num })).not.toThrow();
});

test.each([
  [140018, "14.18"],
  [150013, "15.13"],
  [160009, "16.9"],
  [170005, "17.5"],
])("version %i is refused as %s", (version_num, version) => {
  expect(() => refuseUnsafeServer({ ...sound, version_num })).toThrow(
    expect.objectContaining({
      code: "store.version_unsafe",
      values: { version, wanted: ["15.14", "16.10", "17.6", "18.0"] },
    }),
  );
});

test.each(["fsync", "full_page_writes", "synchronous_commit"] as const)(
  "a server with %s off is refused",
  (setting) => {
    expect(() => refuseUnsafeServer({ ...sound, [setting]: "off" })).toThrow(
      expect.objectContaining({ code: "store.setting_unsafe", values: { setting } }),
    );
  },
);

test("a database in another encoding than UTF-8 is refused", () => {
  expect(() => refuseUnsafeServer({ ...sound, encoding: "LATIN1" })).toThrow(
    expect.objectContaining({ code: "store.encoding" }),
  );
});
