import { reimburseMonth } from "../../engines/funding/reimburse-month.ts";
import { slug } from "../../kernel/id.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Brief, BriefCell, BriefSection } from "../../model/brief.ts";
import type { Contribution } from "../../model/contribution.ts";
import { type BriefFrame, columns, count, plain, sayOr, unknown } from "./brief-frame.ts";
import { isEstimate, peopleOf, policewomenOf, recordOfMonth, recordsOf, womenOf } from "./contributor-records.ts";
import { isShared, reimbursementBlocks } from "./money-part.ts";
import { monthsPicture } from "./months-picture.ts";
import { whenText } from "./safety-part.ts";
import { heading, lead, note, quiet } from "./shared-parts.ts";

type Made = Pick<Brief, "title" | "subtitle" | "sections"> & { readonly sharesMoney: boolean };

/** One contributor of people (TCC or PCC). @throws Refusal not-found for one without any record */
export function contributorSheet(frame: BriefFrame, contributor: string): Made {
  const { say, mission, month, formats } = frame;
  const records = recordsOf(mission.contribution, contributor);
  if (records.length === 0) throw new Refusal("not-found", "server.not_found");
  for (const { source } of records) frame.cite(source);
  const now = month ? recordOfMonth(records, month.month) : null;
  return {
    title: say("brief.contributor.title", {
      contributor: frame.stateName(contributor),
      mission: mission.mission.short_name,
    }),
    subtitle: month ? say("brief.as_on", { date: formats.date(frame.day) }) : say("brief.no_month"),
    sharesMoney: isShared(frame),
    sections: [
      monthSection(frame, now),
      reimbursement(frame, now),
      pictureSection(frame, contributor, records),
      recordsSection(frame, records),
    ],
  };
}

const categories = [
  ["troops", "women_troops"],
  ["formed_police", "women_formed_police"],
  ["individual_police", "women_individual_police"],
  ["police", null],
  ["observers", "women_observers"],
] as const;

/** People by category in the month, from the best record that speaks of it. */
function monthSection(frame: BriefFrame, now: Contribution | null): BriefSection {
  const { say, month, formats } = frame;
  const title = month
    ? say("brief.contributor.month", { month: formats.month(month.month) })
    : say("brief.contributor.no_month");
  if (now === null)
    return { name: "month", width: "half", blocks: [heading(title), quiet(say("brief.contributor.unknown"))] };
  const guess = isEstimate(now);
  const rows = categories.map(([field, women]): BriefCell[] => [
    plain(say(`code.component.${field}`)),
    count(frame, now[field], guess),
    count(frame, women === null ? policewomenOf(now) : now[women]),
  ]);
  rows.push([plain(say("code.component.civilians")), unknown(frame), unknown(frame)]);
  rows.push([plain(say("code.component.uniformed")), count(frame, now.total, guess), count(frame, womenOf(now))]);
  return {
    name: "month",
    width: "half",
    blocks: [
      heading(title),
      {
        type: "table",
        caption: say("brief.contributor.basis", {
          basis: say(`code.basis.${now.basis}`),
          when: whenText(frame, now.as_of),
          sources: now.source.join(", "),
        }),
        columns: columns(
          [say("brief.column.category"), 46],
          [say("report.column.people"), -27],
          [say("brief.column.women"), -27],
        ),
        rows,
      },
    ],
  };
}

/** What the rule of the month gives for the people of the record, as far as rate and categories are known. */
function reimbursement(frame: BriefFrame, now: Contribution | null): BriefSection {
  const { say, month, reference, formats } = frame;
  const head = heading(say("screen.reimbursement"));
  if (!isShared(frame))
    return { name: "money", width: "half", blocks: [head, quiet(say("funding.reason.reimbursement.not_financed"))] };
  const day = frame.day;
  const rates = reference.reimbursement_rates.filter(
    (rate) => (rate.effective_from ?? "0000") <= day && day <= (rate.effective_to ?? "9999"),
  );
  const people = {
    troops: now?.troops ?? null,
    police: now?.police ?? null,
    formed_police: now?.formed_police ?? null,
  };
  const paid = month ? reimburseMonth(reference.reimbursement_rates, month.month, people) : null;
  return {
    name: "money",
    width: "half",
    blocks: [
      head,
      lead(say("brief.reimbursement.rule")),
      ...(rates.length === 0
        ? [quiet(say("funding.reason.reimbursement.no_rate"))]
        : [
            {
              type: "table" as const,
              caption: say("brief.reimbursement.rates"),
              columns: columns(
                [say("brief.column.item"), 34],
                [say("report.column.amount_usd"), -24],
                [say("report.column.status"), 42],
              ),
              rows: rates.map((rate): BriefCell[] => [
                plain(sayOr(frame, `brief.rate.${slug(rate.item)}`, rate.item)),
                plain(formats.decimal(rate.usd_per_person_month)),
                plain(`${say(`screen.status.${rate.status}`)}; ${rate.source}`),
              ]),
            },
          ]),
      ...(paid === null ? [] : reimbursementBlocks(frame, paid)),
    ],
  };
}

/** People of every month as a picture; months without a record stay empty. */
export function pictureSection(frame: BriefFrame, contributor: string, records: readonly Contribution[]): BriefSection {
  const { say, plan, formats, month } = frame;
  const months = plan.months.map((each) => {
    const record = recordOfMonth(records, each.month);
    const people = record === null ? null : peopleOf(record);
    const mark = record !== null && isEstimate(record) ? ("hollow" as const) : ("dark" as const);
    return { month: each.month, level: null, bars: people === null ? [] : [{ mark, value: people }] };
  });
  const known = months.filter(({ bars }) => bars.length > 0).length;
  return {
    name: "curve",
    width: "whole",
    blocks: [
      heading(say("brief.contributor.months")),
      monthsPicture(frame, months, {
        title: say("brief.contributor.curve", {
          contributor: frame.stateName(contributor),
          known: formats.number(known),
          months: formats.number(months.length),
          count: months.length,
        }),
        alt: say("brief.contributor.curve.alt"),
        legend: [
          { mark: "dark", text: say("brief.legend.reported") },
          { mark: "hollow", text: say("brief.legend.estimated_troops") },
          ...(month ? [{ mark: "chosen" as const, text: formats.month(month.month) }] : []),
        ],
      }),
    ],
  };
}

/** Every record, as it is known; the rows are those of the grid. */
function recordsSection(frame: BriefFrame, records: readonly Contribution[]): BriefSection {
  const { say } = frame;
  return {
    name: "records",
    width: "whole",
    blocks: [
      heading(say("brief.contributor.records")),
      {
        type: "table",
        caption: say("brief.contributor.records.caption"),
        columns: columns(
          [say("report.column.when"), 15],
          [say("report.column.basis"), 16],
          [say("code.component.troops"), -12],
          [say("code.component.formed_police"), -12],
          [say("code.component.individual_police"), -12],
          [say("code.component.observers"), -11],
          [say("report.column.total"), -11],
          [say("brief.column.women"), -11],
        ),
        rows: records.map((row): BriefCell[] => [
          plain(whenText(frame, row.as_of)),
          plain(say(`code.basis.${row.basis}`)),
          ...[row.troops, row.formed_police, row.individual_police, row.observers, row.total].map((value) =>
            count(frame, value, isEstimate(row)),
          ),
          count(frame, womenOf(row)),
        ]),
      },
      note(say("brief.contributor.records.note")),
    ],
  };
}
