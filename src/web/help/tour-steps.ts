import type { ScreenName } from "../app/screens.ts";

/** One step of the tour: `help.tour.NAME.title` and `.text`, the screen it stands on, and what it points at. */
export type TourStep = {
  readonly name: string;
  readonly screen: ScreenName | null;
  /** Selectors; the first that is on screen is meant. None: the step stands alone in the middle. */
  readonly targets: readonly string[];
};

export const tourSteps: readonly TourStep[] = [
  { name: "welcome", screen: "overview", targets: [] },
  { name: "flags", screen: "overview", targets: [".overview-side"] },
  { name: "date", screen: "overview", targets: [".scrubber"] },
  { name: "scenario", screen: null, targets: [".topbar .select.scenario"] },
  { name: "search", screen: null, targets: [".search-button"] },
  { name: "data", screen: "data", targets: [".grid-bar", ".screen"] },
  { name: "send", screen: null, targets: [".topbar [data-tour=send]", ".search-button"] },
  { name: "help", screen: null, targets: [".help-button"] },
];
