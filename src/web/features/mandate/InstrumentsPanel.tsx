import { useSearch } from "@tanstack/react-router";
import { lastDay } from "../../../kernel/plain-date.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { Item } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import { firstDayOf, listOf, type MandateLists, numberOf, textOf } from "./mandate-records.ts";

type Props = { readonly lists: MandateLists; readonly month: string };

/** Every instrument in the order of adoption; the chosen one opens to the tasks and levels that it sets. */
export function InstrumentsPanel({ lists, month }: Props) {
  const { say, number } = useWords();
  const { instruments } = lists;
  const { find } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const ordered = [...instruments].sort((a, b) => (adoptedOn(a) < adoptedOn(b) ? -1 : 1));
  const day = lastDay(month);
  const latest = ordered.findLast((item) => adoptedOn(item) <= day);
  const chosen = ordered.find(({ id }) => id === find) ?? latest ?? ordered[0];
  return (
    <Panel
      className="mandate-instruments"
      title={say("mandate.instruments.title", { count: instruments.length, shown: number(instruments.length) })}
      subtitle={say("mandate.instruments.subtitle")}
    >
      <ol className="instrument-list">
        {ordered.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={adoptedOn(item) <= day ? "instrument" : "instrument later"}
              aria-expanded={item === chosen}
              onClick={() => setSearch({ find: item.id })}
            >
              <Adopted item={item} />
              <strong dir="auto">{textOf(item, "symbol")}</strong>
              <span dir="auto">{textOf(item, "title")}</span>
              {adoptedOn(item) > day && (
                <span className="tag">
                  {textOf(item, "kind") === "draft" ? codeLabel(say, "kind", "draft") : say("mandate.later")}
                </span>
              )}
            </button>
            {item === chosen && <Opened item={item} lists={lists} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** A draft was not adopted: it stands after all that was. */
const adoptedOn = (item: Item): string => firstDayOf(textOf(item, "adopted")) || "9999";

function Adopted({ item }: { item: Item }) {
  const { date } = useWords();
  return <span className="quiet">{date(textOf(item, "adopted"))}</span>;
}

function Opened({ item, lists }: { item: Item; lists: MandateLists }) {
  const { say, sayOr } = useWords();
  const own = (items: readonly Item[]) => items.filter((each) => textOf(each, "instrument") === item.id);
  const [ownTasks, ownLevels, ownParagraphs] = [own(lists.tasks), own(lists.levels), own(lists.paragraphs)];
  const basis = textOf(item, "basis");
  return (
    <div className="instrument-open">
      <p className="quiet">
        {codeLabel(say, "kind", textOf(item, "kind"))}
        {textOf(item, "chapter") !== "" && ` · ${say("mandate.chapter", { chapter: textOf(item, "chapter") })}`}
        {` · ${sayOr(`screen.basis.${basis}`, basis)} · `}
        {listOf(item, "source").join("; ")}
      </p>
      <Standing item={item} />
      {ownParagraphs.length > 0 && (
        <ol className="instrument-paragraphs">
          {ownParagraphs
            .toSorted((a, b) => (numberOf(a, "order") ?? 0) - (numberOf(b, "order") ?? 0))
            .map((paragraph) => (
              <li key={paragraph.id}>
                <ParagraphLine paragraph={paragraph} />
              </li>
            ))}
        </ol>
      )}
      {ownLevels.length > 0 && (
        <ul>
          {ownLevels.map((level) => (
            <li key={level.id}>
              <Level level={level} />
            </li>
          ))}
        </ul>
      )}
      {ownTasks.length > 0 && (
        <ul>
          {ownTasks.map((task) => (
            <li key={task.id} dir="auto">
              <RecordLink noun="task" id={task.id} text={textOf(task, "text")} />
            </li>
          ))}
        </ul>
      )}
      {ownLevels.length + ownTasks.length + ownParagraphs.length === 0 && (
        <p className="quiet">{say("mandate.sets_nothing")}</p>
      )}
      <RecordLink noun="instrument" id={item.id} text={say("screen.origin.record")} />
    </div>
  );
}

/** The end of the mandate and the vote, as far as sources state them. */
function Standing({ item }: { item: Item }) {
  const { say, number, date, list } = useWords();
  const until = textOf(item, "until");
  const [yes, no, abstained] = ["votes_for", "votes_against", "abstained"].map((field) => numberOf(item, field));
  const states = listOf(item, "states_abstaining");
  const counted = typeof yes === "number" && typeof no === "number" && typeof abstained === "number";
  const lines = [
    ...(until === "" ? [] : [say("mandate.until", { date: date(until) })]),
    ...(counted ? [say("mandate.vote", { yes: number(yes), no: number(no), abstained: number(abstained) })] : []),
    ...(states.length === 0 ? [] : [say("mandate.vote.states", { states: list(states) })]),
  ];
  return lines.length === 0 ? null : <p>{lines.join(" · ")}</p>;
}

/** A paragraph in our own words with its number and verb, where they are known. */
function ParagraphLine({ paragraph }: { paragraph: Item }) {
  const { say, date } = useWords();
  const [number, verb, due] = [textOf(paragraph, "number"), textOf(paragraph, "verb"), textOf(paragraph, "due")];
  return (
    <>
      {number !== "" && <span className="quiet">{number}. </span>}
      <RecordLink noun="paragraph" id={paragraph.id} text={codeLabel(say, "effect", textOf(paragraph, "effect"))} />
      {verb !== "" && <span className="quiet"> · {codeLabel(say, "verb", verb)}</span>}:{" "}
      <span dir="auto">{textOf(paragraph, "text")}</span>
      {due !== "" && ` ${say("mandate.by", { by: date(due) })}`}
    </>
  );
}

/** A level as the instrument sets it: a number, or a change whose result is not stated. */
function Level({ level }: { level: Item }) {
  const { say, number, date } = useWords();
  const { value, change } = level.values;
  const by = textOf(level, "reach_by");
  const amount =
    typeof value === "number"
      ? number(value)
      : typeof change === "number"
        ? say("mandate.change", { change: `${change > 0 ? "+" : "−"}${number(Math.abs(change))}` })
        : say("screen.unknown");
  return (
    <>
      <RecordLink
        noun="authorised_strength"
        id={level.id}
        text={codeLabel(say, "component", textOf(level, "component"))}
      />
      {": "}
      {amount}
      {by !== "" && ` ${say("mandate.by", { by: date(by) })}`}
    </>
  );
}
