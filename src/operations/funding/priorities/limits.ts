import type { PriorityLimits } from "../../../engines/funding/priorities/prioritise.ts";

/** Limits of a search for a person who waits: about a minute on two cores for the largest of the shipped missions. */
export const usualLimits: PriorityLimits = { workLimit: 200_000, runnerUps: 3, peopleGap: 0.01 };
