import type { MissingCapability } from "../../model/mandate.ts";
import type { Task } from "../../model/task.ts";
import type { UnitType } from "../../model/unit-type.ts";

/** Types of unit that tasks need and that the means named for them do not bring, task by task. */
export function missingCapability(tasks: readonly Task[], unitTypes: readonly UnitType[]): MissingCapability[] {
  const types = new Map(unitTypes.map((type) => [type.id, type]));
  return tasks.flatMap(({ id, requirement, means }) =>
    requirement
      .filter((type) => !means.includes(type))
      .map((type) => ({
        task: id,
        unit_type: type,
        name: types.get(type)?.name ?? type,
        strength: types.get(type)?.strength ?? null,
      })),
  );
}
