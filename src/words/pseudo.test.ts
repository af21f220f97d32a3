import { expect, test } from "vitest";
import { pseudoCatalogue } from "./pseudo.ts";
import { sayFrom } from "./say.ts";

test("the pseudo-language brackets and lengthens what is said and leaves what is filled in", () => {
  const catalogue = pseudoCatalogue({
    plain: "Sign in",
    count: "{count, plural, one {# row of {name}} other {# rows of {name}}} here",
    choice: "{kind, select, wet {rains} other {none}}",
    number: "{value, number} left",
  });
  const say = sayFrom("en-XA", catalogue);
  expect([
    say("plain"),
    say("count", { count: 1, name: "Sites" }),
    say("count", { count: 2000, name: "Sites" }),
    say("choice", { kind: "wet" }),
    say("number", { value: 1500 }),
  ]).toEqual([
    "⟦Šíígñ ííñ⟧".replaceAll("g", "ğ"),
    "⟦1 řóów óóf Sites hééřéé⟧",
    "⟦2,000 řóówš óóf Sites hééřéé⟧",
    "⟦řááííñš⟧",
    "⟦1,500 ľééfť⟧",
  ]);
});
