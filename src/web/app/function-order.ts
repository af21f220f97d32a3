import type { WorkFunction } from "../../model/work-function.ts";
import { type Screen, screens } from "./screens.ts";

/** The parts of the first screen that a function may put first. */
const factNames = ["strength", "mandate", "safety", "money", "supply"] as const;
export type FactName = (typeof factNames)[number];
const pictureNames = ["map", "chart", "changes", "needs", "sources"] as const;
export type PictureName = (typeof pictureNames)[number];

/** What comes first for a function. What is not named follows in its usual order; nothing is left out. */
type Order = {
  readonly screens: readonly string[];
  readonly facts: readonly FactName[];
  readonly pictures: readonly PictureName[];
};

const orders: Readonly<Record<WorkFunction, Order>> = {
  command: { screens: ["overview", "mandate", "force", "places"], facts: ["strength", "mandate"], pictures: ["map"] },
  operations_centre: {
    screens: ["overview", "places", "timeline", "journal"],
    facts: ["safety", "strength"],
    pictures: ["map", "chart", "changes"],
  },
  force_generation: {
    screens: ["overview", "force", "mandate", "compare"],
    facts: ["strength", "mandate"],
    pictures: ["chart", "map"],
  },
  movement_control: {
    screens: ["overview", "places", "supply", "compare"],
    facts: ["supply", "strength"],
    pictures: ["map", "chart", "needs"],
  },
  supply: {
    screens: ["overview", "supply", "places", "compare"],
    facts: ["supply", "strength"],
    pictures: ["map", "chart", "needs"],
  },
  budget: {
    screens: ["overview", "funding", "force", "compare"],
    facts: ["money", "strength"],
    pictures: ["chart", "map", "sources"],
  },
  civil_military: {
    screens: ["overview", "places", "timeline", "mandate"],
    facts: ["safety", "mandate"],
    pictures: ["map", "chart", "changes"],
  },
  partner: {
    screens: ["overview", "places", "timeline", "sources"],
    facts: ["mandate", "safety"],
    pictures: ["map", "chart", "changes"],
  },
  member_state: {
    screens: ["overview", "force", "funding", "mandate"],
    facts: ["strength", "money"],
    pictures: ["chart", "map", "sources"],
  },
  evaluator: {
    screens: ["overview", "timeline", "sources", "compare"],
    facts: ["mandate", "strength"],
    pictures: ["chart", "map", "sources"],
  },
};

function firstThen<T>(first: readonly T[], all: readonly T[]): readonly T[] {
  return [...first.filter((each) => all.includes(each)), ...all.filter((each) => !first.includes(each))];
}

export const screensFor = (work: WorkFunction): readonly Screen[] => {
  const names = firstThen(
    orders[work].screens,
    screens.map(({ name }) => name),
  );
  return names.flatMap((name) => screens.filter((screen) => screen.name === name));
};
export const factsFor = (work: WorkFunction): readonly FactName[] => firstThen(orders[work].facts, factNames);
export const picturesFor = (work: WorkFunction): readonly PictureName[] =>
  firstThen(orders[work].pictures, pictureNames);
