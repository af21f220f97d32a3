/** One line of a bench's output; `bench/index.ts` says what the fields mean. */
export type Measure = {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly plain?: number;
  readonly budget?: number;
  readonly note?: string;
  /** Milliseconds of one call, for programs that hold them to a budget of their own, and over how many states. */
  readonly median_ms?: number;
  readonly states?: number;
};

/** Prints one measure as the runner reads it. */
export function tell(measure: Measure): void {
  console.log(JSON.stringify(measure));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("a median needs at least one value");
  return middle;
}

/** Milliseconds that a call takes: the median of `runs`, after as many that only warm up. */
export function millisecondsOf(runs: number, call: () => unknown): number {
  const once = () => {
    const started = performance.now();
    call();
    return performance.now() - started;
  };
  for (let i = 0; i < runs; i += 1) once();
  return median(Array.from({ length: runs }, once));
}
