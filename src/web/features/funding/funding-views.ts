/**
 * The views of Funding, in the order in which money flows: from the scale to the payers. `path` is the address below
 * `/missions/ID/funding`, empty for the first one shown; `screen.funding.view.NAME` is its name.
 */
export const fundingViews = [
  { name: "shares", path: "" },
  { name: "scale", path: "scale" },
  { name: "statements", path: "statements" },
  { name: "budget", path: "budget" },
  { name: "startup", path: "startup" },
  { name: "reimbursement", path: "reimbursement" },
  { name: "cash", path: "cash" },
  { name: "payer_mix", path: "payer-mix" },
  { name: "priorities", path: "priorities" },
] as const satisfies readonly FundingView[];

export type FundingView = { readonly name: string; readonly path: string };
