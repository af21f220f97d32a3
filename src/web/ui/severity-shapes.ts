/** The shape of each severity in a box of 16 by 16. */
export const severityShapes = {
  high: "M8 1l7 14H1z",
  medium: "M8 1l7 7l-7 7l-7-7z",
  low: "M2 2h12v12H2z",
  info: "M8 1a7 7 0 1 0 .01 0z",
} as const;
