import type { PriorityLimits } from "../../../engines/funding/priorities/prioritise.ts";

/** Limits of a search for a person who waits: about a minute on two cores for the largest of the shipped missions. */
export const usualLimits: PriorityLimits = { workLimit: 200_000, runnerUps: 3, peopleGap: 0.01 };

/** Seconds of a search on a server where nothing is said, and at most. */
export const usualSeconds = 60;
export const mostSeconds = 120;
