import { expect, test } from "vitest";
import { plainDigits } from "./digits.ts";

test("digits of other scripts are read as those of ASCII, and nothing else is touched", () => {
  expect(plainDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１２３４５６７８９")).toBe("0123456789 0123456789 0123456789");
  expect(plainDigits("S/RES/١٥٠٩ (٢٠٠٣)، ١٢٫٥")).toBe("S/RES/1509 (2003)، 12٫5");
});
