import { entryKinds, type MapLook, type Scene, siteKinds } from "./scene.ts";
import { entrySign, type Sign, siteSigns } from "./shapes.ts";

/** One line of a legend: the code of its words and how its sample is drawn. */
export type LegendEntry =
  | {
      readonly code: string;
      readonly form: "sign";
      readonly sign: Sign;
      readonly radius: number;
      readonly tone: "site" | "empty" | "entry";
    }
  | { readonly code: string; readonly form: "line"; readonly tone: "route" | "slow" | "closed" | "disputed" }
  | { readonly code: string; readonly form: "ring"; readonly class: number };

/** Only what the map has; with military symbols the symbols speak for themselves and the shapes are left out. */
export function legendOf(scene: Scene, look: MapLook): readonly LegendEntry[] {
  const held = scene.sites.filter((site) => (site.people ?? 0) > 0);
  const kinds = siteKinds.filter((kind) => kind !== "post" && scene.sites.some((site) => site.kind === kind));
  const entries = entryKinds.filter((kind) => scene.entries.some((entry) => entry.kind === kind));
  const plain = look.symbols === "plain";
  const sign = (code: string, shape: Sign, tone: "site" | "empty" | "entry", radius = 5): LegendEntry[] => [
    { code, form: "sign", sign: shape, radius, tone },
  ];
  return [
    ...(held.length > 0 ? sign("screen.legend.site", null, "site", 6) : []),
    ...(held.length < scene.sites.length ? sign("screen.legend.empty", null, "empty", 3) : []),
    ...(plain ? kinds.flatMap((kind) => sign(`map.kind.${kind}`, siteSigns[kind], "site")) : []),
    ...(plain ? entries.flatMap((kind) => sign(`screen.entry_kind.${kind}`, entrySign(kind), "entry")) : []),
    ...lineEntries(scene),
    ...(look.rings === null ? [] : ringEntries()),
  ];
}

function lineEntries({ routes }: Scene): LegendEntry[] {
  const line = (code: string, tone: "route" | "slow" | "closed" | "disputed"): LegendEntry => ({
    code,
    form: "line",
    tone,
  });
  return [
    ...(routes.length > 0 ? [line("screen.legend.route", "route")] : []),
    ...(routes.some(({ slow }) => slow) ? [line("screen.legend.slow", "slow")] : []),
    ...(routes.some(({ closed }) => closed) ? [line("screen.legend.closed", "closed")] : []),
    line("map.legend.disputed", "disputed"),
  ];
}

const ringEntries = (): LegendEntry[] =>
  [0, 1, 2, 3, 4].map((index) => ({ code: `map.class.${index}`, form: "ring", class: index }));
