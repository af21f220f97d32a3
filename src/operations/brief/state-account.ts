import { type BandOfArrears, arrearsByAge, overdueOn } from "../../engines/funding/cash/arrears.ts";
import { type Vote, votesOn } from "../../engines/funding/cash/article-19.ts";
import { type Letter, ledgerOn } from "../../engines/funding/cash/ledger.ts";
import { usd } from "../../kernel/money.ts";
import type { BriefCell, BriefSection } from "../../model/brief.ts";
import { arrangementsOf, lettersOf, receiptsOf } from "../funding/cash/cash-rows.ts";
import { type BriefFrame, columns, plain, strong } from "./brief-frame.ts";
import { heading, lead, note } from "./shared-parts.ts";

/** Why nothing can be said of a state's account: the reader need not know it, or the records do not tell. */
type Untold = "withheld" | "no_payments" | "no_letters";
type Account = {
  /** Cents that are past their due day, and those that are not. */
  readonly overdue: bigint;
  readonly bands: readonly BandOfArrears[];
  readonly next: (Letter & { readonly open: bigint }) | null;
  readonly vote: Vote | null;
};

/** The account of one state at the end of the day of the report; or why there is none to tell. */
export function accountOfState({ mission, knows, day }: BriefFrame, iso3: string): Account | Untold {
  if (!knows) return "withheld";
  if (mission.payment.length === 0) return "no_payments";
  const letters = lettersOf(mission).filter(({ payer }) => payer === iso3);
  const receipts = receiptsOf(mission).filter(({ payer }) => payer === iso3);
  const ledger = ledgerOn(day, letters, receipts);
  if (ledger.letters.length === 0) return "no_letters";
  const overdue = overdueOn(ledger, day);
  const ahead = ledger.letters
    .filter(({ open, due_on }) => open > 0n && due_on >= day)
    .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
  return {
    overdue: overdue.reduce((sum, { cents }) => sum + cents, 0n),
    bands: arrearsByAge(overdue),
    next: ahead[0] ?? null,
    vote: votesOn(day, letters, receipts, { arrangements: arrangementsOf(mission) })[0] ?? null,
  };
}

/** What is outstanding by age, what is due next and the vote in the Assembly; unknown with its reason, never zero. */
export function arrearsSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, formats, mission, day } = frame;
  const account = accountOfState(frame, iso3);
  const top = heading(say("brief.state.arrears"));
  if (typeof account === "string")
    return {
      name: "arrears",
      width: "half",
      blocks: [top, lead(say("screen.unknown")), note(say(`brief.state.arrears.${account}`))],
    };
  const { bands, overdue, next, vote } = account;
  for (const { payer, source } of [...mission.assessment, ...mission.payment]) if (payer === iso3) frame.cite(source);
  return {
    name: "arrears",
    width: "half",
    blocks: [
      top,
      {
        type: "table",
        caption: say("brief.state.arrears.caption", { date: formats.date(day) }),
        columns: columns([say("cash.column.age"), 50], [say("cash.column.amount"), -50]),
        rows: [
          ...bands.map(({ from, to, cents }): BriefCell[] => [
            plain(
              to === null
                ? say("cash.age.over", { from: formats.number(from) })
                : say("cash.age.between", { from: formats.number(from), to: formats.number(to) }),
            ),
            plain(formats.decimal(usd(cents))),
          ]),
          [strong(say("cash.column.overdue")), strong(formats.decimal(usd(overdue)))],
        ],
      },
      lead(
        next === null
          ? say("brief.state.next.none")
          : say("brief.state.next", { date: formats.date(next.due_on), amount: formats.decimal(usd(next.open)) }),
      ),
      ...(vote === null
        ? []
        : [
            lead(
              say("brief.state.article_19", {
                date: formats.date(`${day.slice(0, 4)}-01-01`),
                vote: say(`cash.vote.${vote.reason}`, {
                  until: vote.exempt_until === null ? "" : formats.date(vote.exempt_until),
                }),
              }),
            ),
          ]),
      note(say("brief.state.arrears.note")),
    ],
  };
}

/** The sum past its due day as a figure; unknown where the account is. */
export function overdueCell(frame: BriefFrame, iso3: string): BriefCell {
  const account = accountOfState(frame, iso3);
  return typeof account === "string"
    ? { text: frame.say("screen.unknown"), mark: "unknown" }
    : plain(frame.formats.decimal(usd(account.overdue)));
}
