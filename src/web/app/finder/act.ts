/** Something that can be done from the command list. */
export type Act = {
  readonly id: string;
  /** Message code of the heading under which it stands. */
  readonly group: string;
  readonly title: string;
  readonly detail?: string;
  /** Keys that do the same, as they are shown. */
  readonly keys?: string;
  readonly run: () => void;
};
