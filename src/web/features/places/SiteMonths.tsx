import { useQuery } from "@tanstack/react-query";
import { usePlanAsk, useMissionView } from "../../app/mission-context.tsx";
import { useWords } from "../../words/words.tsx";
import { siteQuery, type SiteMonth } from "./site-query.ts";

const [width, height] = [360, 64];

/** People at one site, month by month, as outlined bars because they are estimates; unknown months stay blank. */
export function SiteMonths({ site, month }: { site: string; month: string }) {
  const words = useWords();
  const { say } = words;
  const { data: months } = useQuery(siteQuery(usePlanAsk(), site));
  const { setMonth } = useMissionView();
  if (!months) return <div className="skeleton site-months" />;
  const most = months.reduce<SiteMonth | null>(
    (best, row) => ((row.people ?? 0) > (best?.people ?? 0) ? row : best),
    null,
  );
  if (most === null) return <p className="quiet">{say("map.by_month.none")}</p>;
  const top = most.people ?? 1;
  const step = width / months.length;
  const said = say("map.by_month.most", { people: words.number(top), month: words.month(most.month) });
  const current = months.findIndex((row) => row.month === month);
  return (
    <figure className="site-months-figure" dir="ltr">
      <svg
        className="site-months"
        viewBox={`0 0 ${width} ${height + 14}`}
        role="img"
        aria-label={`${say("map.by_month")}. ${said}`}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const row = months[Math.floor(((event.clientX - box.left) / box.width) * months.length)];
          if (row) setMonth(row.month);
        }}
      >
        <path className="site-months-bars" d={barsPath(months, top, step)} />
        <path className="site-months-base" d={`M0 ${height}H${width}`} />
        {current >= 0 && <path className="site-months-now" d={`M${((current + 0.5) * step).toFixed(1)} 0V${height}`} />}
        {months.map((row, index) =>
          row.month.endsWith("-01") && Number(row.month.slice(0, 4)) % 3 === 0 ? (
            <text key={row.month} x={index * step} y={height + 11}>
              {words.digits(row.month.slice(0, 4))}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="small-text quiet">{said}</figcaption>
    </figure>
  );
}

function barsPath(months: readonly SiteMonth[], top: number, step: number): string {
  return months
    .map(({ people }, index) => {
      if (people === null || people === 0) return "";
      const tall = (people / top) * (height - 2);
      const [left, right] = [index * step, (index + 1) * step];
      return `M${left.toFixed(1)} ${height}V${(height - tall).toFixed(1)}H${right.toFixed(1)}V${height}Z`;
    })
    .join("");
}
