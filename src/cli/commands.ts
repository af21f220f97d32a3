/**
 * Every command in the order of the help page. A command is the file of its name beside this one, loaded when it is
 * called; `words` says what it does under `command.<name>`. One whose file is not there is not offered.
 */
export const commands = [
  {
    name: "start",
    usage: "[PACK...] [--data DIR | --database URL] [--port 8080] [--host ADDRESS] [--behind-tls] [--open]",
  },
  { name: "check", usage: "PACK [--json]" },
  { name: "format", usage: "PACK [--dry-run]" },
  { name: "import", usage: "csv|xlsx FILE... --into PACK|URL [--dry-run]" },
  { name: "export", usage: "[PACK|URL] --out DIR [--mission ID] [--as-of N] [--data DIR]" },
  { name: "plan", usage: "PACK [--scenario FILE]... [--out DIR] [--seconds N] [--json]" },
  { name: "compare", usage: "PACK --scenario A [--scenario B] [--json]" },
  {
    name: "brief",
    usage:
      "PACK --kind mission|site|contributor|state [--subject ID] [--month YYYY-MM] [--scenario FILE]... [--lang L] [--paper a4|letter] --out FILE.docx|.html",
  },
  {
    name: "apportion",
    usage:
      "--amount USD --on DATE [--scale F] [--levels F] [--discounts F] [--transitions F] [--format csv|json|table] [--regular-only]",
  },
  { name: "scales", usage: "--on DATE [--json]" },
  {
    name: "scale",
    usage:
      "[--working ISO3 | levels [--mean USD|income] | premium [--carry PERIOD]] --year YYYY [--scale F] [--levels F] [--discounts F] [--transitions F] [--income F] [--debt F] [--conversion F] [--gradient P] [--threshold mean|USD] [--floor P] [--ldc-ceiling P] [--ceiling P] [--ceiling-track takes_part|set_aside] [--base-periods 3,6] [--last-year YYYY] [--recalculation period|annual] [--debt-basis stock|flow] [--debt-years N] [--debt-limit USD] [--missing leave_out|adopted_rate] [--holes as_missing|known_years] [--format table|csv|json|xlsx] [--out FILE]",
  },
  {
    name: "shares",
    usage:
      "PACK [--budget ID] [--mandate-end DATE]... | statements --missions FILE --periods FILE --mission NAME --financial-year YYYY/YY [--adjustments FILE] [--commitments FILE], both with [--state ISO3] [--staff-assessment USD] [--credit YYYY/YY[@YEAR]=USD]... [--offsets FILE] [--observed FILE --financial-year YYYY/YY] [--scale F] [--levels F] [--discounts F] [--transitions F] [--format table|csv|json] [--out FILE.xlsx|.csv] | common-services --missions FILE --pools FILE | periods --missions FILE --periods FILE [--adjustments FILE] [--commitments FILE] | weigh --year YYYY=WEIGHT... [--observed FILE --financial-year YYYY/YY] [--scale F] [--levels F] [--discounts F] [--transitions F] [--json]",
  },
  {
    name: "budget",
    usage:
      "PACK [--year YYYY/YY] [--strength authorised|reported] [--set CATEGORY=PERSONS]... [--against authorised|reported|YYYY/YY] [--class CODE] [--scenario FILE]... [--out FILE.xlsx|.csv] [--json] | PACK --cycle [--year YYYY/YY] [--out FILE.xlsx|.csv] [--json]",
  },
  {
    name: "payers",
    usage: "PACK [--scenario FILE]... [--count pledged|committed|paid] [--without PAYER]... [--out FILE.xlsx] [--json]",
  },
  {
    name: "mandate",
    usage:
      "PACK [--as-of DATE] [--notice DAYS] [--out FILE.xlsx] [--json] | diff PACK --from INSTRUMENT --to INSTRUMENT [--year YYYY/YY] [--json]",
  },
  {
    name: "prioritise",
    usage:
      "PACK --cut PERCENT [--within MONTHS] [--from YYYY-MM] [--protect TASK]... [--period month|quarter] [--leaving-usd USD] [--notice MONTHS] [--scenario FILE]... [--seconds N] [--out FILE.xlsx] [--mps FILE] [--json]",
  },
  {
    name: "cash",
    usage:
      "PACK [--on DATE] [--days N] [--stress late:PAYER:DAYS|partial:PAYER:PERCENT|withheld:PAYER|cut:PERCENT:MONTHS|reserve:USD]... [--sure PERCENT] [--delay LOW,MID,HIGH --paid LOW,MID,HIGH] [--opening USD] [--first FUND]... [--draws N] [--seed N] [--named] [--json]",
  },
  {
    name: "reimburse",
    usage:
      "PACK --quarter YYYY-Q1|Q2|Q3|Q4 [--contributor ISO3] [--deduction-quarters N] [--deduction-most PERCENT] [--scenario FILE]... [--out FILE.xlsx|.csv] [--json]",
  },
  {
    name: "startup",
    usage: "--uniformed PERSONS [--factor 2] [--region NAME] [--from YEAR] [--to YEAR] [--out FILE.xlsx|.csv] [--json]",
  },
  { name: "verify", usage: "[--mission ID] [--data DIR | --database URL] [--json]" },
  { name: "dictionary", usage: "[--out FILE]" },
  { name: "help", usage: "[COMMAND]" },
  { name: "version", usage: "" },
] as const satisfies readonly Command[];

export type Command = { readonly name: string; readonly usage: string };

export const findCommand = (name: string): Command | undefined => commands.find((command) => command.name === name);
