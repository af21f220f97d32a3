export function FundingScreen() { return null; }
