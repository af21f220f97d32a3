import { expect, test } from "vitest";
import { neutralised, original, sheetText } from "./cell-text.ts";

test.each(["=1+1", "+1", "-1", "@a", "\tx", "'=1"])("%j cannot run as a formula and reads back as itself", (text) => {
  expect(neutralised(text)).toBe(`'${text}`);
  expect(original(neutralised(text))).toBe(text);
});

test("a text that looks like an escaped character is not read as one", () => {
  expect(sheetText("a_x000a_")).toBe("a_x005F_x000a_");
  expect(sheetText("=_x003D_")).toBe("'=_x005F_x003D_");
  expect(sheetText("a_x00_b")).toBe("a_x00_b");
});
