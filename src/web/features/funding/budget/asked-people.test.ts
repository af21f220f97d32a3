import { expect, test } from "vitest";
import { readPeople, withTyped, writePeople } from "./asked-people.ts";

test("people of an address are read and written in the order of the categories", () => {
  expect(readPeople("civilians:90,troops:5000,cooks:3,observers:-1")).toEqual({ civilians: 90, troops: 5000 });
  expect(writePeople({ civilians: 90, troops: 5000 })).toBe("troops:5000,civilians:90");
  expect(writePeople({})).toBe(undefined);
});

test("an empty field asks nothing, a wrong one changes nothing", () => {
  expect(withTyped({ troops: 5000 }, "troops", "")).toEqual({});
  expect(withTyped({ troops: 5000 }, "troops", "1.5")).toEqual({ troops: 5000 });
  expect(withTyped({}, "troops", "0")).toEqual({ troops: 0 });
});
