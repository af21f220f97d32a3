import type { OverviewMonth } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import type { Mark } from "./marks.ts";

type Props = {
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly setMonth: (month: string) => void;
  readonly marks: readonly Mark[];
};

/** The table of the strength chart: every month, every number, every mark. */
export function StrengthTable({ months, month, setMonth, marks }: Props) {
  const { say, number, monthShort } = useWords();
  const cell = (value: number | null) => (
    <td className="num">{value === null ? <span className="unknown">{say("screen.unknown")}</span> : number(value)}</td>
  );
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("screen.chart.alt")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("screen.month")}</th>
            {(["troops", "observers", "military"] as const).map((name) => (
              <th key={name} scope="col" className="num">
                {say(`screen.strength.${name}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {say("screen.level.military")}
            </th>
            <th scope="col" className="num">
              {say("screen.strength.police")}
            </th>
            <th scope="col" className="num">
              {say("screen.level.police")}
            </th>
            <th scope="col" className="num">
              {say("screen.strength.total")}
            </th>
            <th scope="col">{say("screen.chart.marks")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <tr key={row.month} aria-current={row.month === month ? "true" : undefined}>
              <th scope="row">
                <button type="button" className="link" onClick={() => setMonth(row.month)}>
                  {monthShort(row.month)}
                </button>
              </th>
              {cell(row.strength.troops)}
              {cell(row.strength.observers)}
              {cell(row.strength.military)}
              {cell(row.authorised.military)}
              {cell(row.strength.police)}
              {cell(row.authorised.police)}
              {cell(row.strength.total)}
              <td>
                {marks
                  .filter((mark) => mark.month === row.month)
                  .map((mark) => mark.title)
                  .join("; ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
