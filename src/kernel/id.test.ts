import { expect, test } from "vitest";
import { slug, uuidv7 } from "./id.ts";

test("a slug keeps letters and digits and drops accents", () => {
  expect([slug("Tchien (Zwedru)"), slug("Côte d’Ivoire"), slug("  ")]).toEqual(["tchien-zwedru", "cote-d-ivoire", ""]);
});

test("a UUID of version 7 holds the time first, then version and variant", () => {
  const random = new Uint8Array([0xff, 0xee, 0xff, 3, 4, 5, 6, 7, 8, 9]);
  // Example of RFC 9562, appendix A.6: 1645557742000 ms is 017F22E279B0.
  expect(uuidv7(1645557742000, random)).toBe("017f22e2-79b0-7fee-bf03-040506070809");
});
