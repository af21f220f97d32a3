import { type Insert, type Markup, html } from "./markup.ts";
import { type ReportFrame, chosenMonth, monthsAbove } from "./report-frame.ts";

/** Title, what kind of data this is, which scenarios, and the fingerprint by which the same plan is known again. */
export function heading(frame: ReportFrame): Markup {
  const { plan, say } = frame;
  const { mission } = frame.mission;
  const last = [...plan.months].reverse().find((month) => month.strength.total !== null);
  const scenarios =
    plan.scenarios.length === 0 ? say("report.scenario.none") : say("report.scenario.named", { names: plan.scenarios });
  const facts: [string, Insert][] = [
    [say("report.fact.scenario"), scenarios],
    [
      say("report.fact.months"),
      plan.months.length === 0
        ? say("report.none")
        : say("report.span", {
            from: frame.month(plan.months[0]?.month ?? ""),
            to: frame.month(plan.months.at(-1)?.month ?? ""),
          }),
    ],
    [
      say("report.fact.as_of"),
      last ? (last.reported_on ? frame.date(last.reported_on) : frame.month(last.month)) : say("report.unknown"),
    ],
    [say("report.fact.complete"), say(plan.complete ? "report.complete.yes" : "report.complete.no")],
    [say("report.fact.input"), html`<span class="code">${plan.input_hash}</span>`],
    [say("report.fact.engine"), html`<span class="code">${plan.engine}</span>`],
  ];
  return html`<header>
    <p class="kicker">${say("report.kicker")}</p>
    <h1>${mission.name} (${mission.short_name})</h1>
    <p class="banner">${say(`report.nature.${mission.nature}`)}</p>
    ${mission.note === null ? null : html`<p class="note" dir="auto">${mission.note}</p>`}
    ${plan.scenarios.length === 0 ? null : html`<p class="banner scenario">${scenarios}</p>`}
    <dl class="facts">
      ${facts.map(
        ([term, fact]) =>
          html`<dt>${term}</dt>
            <dd>${fact}</dd>`,
      )}
    </dl>
  </header>`;
}

/** The few figures with which a reader starts; each stands again, with its source, further down. */
export function summary(frame: ReportFrame): Markup {
  const { plan, say } = frame;
  const reported = plan.months.filter((month) => month.strength.total !== null).length;
  const waiting = plan.flags.filter((flag) => flag.severity === "high" || flag.severity === "medium").length;
  const chosen = chosenMonth(plan);
  const days = plan.deployment.days["90"] ?? null;
  const tiles: [string, string][] = [
    [
      plan.peak ? frame.number(plan.peak.total) : say("report.unknown"),
      plan.peak ? say("report.tile.peak", { month: frame.month(plan.peak.month) }) : say("report.tile.no_peak"),
    ],
    [days === null ? say("report.unknown") : frame.number(days), say("report.tile.days_90")],
    [
      frame.number(
        plan.months.some(({ authorised }) => authorised.military !== null || authorised.police !== null)
          ? monthsAbove(plan)
          : null,
      ),
      say("report.tile.above"),
    ],
    [`${frame.number(reported)} / ${frame.number(plan.months.length)}`, say("report.tile.reported")],
    [frame.number(chosen?.people.sites.filter((site) => site.people > 0).length || null), say("report.tile.sites")],
    [frame.number(waiting), say("report.tile.flags")],
  ];
  return html`<ul class="tiles">
    ${tiles.map(([figure, words]) => html`<li><b>${figure}</b><span>${words}</span></li>`)}
  </ul>`;
}
