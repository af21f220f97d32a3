import * as fc from "fast-check";
import { expect, test } from "vitest";
import { blockHtml, blockText, original, parseBlock } from "./tsv.ts";

test("cells with tabs, line ends and quotes come as a sheet writes them", () => {
  expect(parseBlock('a\tb\r\n"two\nlines"\t"say ""so"""\r\n')).toEqual([
    ["a", "b"],
    ["two\nlines", 'say "so"'],
  ]);
});

test("a quote that does not quote stays", () => {
  expect(parseBlock('5" pipe\t"open\n"a" b')).toEqual([['5" pipe', '"open'], ['"a" b']]);
});

test("empty cells and rows keep their place; one line end closes the block", () => {
  expect(parseBlock("\t\n\nx\n")).toEqual([["", ""], [""], ["x"]]);
  expect(parseBlock("")).toEqual([[""]]);
});

test("what could run as a formula is made harmless, numbers stay numbers", () => {
  expect(blockText([["=1+1", "-5", "-x", "@a", "plain"]])).toBe("'=1+1\t-5\t'-x\t'@a\tplain");
  expect(blockHtml([["<b>", "=x"]])).toBe("<table><tr><td>&lt;b&gt;</td><td>'=x</td></tr></table>");
});

test("what is copied comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((width) =>
        fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 5,
        }),
      ),
      (rows) => {
        // A block whose last row is one empty cell ends like a block without it.
        fc.pre(rows.at(-1)?.join("") !== "" || (rows[0]?.length ?? 0) > 1);
        expect(parseBlock(blockText(rows)).map((cells) => cells.map(original))).toEqual(rows);
      },
    ),
  );
});
