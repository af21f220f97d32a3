import { useEffect, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { useMissionView } from "./mission-context.tsx";

const stepMs = 250;

/**
 * Moves every picture through the mission's months; a slider with arrows, Home and End, and a player.
 * Time runs from left to right in every language, as on the charts.
 */
export function MonthScrubber() {
  const { months, month, setMonth } = useMissionView();
  const { say, month: name } = useWords();
  const [playing, setPlaying] = useState(false);
  const index = month === null ? -1 : months.indexOf(month);
  const go = (to: number) => {
    const next = months[to];
    if (next !== undefined) setMonth(next);
  };
  useEffect(() => {
    if (!playing) return;
    if (index >= months.length - 1) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => go(index + 1), stepMs);
    return () => clearTimeout(timer);
  });
  if (month === null) return <div className="scrubber" aria-hidden="true" />;
  return (
    <div className="scrubber" dir="ltr" role="group" aria-label={say("screen.scrubber")}>
      <button
        type="button"
        className="icon-button"
        onClick={() => setPlaying(!playing)}
        aria-label={say(playing ? "screen.pause" : "screen.play")}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        className="icon-button"
        onClick={() => go(index - 1)}
        disabled={index <= 0}
        aria-label={say("screen.month.before")}
      >
        <Icon name="back" />
      </button>
      <output className="scrubber-month">{name(month)}</output>
      <button
        type="button"
        className="icon-button"
        onClick={() => go(index + 1)}
        disabled={index >= months.length - 1}
        aria-label={say("screen.month.after")}
      >
        <Icon name="next" />
      </button>
      <div className="scrubber-track">
        <input
          type="range"
          min={0}
          max={months.length - 1}
          value={index}
          aria-label={say("screen.month")}
          aria-valuetext={name(month)}
          onChange={(event) => go(Number(event.target.value))}
        />
        <Years months={months} />
      </div>
    </div>
  );
}

/** The years under the track, where their first month stands. */
function Years({ months }: { months: readonly string[] }) {
  const last = Math.max(1, months.length - 1);
  const starts = months.flatMap((month, index) =>
    month.endsWith("-01") ? [{ year: month.slice(0, 4), at: index / last }] : [],
  );
  return (
    <div className="scrubber-years" aria-hidden="true">
      {starts.map(({ year, at }) => (
        <span key={year} style={{ insetInlineStart: `${at * 100}%` }}>
          {year}
        </span>
      ))}
    </div>
  );
}
