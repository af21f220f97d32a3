import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import { Acts } from "../Acts.tsx";
import { regionCode } from "./region-code.ts";
import { type StartUpAnswer, type StartUpAsk, startUpPath } from "./start-up-query.ts";

type Props = { readonly estimate: StartUpAnswer; readonly asked: StartUpAsk };
const points = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"] as const;

/** The range of the yearly cost, how it is made, and what it leaves out. */
export function RangePanel({ estimate, asked }: Props) {
  const { say, moneyShort, amount, language } = useWords();
  const { lower_quartile: low, upper_quartile: high, reason } = estimate;
  const title =
    reason !== null || low === null || high === null
      ? say("startup.screen.no_range", { count: estimate.cases.length })
      : say("startup.screen.range", {
          uniformed: estimate.uniformed,
          low: moneyShort(low.amount_usd),
          high: moneyShort(high.amount_usd),
        });
  const { factor, region, years } = estimate.criteria;
  const files = (["xlsx", "csv"] as const).map((format) => ({
    format,
    href: `/api/v1${startUpPath(asked, { format, lang: language })}`,
  }));
  const known = points.some((name) => estimate[name] !== null);
  return (
    <Panel
      className="startup-range"
      title={title}
      subtitle={say("startup.class", { factor, region: "none", from: String(years[0]), to: String(years[1]) })}
      foot={say("budget.unofficial")}
    >
      {region !== null && (
        <p>{say("startup.screen.in_region", { region: say(`startup.region.${regionCode(region)}`) })}</p>
      )}
      {reason !== null && <p className="notice">{say("startup.too_few")}</p>}
      {known && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("startup.column.point")}</th>
                <th scope="col" className="num">
                  {say("startup.column.ratio")}
                </th>
                <th scope="col" className="num">
                  {say("startup.column.yearly")}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((name) => (
                <tr key={name}>
                  <th scope="row">{say(`startup.${name}`)}</th>
                  <td className="num estimate">≈ {amount(estimate[name]?.ratio_usd ?? "0")}</td>
                  <td className="num estimate">≈ {amount(estimate[name]?.amount_usd ?? "0")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details className="startup-origin">
        <summary>{say("screen.origin.formula")}</summary>
        <p>{say("startup.screen.formula")}</p>
      </details>
      <p className="notice">{say("startup.caveat")}</p>
      <Acts files={files} />
    </Panel>
  );
}
