/** Look of the report, on screen and on A4. Nothing is fetched: system fonts, no picture, no script. */
export const reportStyle = (footer: string): string => `
:root { --ink: #17242b; --quiet: #566570; --line: #c9d2d6; --wash: #eef3f4; --teal: #0f6e6e; --amber: #8a5a00; --red: #a1260d; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 860px; padding: 24px; color: var(--ink); background: #fff; font: 14px/1.45 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "DejaVu Sans", sans-serif; }
h1 { font-size: 26px; line-height: 1.2; margin: 4px 0 12px; }
h2 { font-size: 18px; margin: 34px 0 6px; padding-top: 10px; border-top: 2px solid var(--ink); break-after: avoid; }
h3 { font-size: 14px; margin: 18px 0 4px; break-after: avoid; }
p { margin: 4px 0 10px; max-width: 72ch; }
.kicker { color: var(--quiet); margin: 0; }
.lead { font-size: 15px; }
.banner { border: 2px solid var(--amber); background: #fff7e6; padding: 8px 12px; font-weight: 600; max-width: none; }
.banner.scenario { border-color: var(--teal); background: #e8f5f4; }
.note, .foot { color: var(--quiet); font-size: 12px; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 12px 0; }
dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
ul.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(210px, 1fr)); gap: 10px; padding: 0; margin: 16px 0; list-style: none; }
ul.tiles li { border: 1px solid var(--line); border-block-start: 3px solid var(--teal); padding: 8px 10px; break-inside: avoid; }
ul.tiles b { display: block; font-size: 21px; font-variant-numeric: tabular-nums; } ul.tiles span { color: var(--quiet); font-size: 12px; display: block; }
.chart { width: 100%; height: auto; display: block; margin: 8px 0; }
.chart text { font-size: 10px; fill: var(--ink); } .chart .axis { fill: var(--quiet); } .chart .number { font-size: 8px; }
.chart .grid { stroke: var(--line); stroke-width: .6; } .chart .tick { stroke: var(--quiet); } .chart .mark { stroke: var(--quiet); stroke-width: .5; stroke-dasharray: 1 3; }
.chart .military { fill: #5f9ea0; } .chart .police { fill: url(#police); } .chart .unsplit { fill: #9aa7ad; } .chart .level { fill: none; stroke: #17242b; stroke-width: 1.8; }
ol.instruments { columns: 2; column-gap: 24px; font-size: 11px; color: var(--quiet); margin: 4px 0; padding-inline-start: 22px; }
.figure { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; margin: 10px 0 16px; font-size: 12.5px; }
caption { text-align: start; font-weight: 600; padding: 4px 0; caption-side: top; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: start; padding: 3px 8px; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 1.5px solid var(--ink); vertical-align: bottom; background: var(--wash); }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } thead .n { white-space: normal; }
[dir="rtl"] .n { text-align: start; }
table.small { font-size: 10.5px; } table.small th, table.small td { padding: 1.5px 6px; }
.estimated { text-decoration: underline dotted; text-underline-offset: 3px; }
.date { white-space: nowrap; }
.unknown { color: var(--quiet); font-style: italic; }
.tag { font-size: .85em; border: 1px solid currentColor; border-radius: 3px; padding: 0 4px; white-space: nowrap; color: var(--amber); }
.tag.high { color: var(--red); } .tag.info, .tag.low { color: var(--quiet); }
table .note { font-size: .95em; }
.code { font: .88em/1.3 ui-monospace, "DejaVu Sans Mono", monospace; direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere; }
a { color: inherit; }
@media (max-width: 520px) { body { padding: 12px; } section { overflow-x: auto; } ol.instruments { columns: 1; } }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-left { content: ${cssString(footer)}; font: 8pt system-ui, sans-serif; color: #566570; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #566570; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; } h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 18pt; } section { overflow: visible; }
  table { font-size: 8.5pt; } table.small { font-size: 7pt; } .banner, thead th, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** A CSS string; a closing style tag or a line break cannot come out of it. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N}\p{P}\p{Z}]|["\\<>]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
