import type { MissionData } from "../../model/mission-data.ts";
import type { Plan } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { type Language, directionOf } from "../../words/say.ts";
import { flagsSection, sourcesSection, unknownSection } from "./report/flags-section.ts";
import { buildUpSection, strengthSection } from "./report/force-section.ts";
import { heading, summary } from "./report/heading.ts";
import { Markup, html } from "./report/markup.ts";
import { budgetSection, reimbursementSection } from "./report/money-section.ts";
import { reportFrame } from "./report/report-frame.ts";
import { sharesSection } from "./report/shares-section.ts";
import { reportStyle } from "./report/style.ts";
import { needsSection, peopleSection, travelSection } from "./report/supply-section.ts";

/**
 * The plan as one HTML page that reads on screen and prints on A4: style and pictures stand in it, nothing is fetched
 * and nothing runs.
 */
export function writeReport(plan: Plan, mission: MissionData, reference: ReferenceData, language: Language): string {
  const frame = reportFrame(plan, mission, reference, language);
  const { say } = frame;
  const { short_name, nature } = mission.mission;
  const scenario =
    plan.scenarios.length === 0 ? say("report.scenario.none") : say("report.scenario.named", { names: plan.scenarios });
  const footer = `${short_name} · ${say(`report.nature_short.${nature}`)} · ${scenario}`;
  const page = html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${say("report.title", { mission: short_name })}</title>
        <style>
          ${new Markup(reportStyle(footer))}
        </style>
      </head>
      <body>
        ${heading(frame)}
        <main>
          ${summary(frame)} ${strengthSection(frame)} ${buildUpSection(frame)} ${peopleSection(frame)}
          ${travelSection(frame)} ${needsSection(frame)} ${reimbursementSection(frame)} ${budgetSection(frame)}
          ${sharesSection(frame)} ${flagsSection(frame)} ${unknownSection(frame)} ${sourcesSection(frame)}
        </main>
      </body>
    </html> `;
  return page.text;
}
