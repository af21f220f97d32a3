import { useEffect, useId, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { useMissionView } from "./mission-context.tsx";
import { typedMonth } from "./typed-month.ts";

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
        className="icon-button scrubber-play"
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
      <MonthField key={month} month={month} months={months} setMonth={setMonth} />
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

type FieldProps = {
  readonly month: string;
  readonly months: readonly string[];
  readonly setMonth: (month: string) => void;
};

/** The month in words; typing another one goes there, and says between which months the mission runs where there is none. */
function MonthField({ month, months, setMonth }: FieldProps) {
  const { say, month: name, language } = useWords();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const go = () => {
    const next = text === null ? null : typedMonth(text, language);
    const known = next !== null && months.includes(next);
    setWrong(text !== null && !known);
    if (known) setMonth(next);
    if (known && next === month) setText(null);
  };
  return (
    <span className="month-field">
      <input
        type="text"
        className="scrubber-month"
        dir="auto"
        aria-label={say("shell.month.type")}
        aria-invalid={wrong}
        {...(wrong && { "aria-describedby": id })}
        value={text ?? name(month)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          setText(null);
          setWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") go();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {wrong && (
        <span className="month-wrong" id={id} role="alert">
          {say("shell.month.wrong", { first: name(months[0] ?? month), last: name(months.at(-1) ?? month) })}
        </span>
      )}
    </span>
  );
}

/** The years under the track, where their first month stands. */
function Years({ months }: { months: readonly string[] }) {
  const { digits } = useWords();
  const last = Math.max(1, months.length - 1);
  const starts = months.flatMap((month, index) =>
    month.endsWith("-01") ? [{ year: month.slice(0, 4), at: index / last }] : [],
  );
  return (
    <div className="scrubber-years" aria-hidden="true">
      {starts.map(({ year, at }) => (
        <span key={year} style={{ insetInlineStart: `${at * 100}%` }}>
          {digits(year)}
        </span>
      ))}
    </div>
  );
}
