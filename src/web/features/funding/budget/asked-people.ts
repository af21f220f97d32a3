import { type PersonCategory, personCategories } from "../../../../model/budget-class.ts";

export type AskedPeople = Partial<Record<PersonCategory, number>>;
const mostPeople = 9_999_999;

/** Reads `troops:5000,civilians:90` of an address; what is not understood is left out. */
export function readPeople(text: string | undefined): AskedPeople {
  const pairs = (text ?? "").split(",").flatMap((part) => {
    const [name, count = ""] = part.split(":");
    const category = personCategories.find((each) => each === name);
    return category !== undefined && /^\d{1,7}$/.test(count) ? [[category, Number(count)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** The text for the address; undefined where nothing is asked. */
export function writePeople(people: AskedPeople): string | undefined {
  const parts = personCategories.flatMap((category) =>
    people[category] === undefined ? [] : [`${category}:${people[category]}`],
  );
  return parts.length === 0 ? undefined : parts.join(",");
}

/** People with one category as typed: an empty field asks nothing of it; other text changes nothing. */
export function withTyped(people: AskedPeople, category: PersonCategory, text: string): AskedPeople {
  if (text === "") return Object.fromEntries(Object.entries(people).filter(([name]) => name !== category));
  const count = Number(text);
  return Number.isInteger(count) && count >= 0 && count <= mostPeople ? { ...people, [category]: count } : people;
}
