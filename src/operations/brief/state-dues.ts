import type { BriefCell, BriefSection } from "../../model/brief.ts";
import type { Instrument } from "../../model/instrument.ts";
import type { StateStatement, StatementSheet } from "../../model/statement-sheet.ts";
import { stateStatements } from "../funding/shares/state-statements.ts";
import { type BriefFrame, columns, dollars, plain, strong, unknown } from "./brief-frame.ts";
import { budgetsOfDay, isShared, periodName, sharedBudget } from "./money-part.ts";
import { heading, lead, note, quiet } from "./shared-parts.ts";
import { accountOfState } from "./state-account.ts";

/** The state's statement of the budget of the day; null where no budget of the day is shared. */
export function statementOfDay(
  frame: BriefFrame,
  iso3: string,
): { readonly sheet: StatementSheet; readonly state: StateStatement } | null {
  const budget = isShared(frame) ? sharedBudget(budgetsOfDay(frame)) : null;
  if (budget === null) return null;
  const sheet = stateStatements(frame.mission, frame.reference, {
    budget: budget.id,
    mandateEnds: [],
    offsets: [],
    observed: null,
  });
  const state = sheet.states.find((each) => each.iso3 === iso3);
  return state ? { sheet, state } : null;
}

/** What the state owes of the budget of the day, by period of the mandate, and when each part is due. */
export function statementSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, formats } = frame;
  const found = statementOfDay(frame, iso3);
  if (found === null)
    return {
      name: "statement",
      width: "whole",
      blocks: [heading(say("brief.state.statement")), quiet(say("brief.state.no_steps"))],
    };
  const { sheet, state } = found;
  frame.cite(sheet.sources);
  const money = (text: string | null | undefined): BriefCell => (text ? plain(formats.decimal(text)) : unknown(frame));
  const rate = (text: string | null | undefined): BriefCell =>
    text ? plain(formats.decimal(text, 6)) : unknown(frame);
  const rows = sheet.parts.map((part, i): BriefCell[] => [
    plain(periodName(frame, part.from, part.to)),
    plain(
      [
        say(`shares.rule.${part.rule}`, { length: Number(part.months_or_days) }),
        ...(part.after_mandate ? [say("shares.after_mandate")] : []),
      ].join("; "),
    ),
    plain(formats.digits(part.scale_year)),
    dollars(frame, part.amount_usd),
    rate(state.parts[i]?.rate_percent),
    money(state.parts[i]?.share_usd),
  ]);
  rows.push([
    strong(say("shares.column.due")),
    plain(""),
    plain(""),
    dollars(frame, sheet.amount_usd),
    rate(state.rate_percent),
    state.due_usd === null ? unknown(frame) : strong(formats.decimal(state.due_usd)),
  ]);
  return {
    name: "statement",
    width: "whole",
    blocks: [
      heading(say("brief.state.statement")),
      {
        type: "table",
        caption: say("brief.state.statement.caption", {
          kind: say(`code.kind.${sheet.kind}`),
          basis: say(`code.basis.${sheet.basis}`),
          period: periodName(frame, sheet.from, sheet.to),
        }),
        columns: columns(
          [say("report.column.period"), 24],
          [say("shares.column.rule"), 26],
          [say("shares.column.scale_year"), 8],
          [say("brief.column.budget"), -15],
          [say("report.column.rate"), -11],
          [say("brief.column.share"), -16],
        ),
        rows,
      },
      lead(say("shares.note.due")),
      ...(typeof accountOfState(frame, iso3) === "string" ? [note(say("brief.state.due.note"))] : []),
    ],
  };
}

/** How the state voted on the mission's instruments, where a source names it; every other vote is unknown. */
export function votesSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, formats, mission } = frame;
  const resolutions = mission.instrument
    .flatMap(({ adopted, ...rest }) =>
      rest.kind === "sc_resolution" && adopted !== null ? [{ ...rest, adopted }] : [],
    )
    .toSorted((a, b) => (a.adopted < b.adopted ? 1 : -1))
    .slice(0, 5);
  for (const { source } of resolutions) frame.cite(source);
  return {
    name: "votes",
    width: "half",
    blocks: [
      heading(say("brief.state.votes")),
      ...(resolutions.length === 0
        ? [quiet(say("screen.unknown"))]
        : [
            {
              type: "table" as const,
              caption: say("brief.state.votes.caption"),
              columns: columns(
                [say("brief.column.instrument"), 28],
                [say("report.column.when"), 24],
                [say("brief.column.result"), 20],
                [say("brief.column.vote"), 28],
              ),
              rows: resolutions.map((resolution): BriefCell[] => [
                plain(resolution.symbol),
                plain(
                  /^\d{4}-\d{2}-\d{2}$/.test(resolution.adopted)
                    ? formats.date(resolution.adopted)
                    : resolution.adopted,
                ),
                countOf(frame, resolution),
                voteOf(frame, resolution, iso3),
              ]),
            },
          ]),
      note(say("brief.state.votes.note")),
    ],
  };
}

type Voted = Pick<Instrument, "votes_for" | "votes_against" | "abstained" | "states_against" | "states_abstaining">;

/** Votes in favour, against and abstaining, as a source counts them. */
const countOf = (frame: BriefFrame, { votes_for, votes_against, abstained }: Voted): BriefCell =>
  votes_for === null || votes_against === null || abstained === null
    ? unknown(frame)
    : plain([votes_for, votes_against, abstained].map((count) => frame.formats.digits(count)).join(" – "));

function voteOf(frame: BriefFrame, { states_against, states_abstaining }: Voted, iso3: string): BriefCell {
  if (states_against.includes(iso3)) return strong(frame.say("brief.state.vote.against"));
  return states_abstaining.includes(iso3) ? strong(frame.say("brief.state.vote.abstained")) : unknown(frame);
}
