import { adoptionFault } from "../../exchange/row-checks.ts";
import { isPeriod, periodEnd, periodStart } from "../../kernel/period.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type CellFault, emptyValue, formatCell, parseCell } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import { type Field, type Noun, type Row, fieldsOf, idOf } from "../../model/noun.ts";

/** Why a value is refused: as in a cell of a file, or of a type that its field does not hold. */
type ValueFault = CellFault | "value.type" | "text.control";

/**
 * A record as the journal takes it: every field there, each value in its one form. `values` may leave out what is
 * unknown.
 *
 * @throws Refusal `store.path_unsafe`, `store.field_unknown`, `store.value_invalid` (noun, id, field, fault) or `store.id_derived`
 */
export function checkRecord(noun: Noun, id: string, values: Readonly<Record<string, unknown>>): Row {
  checkPlace(noun, id);
  const fields = fieldsOf(noun);
  const names = new Set(fields.map((field) => field.name));
  const unknown = Object.keys(values).find((name) => !names.has(name));
  if (unknown !== undefined) throw new Refusal("invalid", "store.field_unknown", { noun: noun.name, field: unknown });
  const checked: Record<string, Value> = {};
  for (const field of fields)
    checked[field.name] = checkValue(noun, id, field, field.name === "id" ? id : values[field.name]);
  const row: Row = { ...checked, id };
  const derived = idOf(noun, row);
  if (derived !== id) throw new Refusal("invalid", "store.id_derived", { noun: noun.name, id, derived });
  checkOrder(noun, row);
  const unadopted = adoptionFault(noun, row);
  if (unadopted)
    throw new Refusal("invalid", "store.value_invalid", {
      noun: noun.name,
      id,
      field: unadopted.column,
      fault: unadopted.code,
    });
  return row;
}

/** Documents and scenarios are files of a pack, so their ids must be names that a pack may have. */
function checkPlace(noun: Noun, id: string): void {
  const isSound =
    noun.file === "document"
      ? /^(SOURCES\.md|expected\/[^/]+\.json)$/.test(id)
      : noun.file !== "scenario" || !id.includes("/");
  if (!isSound) throw new Refusal("invalid", "store.path_unsafe", { path: id });
}

function checkValue(noun: Noun, id: string, { name, meta }: Field, given: unknown): Value {
  const refuse = (fault: ValueFault): never => {
    throw new Refusal("invalid", "store.value_invalid", { noun: noun.name, id, field: name, fault });
  };
  const value = given === undefined ? emptyValue(meta) : given;
  if (value === null && meta.required) return refuse("required.missing");
  if (holdsControl(value)) return refuse("text.control");
  const schema = noun.schema.shape[name];
  const parsed = schema?.safeParse(value);
  if (meta.kind === "prose" || meta.kind === "changes")
    return parsed?.success ? (value as Value) : refuse("value.type");
  const result = isCellValue(value) ? parseCell(formatCell(value), meta) : ({ fault: "value.type" } as const);
  if ("fault" in result) return refuse(result.fault);
  // What reads as another type than its own (a number sent as text) is refused rather than guessed.
  if (!parsed?.success && !schema?.safeParse(result.value).success) return refuse("value.type");
  if (typeof result.value !== typeof value) return refuse("value.type");
  // The id is the record's name in addresses and in the journal: it is never put right in silence.
  if (name === "id" && result.value !== value) return refuse("id.invalid");
  return result.value;
}

const isScalar = (value: unknown): boolean => value === null || ["string", "number", "boolean"].includes(typeof value);

/** Items with `;` would be read back as two. */
function isCellValue(value: unknown): value is Value {
  if (Array.isArray(value))
    return value.every((item) => typeof item === "string" && item.trim() !== "" && !item.includes(";"));
  return isScalar(value);
}

/** What PostgreSQL cannot store, or UTF-8 cannot write: the zero character and halves of a pair. */
function holdsControl(value: unknown): boolean {
  if (typeof value === "string") return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsControl);
}

function checkOrder(noun: Noun, row: Row): void {
  const trouble = noun.judge(row);
  if (trouble) throw new Refusal("invalid", "store.value_invalid", { noun: noun.name, id: row.id, ...trouble });
  for (const [from, to] of noun.orderedPairs) {
    const start = dayOf(row[from], periodStart);
    const end = dayOf(row[to], periodEnd);
    if (start !== null && end !== null && start > end) {
      throw new Refusal("invalid", "store.value_invalid", {
        noun: noun.name,
        id: row.id,
        field: to,
        fault: "period.order",
      });
    }
  }
}

function dayOf(value: Value | undefined, end: (period: string) => string | null): string | null {
  return typeof value === "string" && isPeriod(value) ? end(value) : null;
}
