import type { SiteKind } from "./scene.ts";

/** Points of a sign in a square from -1 to 1, y downwards; null is a circle. */
export type Sign = readonly (readonly [x: number, y: number])[] | null;

const around = (count: number, radius: (index: number) => number, start = -Math.PI / 2): [number, number][] =>
  Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return [radius(index) * Math.cos(angle), radius(index) * Math.sin(angle)];
  });

/** Sites are told apart by shape, so that colour is free for other things and grey print still tells them. */
export const siteSigns: Readonly<Record<SiteKind, Sign>> = {
  force_hq: around(10, (index) => (index % 2 === 0 ? 1.2 : 0.52)),
  sector_hq: around(5, () => 1.1),
  observers: [
    [-1.05, -0.8],
    [1.05, -0.8],
    [0, 1.1],
  ],
  police: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.25],
    [0, 1.1],
    [-0.9, 0.25],
  ],
  post: null,
};

/** Entry points: ports square, airfields triangular, staging areas diamonds. */
const entrySigns: Readonly<Record<string, NonNullable<Sign>>> = {
  port: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  airport: [
    [0, -1.1],
    [1.1, 0.9],
    [-1.1, 0.9],
  ],
  airfield: [
    [0, -1.1],
    [1.1, 0.9],
    [-1.1, 0.9],
  ],
  staging: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
};
export const entrySign = (kind: string): NonNullable<Sign> => entrySigns[kind] ?? entrySigns["staging"] ?? [];

/** The sign as an SVG path round a point. */
export function signPath(sign: Sign, x: number, y: number, radius: number): string {
  const at = (value: number) => value.toFixed(2);
  if (sign === null)
    return `M${at(x - radius)} ${at(y)}a${at(radius)} ${at(radius)} 0 1 0 ${at(2 * radius)} 0a${at(radius)} ${at(radius)} 0 1 0 ${at(-2 * radius)} 0Z`;
  return `M${sign.map(([dx, dy]) => `${at(x + dx * radius)} ${at(y + dy * radius)}`).join("L")}Z`;
}
