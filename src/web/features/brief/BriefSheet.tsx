import type { Brief, BriefBlock, BriefCell, BriefSection } from "../../../model/brief.ts";
import { BriefFigure } from "./BriefFigure.tsx";

/** A report as a page of its own, in its own language and direction. */
export function BriefSheet({ brief, stale }: { brief: Brief; stale: boolean }) {
  const { marks } = brief;
  return (
    <article className="brief-sheet" lang={brief.language} dir={brief.direction} aria-busy={stale}>
      <header>
        <h2 className="brief-title">{brief.title}</h2>
        <p className="quiet">{brief.subtitle}</p>
        <ul className="brief-marks">
          {marks.nature !== null && <li className="brief-nature">{marks.nature}</li>}
          {[marks.handling, marks.scenario, marks.as_on].map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      </header>
      <div className="brief-sections">
        {brief.sections.map((section) => (
          <Section key={section.name} section={section} />
        ))}
      </div>
      <footer className="quiet">
        {marks.unofficial !== null && <strong>{marks.unofficial} </strong>}
        {marks.program}
      </footer>
    </article>
  );
}

function Section({ section }: { section: BriefSection }) {
  return (
    <section className={`brief-${section.width}`}>
      {section.blocks.map((block, at) => (
        // Blocks of a report have no identity but their place.
        <Block key={at} block={block} />
      ))}
    </section>
  );
}

const classOfTone = { plain: "", quiet: "quiet", warning: "brief-warning" } as const;

function Block({ block }: { block: BriefBlock }) {
  switch (block.type) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return <p className={classOfTone[block.tone]}>{block.text}</p>;
    case "note":
      return <p className="brief-note quiet">{block.text}</p>;
    case "figures":
      return (
        <ul className="brief-figures">
          {block.items.map(({ value, label }) => (
            <li key={label}>
              <strong>
                <Cell cell={value} />
              </strong>
              <span className="quiet">{label}</span>
            </li>
          ))}
        </ul>
      );
    case "table":
      return <BriefTable table={block} />;
    case "picture":
      return <BriefFigure picture={block} />;
    case "sources":
      return (
        <ul className="brief-sources">
          {block.items.map(({ key, title }) => (
            <li key={key}>
              <strong>
                <bdi>{key}</bdi>
              </strong>{" "}
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      );
  }
}

const classOfMark = { estimated: "brief-estimated", unknown: "unknown", strong: "brief-strong" } as const;

const Cell = ({ cell }: { cell: BriefCell }) => (
  <bdi className={cell.mark === undefined ? undefined : classOfMark[cell.mark]}>{cell.text}</bdi>
);

function BriefTable({ table }: { table: Extract<BriefBlock, { type: "table" }> }) {
  const { columns, rows, caption } = table;
  const kind = (at: number) => (columns[at]?.numeric ? "brief-number" : undefined);
  return (
    <div className="brief-scroll" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <colgroup>
          {columns.map(({ width }, at) => (
            <col key={at} width={`${width}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title }, at) => (
              <th key={at} scope="col" className={kind(at)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={column} className={kind(column)}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
