import { expect, test } from "vitest";
import { formatsOf } from "./formats.ts";
import { say } from "./catalogue.ts";
import { type Language, writtenLanguages } from "./say.ts";

const written = (language: Language): readonly string[] => {
  const { number, money, decimal, month, date, dateShort, months, list, digits } = formatsOf(language);
  return [
    number(1234567.25, 1),
    money("864800000.00"),
    decimal("101.0870"),
    month("2008-06"),
    date("2004-07-01"),
    dateShort("2004-07-01"),
    months("2007-10", "2015-06"),
    list(["A", "B", "C"]),
    digits(2008),
  ].map((text) => text.replace(/[\u00a0\u202f\u2009]/g, " "));
};

test("numbers, money, days and lists are written as each language writes them", () => {
  expect(Object.fromEntries(writtenLanguages.map((language) => [language, written(language)]))).toMatchInlineSnapshot(`
    {
      "ar": [
        "1,234,567.3",
        "‏864,800,000.00 USD",
        "101.0870",
        "يونيو 2008",
        "1 يوليو 2004",
        "1 يوليو 2004",
        "أكتوبر 2007 – يونيو 2015",
        "A وB وC",
        "2008",
      ],
      "ar-u-nu-arab": [
        "١٬٢٣٤٬٥٦٧٫٣",
        "‏٨٦٤٬٨٠٠٬٠٠٠٫٠٠ USD",
        "١٠١٫٠٨٧٠",
        "يونيو ٢٠٠٨",
        "١ يوليو ٢٠٠٤",
        "١ يوليو ٢٠٠٤",
        "أكتوبر ٢٠٠٧ – يونيو ٢٠١٥",
        "A وB وC",
        "٢٠٠٨",
      ],
      "en": [
        "1,234,567.3",
        "USD 864,800,000.00",
        "101.0870",
        "June 2008",
        "1 July 2004",
        "1 Jul 2004",
        "October 2007 – June 2015",
        "A, B and C",
        "2008",
      ],
      "en-XA": [
        "1,234,567.3",
        "USD 864,800,000.00",
        "101.0870",
        "June 2008",
        "1 July 2004",
        "1 Jul 2004",
        "October 2007 – June 2015",
        "A, B and C",
        "2008",
      ],
      "es": [
        "1.234.567,3",
        "864.800.000,00 USD",
        "101,0870",
        "junio de 2008",
        "1 de julio de 2004",
        "1 jul 2004",
        "octubre de 2007 – junio de 2015",
        "A, B y C",
        "2008",
      ],
      "fr": [
        "1 234 567,3",
        "864 800 000,00 USD",
        "101,0870",
        "juin 2008",
        "1er juillet 2004",
        "1er juil. 2004",
        "octobre 2007 – juin 2015",
        "A, B et C",
        "2008",
      ],
      "ru": [
        "1 234 567,3",
        "864 800 000,00 USD",
        "101,0870",
        "июнь 2008 г.",
        "1 июля 2004 г.",
        "1 июл. 2004 г.",
        "октябрь 2007 г. – июнь 2015 г.",
        "A, B и C",
        "2008",
      ],
      "zh": [
        "1,234,567.3",
        "USD 864,800,000.00",
        "101.0870",
        "2008年6月",
        "2004年7月1日",
        "2004年7月1日",
        "2007年10月–2015年6月",
        "A、B和C",
        "2008",
      ],
    }
  `);
});

test("with Arabic-Indic digits a number that a message only names has them too", () => {
  const values = { unknown: 13, months: 175 };
  expect(say("ar", "screen.chart.foot", values)).toContain("175");
  expect(say("ar-u-nu-arab", "screen.chart.foot", values)).toContain("١٧٥");
});
