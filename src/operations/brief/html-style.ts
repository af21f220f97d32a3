/** Look of a report on its own, on screen and on paper. Differences show in grey too; nothing is fetched. */
export const briefStyle = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:900px;padding:24px;color:#17242b;background:#fff;font:13px/1.4 "Noto Sans","Noto Sans Arabic","Noto Naskh Arabic","Noto Sans CJK SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",system-ui,"DejaVu Sans",sans-serif}
h1{font-size:22px;line-height:1.2;margin:0 0 2px}h2{font-size:15px;margin:10px 0 4px;border-block-start:1.5px solid #17242b;padding-block-start:5px;break-after:avoid}
p{margin:2px 0 6px}.quiet,.note{color:#4b5962}.note{font-size:.86em}.warning{border-inline-start:4px solid #8a5a00;padding-inline-start:8px;font-weight:700}
.marks{display:flex;flex-wrap:wrap;gap:2px 14px;list-style:none;margin:6px 0 8px;padding:4px 8px;border:1px solid #4b5962}.nature{font-weight:800}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 18px}section{grid-column:span 1;min-inline-size:0}section.whole{grid-column:1/-1}
.figures{display:flex;flex-wrap:wrap;gap:6px 20px;list-style:none;margin:4px 0;padding:0}.figures li{flex:1 1 110px;break-inside:avoid}.figures b{display:block;font-size:18px;font-variant-numeric:tabular-nums}.figures span{color:#4b5962;font-size:.86em}
table{inline-size:100%;border-collapse:collapse;margin:2px 0 8px;font-size:.9em;table-layout:fixed}caption{text-align:start;color:#4b5962;padding-block-end:2px}
thead{display:table-header-group}tr,figure,li{break-inside:avoid}th,td{text-align:start;vertical-align:top;font-weight:400;padding:2px 6px;border-block-end:1px solid #c9d2d6;overflow-wrap:break-word}
thead th{font-weight:700;border-block-end:1.5px solid #17242b;vertical-align:bottom}.n{text-align:end;font-variant-numeric:tabular-nums}
.estimated{text-decoration:underline dotted;text-underline-offset:2px}.unknown{font-style:italic;color:#4b5962}.strong{font-weight:700}
figure{margin:6px 0}figcaption{font-weight:700}svg{inline-size:100%;block-size:auto;display:block;direction:ltr}
.legend{display:flex;flex-wrap:wrap;gap:2px 14px;list-style:none;margin:0;padding:0;font-size:.86em}.swatch{display:inline-block;inline-size:12px;block-size:9px;margin-inline-end:5px;border:1px solid #2f6f73}
.swatch.dark{background:#2f6f73}.swatch.light{background:#b9d3d2}.swatch.hollow{border-color:#5b6770}.swatch.level{block-size:0;border:0;border-block-start:2px solid #10191e;vertical-align:middle}.swatch.chosen{inline-size:0;border:0;border-inline-start:2px dashed #8a5a00}
.sources{columns:2;column-gap:18px;list-style:none;margin:0;padding:0;font-size:.8em}footer{margin-block-start:10px;border-block-start:1px solid #c9d2d6;font-size:.86em;color:#4b5962}
@media (max-width:620px){body{padding:12px}main{display:block}.sources{columns:1}section{overflow-x:auto}}
@media print{body{max-width:none;padding:0;font-size:8pt;line-height:1.28}h1{font-size:14pt}h2{font-size:9.5pt;margin:6pt 0 2pt;padding-block-start:3pt}.figures b{font-size:12pt}th,td{padding:1pt 4pt}table{margin:1pt 0 4pt}.marks{margin:3pt 0 4pt;padding:2pt 6pt}.sources{font-size:6.6pt;columns:3}section{overflow:visible}.swatch,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}main{display:grid}}
`;
