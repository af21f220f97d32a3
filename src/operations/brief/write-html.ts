import type { Brief, BriefBlock, BriefCell, BriefSection } from "../../model/brief.ts";
import { pageRules } from "../../words/page-margins.ts";
import { type Insert, Markup, html } from "../plan/report/markup.ts";
import { briefStyle } from "./html-style.ts";
import { pictureSvg } from "./picture-svg.ts";

/** The report as one HTML page that reads on screen and prints; nothing is fetched and nothing runs. */
export function writeHtml(brief: Brief, paper: "a4" | "letter" = "a4"): string {
  const rules = pageRules({ ...brief, ...brief.marks, paper });
  const { marks } = brief;
  const page = html`<!doctype html>
    <html lang="${brief.language}" dir="${brief.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${brief.title}</title>
        <style>
          ${new Markup(briefStyle + rules)}
        </style>
      </head>
      <body>
        <header>
          <h1>${brief.title}</h1>
          <p class="quiet">${brief.subtitle}</p>
          <ul class="marks">
            ${marks.nature === null ? null : html`<li class="nature">${marks.nature}</li>`}
            ${[marks.handling, marks.scenario, marks.as_on].map((mark) => html`<li>${mark}</li>`)}
          </ul>
        </header>
        <main>${brief.sections.map(sectionHtml)}</main>
        <footer>
          <p>${marks.unofficial === null ? null : html`<b>${marks.unofficial}</b> · `}${marks.program}</p>
        </footer>
      </body>
    </html> `;
  return page.text;
}

const sectionHtml = ({ name, width, blocks }: BriefSection): Markup =>
  html`<section class="${width} part-${name}">${blocks.map(blockHtml)}</section> `;

function blockHtml(block: BriefBlock): Markup {
  switch (block.type) {
    case "heading":
      return html`<h2>${block.text}</h2>`;
    case "paragraph":
      return html`<p class="${block.tone}">${block.text}</p>`;
    case "note":
      return html`<p class="note">${block.text}</p>`;
    case "figures":
      return html`<ul class="figures">
        ${block.items.map(({ value, label }) => html`<li><b>${cellHtml(value)}</b><span>${label}</span></li>`)}
      </ul>`;
    case "table":
      return tableHtml(block);
    case "picture":
      return html`<figure>
        <figcaption>${block.title}</figcaption>
        ${pictureSvg(block)}
        <ul class="legend">
          ${block.legend.map(({ mark, text }) => html`<li><i class="swatch ${mark}"></i>${text}</li>`)}
        </ul>
      </figure>`;
    case "sources":
      return html`<ul class="sources">
        ${block.items.map(
          ({ key, title }) =>
            html`<li>
              <b><bdi>${key}</bdi></b> <bdi>${title}</bdi>
            </li>`,
        )}
      </ul>`;
  }
}

const cellHtml = ({ text, mark }: BriefCell): Markup =>
  mark === undefined ? html`<bdi>${text}</bdi>` : html`<bdi class="${mark}">${text}</bdi>`;

function tableHtml({ caption, columns, rows }: Extract<BriefBlock, { type: "table" }>): Markup {
  const kind = (at: number): string => (columns[at]?.numeric ? "n" : "");
  const cell = (value: BriefCell, at: number): Insert =>
    at === 0 ? html`<th scope="row">${cellHtml(value)}</th>` : html`<td class="${kind(at)}">${cellHtml(value)}</td>`;
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <colgroup>
      ${columns.map(({ width }) => html`<col width="${width}%" />`)}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(({ title }, at) => html`<th scope="col" class="${kind(at)}">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map(cell)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
