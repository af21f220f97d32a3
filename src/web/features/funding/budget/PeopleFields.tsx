import { useId } from "react";
import type { BudgetBasis } from "../../../../engines/funding/budget/budget-basis.ts";
import { type PersonCategory, personCategories } from "../../../../model/budget-class.ts";
import { useWords } from "../../../words/words.tsx";
import { type AskedPeople, withTyped } from "./asked-people.ts";

type Props = {
  readonly basis: BudgetBasis;
  readonly people: AskedPeople;
  readonly change: (people: AskedPeople) => void;
};

/** One field a category: what is typed there is worked out at once; an empty field leaves the mission as it is. */
export function PeopleFields({ basis, people, change }: Props) {
  const { say } = useWords();
  return (
    <div className="budget-people">
      {personCategories.map((category) => (
        <PeopleField
          key={category}
          category={category}
          basis={basis}
          asked={people[category]}
          change={(text) => change(withTyped(people, category, text))}
        />
      ))}
      <button type="button" className="button" disabled={Object.keys(people).length === 0} onClick={() => change({})}>
        {say("budget.screen.clear")}
      </button>
    </div>
  );
}

type FieldProps = {
  readonly category: PersonCategory;
  readonly basis: BudgetBasis;
  readonly asked: number | undefined;
  readonly change: (text: string) => void;
};

function PeopleField({ category, basis, asked, change }: FieldProps) {
  const { say, number } = useWords();
  const id = useId();
  const [low, high] = rangeOf(basis, category);
  const now =
    low === null || high === null
      ? say("screen.unknown")
      : low === high
        ? number(low)
        : say("screen.range", { low: number(low), high: number(high) });
  return (
    <div className="budget-field">
      <label htmlFor={id}>{say(`code.persons.${category}`)}</label>
      <input
        id={id}
        type="number"
        min={0}
        step={1}
        inputMode="numeric"
        value={asked ?? ""}
        placeholder={low !== null && low === high ? String(low) : ""}
        aria-describedby={`${id}-now`}
        onChange={(event) => change(event.target.value)}
      />
      <span id={`${id}-now`} className="quiet small-text">
        {say("budget.screen.now", { now })}
      </span>
    </div>
  );
}

/** Least and most of the period as the mission has it; posts are counted as they stand in the table. */
function rangeOf(basis: BudgetBasis, category: PersonCategory): readonly [number | null, number | null] {
  if (category === "civilians") {
    if (basis.posts.length === 0 || basis.posts.some(({ number }) => number === null)) return [null, null];
    const all = basis.posts.reduce((sum, post) => sum + (post.number ?? 0), 0);
    return [all, all];
  }
  const known = basis.persons[category].flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  return known.length === 0 ? [null, null] : [Math.min(...known), Math.max(...known)];
}
