import * as z from "zod";

/** One cell's value as it stands in memory, in JSON and in the database; null is unknown, never zero. */
export type Value = string | number | boolean | null | readonly string[] | readonly object[];

export type FieldKind =
  | "id"
  | "text"
  | "prose"
  | "code"
  | "codes"
  | "texts"
  | "reference"
  | "references"
  | "integer"
  | "decimal"
  | "money"
  | "rate"
  | "boolean"
  | "date"
  | "month"
  | "month_day"
  | "period"
  | "periods"
  | "longitude"
  | "latitude"
  | "changes";

/** What a column is, beyond its type: everything that CSV, Excel, the dictionary, the grid and the database need. */
export type FieldMeta = {
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Symbol of the unit, as in the header of a sheet: `km`, `persons`, `USD`. */
  readonly unit?: string;
  /** Allowed codes, in the order in which they are offered. */
  readonly codes?: readonly string[];
  /** The noun that a reference points to. */
  readonly to?: readonly string[];
  /** Decimal places of money and rates. */
  readonly places?: number;
  readonly min?: number;
  readonly max?: number;
  /** Zero here is nearly always an unknown written down as zero, so it is refused. */
  readonly zeroIsSuspect?: boolean;
  /** Hashtag of the Humanitarian Exchange Language. */
  readonly hxl?: string;
  /** `weakness`: shows where the operation is weak; takes at least need-to-know. */
  readonly sensitivity?: "weakness";
};

/** The metadata of every field schema. */
export const fieldMeta = z.registry<FieldMeta>();

type Options = Partial<Omit<FieldMeta, "kind" | "required">>;

function field<S extends z.ZodType>(kind: FieldKind, base: S, options: Options): z.ZodNullable<S> {
  const schema = base.nullable();
  fieldMeta.add(schema, { ...options, kind, required: false });
  return schema;
}

function requiredField<S extends z.ZodType>(kind: FieldKind, base: S, options: Options): S {
  const schema = base.clone();
  fieldMeta.add(schema, { ...options, kind, required: true });
  return schema;
}

const decimalText = (places: number) => z.string().regex(new RegExp(`^-?\\d+\\.\\d{${places}}$`));
const idText = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/+-]*$/)
  .max(120);
const dateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const periodText = z.string().regex(/^[0-9/-]{4,21}$/);

/** The record's identity, unique per mission and noun, never changed. */
export const id = () => requiredField("id", idText, {});
export const text = (options: Options = {}) => field("text", z.string().min(1).max(4000), options);
export const requiredText = (options: Options = {}) => requiredField("text", z.string().min(1).max(4000), options);
/** Long text kept verbatim, line breaks included. */
export const prose = (options: Options = {}) => requiredField("prose", z.string().max(8_000_000), options);
export const texts = (options: Options = {}) => requiredField("texts", z.array(z.string().min(1)), { ...options });
export const code = <const C extends readonly [string, ...string[]]>(codes: C, options: Options = {}) =>
  field("code", z.enum(codes), { ...options, codes });
export const requiredCode = <const C extends readonly [string, ...string[]]>(codes: C, options: Options = {}) =>
  requiredField("code", z.enum(codes), { ...options, codes });
export const codes = <const C extends readonly [string, ...string[]]>(list: C, options: Options = {}) =>
  requiredField("codes", z.array(z.enum(list)), { ...options, codes: list });
export const reference = (to: readonly string[], options: Options = {}) =>
  field("reference", idText, { ...options, to });
export const requiredReference = (to: readonly string[], options: Options = {}) =>
  requiredField("reference", idText, { ...options, to });
export const references = (to: readonly string[], options: Options = {}) =>
  requiredField("references", z.array(idText), { ...options, to });
export const integer = (options: Options = {}) =>
  field(
    "integer",
    z
      .int()
      .min(options.min ?? Number.MIN_SAFE_INTEGER)
      .max(options.max ?? Number.MAX_SAFE_INTEGER),
    options,
  );
/** A measured quantity held as a binary float; shortest round-trip text. Never for money or scale rates. */
export const decimal = (options: Options = {}) =>
  field(
    "decimal",
    z
      .number()
      .min(options.min ?? -1e15)
      .max(options.max ?? 1e15),
    options,
  );
/** Decimal string with two places in US dollars. */
export const money = (options: Options = {}) => field("money", decimalText(2), { ...options, unit: "USD", places: 2 });
/** Exact decimal string with a fixed number of places. */
export const rate = (places: number, options: Options = {}) =>
  field("rate", decimalText(places), { ...options, places });
export const boolean = (options: Options = {}) => field("boolean", z.boolean(), options);
export const date = (options: Options = {}) => field("date", dateText, options);
export const requiredDate = (options: Options = {}) => requiredField("date", dateText, options);
export const month = (options: Options = {}) => requiredField("month", monthText, options);
/** A day of every year, `MM-DD`. */
export const monthDay = (options: Options = {}) =>
  requiredField("month_day", z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), options);
export const period = (options: Options = {}) => field("period", periodText, options);
export const requiredPeriod = (options: Options = {}) => requiredField("period", periodText, options);
export const periods = (options: Options = {}) => requiredField("periods", z.array(periodText), options);
export const longitude = () => field("longitude", z.number().min(-180).max(180), { unit: "°", hxl: "#geo+lon" });
export const latitude = () => field("latitude", z.number().min(-90).max(90), { unit: "°", hxl: "#geo+lat" });

export const basisCodes = ["reported", "partial", "estimated", "planned", "assumed", "fictional"] as const;
export type Basis = (typeof basisCodes)[number];

/** Where the row comes from, how sure it is, and what a reader should know: at the end of every noun. */
export const provenance = {
  basis: requiredCode(basisCodes),
  confidence: code(["high", "medium", "low"]),
  source: references(["source"]),
  source_note: text(),
  note: text(),
};
