/** Draws whole numbers; the same seed gives the same numbers on every machine. */
export type SeededRandom = {
  /** A whole number from 0 to 2^32 - 1. */
  readonly next: () => number;
  /** A whole number from 0 to `bound` - 1, for a bound up to 2^21. */
  readonly below: (bound: number) => number;
};

/**
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), in whole 32-bit
 * arithmetic; its state is filled from the seed by splitmix32 (the finalizer of MurmurHash3 over a Weyl sequence), so
 * that near seeds give unlike streams. Not for secrets.
 *
 * @param seed - a whole number; its lowest 32 bits count
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isSafeInteger(seed)) throw new RangeError("a seed is a whole number");
  let weyl = seed | 0;
  const fill = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0;
    let word = weyl;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  return randomFrom([fill(), fill(), fill(), fill()]);
}

/** The generator at a state of its own; not all four words may be zero. */
export function randomFrom(state: readonly [number, number, number, number]): SeededRandom {
  let [a, b, c, d] = state;
  const next = (): number => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turn(d, 11);
    return result;
  };
  // The high bits times the bound: a bias below bound / 2^32, and no draw is thrown away.
  return { next, below: (bound) => Math.floor((next() * bound) / 4_294_967_296) };
}

const turn = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
