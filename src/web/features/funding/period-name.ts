/** A financial year by its two years (`2016/17`), a calendar year by one; anything else by its two days. */
export function periodName(from: string, to: string): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (first === last && from.endsWith("-01-01") && to.endsWith("-12-31")) return first;
  if (Number(last) === Number(first) + 1 && from.endsWith("-07-01") && to.endsWith("-06-30"))
    return `${first}/${last.slice(2)}`;
  return `${from} – ${to}`;
}
