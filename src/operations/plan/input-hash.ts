import { createHash } from "node:crypto";
import { nounsRead, referenceRead } from "../../engines/plan/plan-reads.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { canonicalJson } from "../../kernel/canonical-json.ts";

/** Digest of exactly what a plan reads: the mission's nouns, with its scenarios applied, and the reference tables. */
export function inputHash(mission: MissionData, reference: ReferenceData): string {
  const read = {
    mission: Object.fromEntries(nounsRead.map((name) => [name, mission[name]])),
    reference: Object.fromEntries(referenceRead.map((name) => [name, reference[name]])),
  };
  return `sha256:${createHash("sha256").update(canonicalJson(read)).digest("hex")}`;
}
