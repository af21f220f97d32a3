import type { Places } from "../../map/scene-of-month.ts";
import type { MapLook, Scene } from "../../map/scene.ts";

type Props = {
  readonly scene: Scene;
  readonly look: MapLook;
  readonly month: string;
  readonly places: Places;
  readonly close: () => void;
};

export function PrintSheet(_: Props) {
  return null;
}
