import { LineCounter, type Node, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** A value of a YAML file with its physical line: a plain value as text, a list, or a map. */
export type YamlValue =
  | {
      readonly kind: "scalar";
      readonly line: number;
      /** As written for numbers; null is unknown. */ readonly text: string | null;
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: "list"; readonly line: number; readonly items: readonly YamlValue[] }
  | { readonly kind: "map"; readonly line: number; readonly entries: readonly YamlEntry[] };
export type YamlEntry = { readonly key: string; readonly line: number; readonly value: YamlValue };

export type YamlFault = { readonly line: number; readonly reason: string; readonly text: string | null };

/** Reads one YAML map. No anchors, aliases, tags or several documents: a pack holds plain values only. */
export function parseYamlMap(text: string): {
  readonly entries: readonly YamlEntry[];
  readonly faults: readonly YamlFault[];
} {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    merge: false,
    customTags: [],
  });
  const faults: YamlFault[] = document.errors.map((error) => ({
    line: counter.linePos(error.pos[0]).line,
    reason: reasonOf(error.code),
    text: null,
  }));
  if (faults.length > 0) return { entries: [], faults };
  const walk = new YamlWalk(counter, faults);
  const root = document.contents;
  if (!isMap(root)) return { entries: [], faults: [{ line: 1, reason: "no_map", text: null }] };
  const value = walk.value(root);
  return { entries: value.kind === "map" ? value.entries : [], faults };
}

function reasonOf(code: string): string {
  if (code === "DUPLICATE_KEY") return "repeated_key";
  return code === "MULTIPLE_DOCS" ? "many_documents" : "syntax";
}

class YamlWalk {
  readonly #counter: LineCounter;
  readonly #faults: YamlFault[];

  constructor(counter: LineCounter, faults: YamlFault[]) {
    this.#counter = counter;
    this.#faults = faults;
  }

  value(node: unknown): YamlValue {
    const line = this.#lineOf(node);
    if (isScalar(node)) {
      if (node.anchor || (node.tag && !plainTags.has(node.tag)))
        this.#faults.push({ line, reason: "not_plain", text: String(node.value) });
      return scalar(node.value, node.source, line);
    }
    if (isSeq(node)) return { kind: "list", line, items: node.items.map((item) => this.value(item)) };
    if (isMap(node)) {
      const entries = node.items.map((pair) => {
        const key = isScalar(pair.key) ? String(pair.key.value) : "";
        if (!isScalar(pair.key)) this.#faults.push({ line: this.#lineOf(pair.key), reason: "not_plain", text: null });
        return { key, line: this.#lineOf(pair.key), value: this.value(pair.value) };
      });
      return { kind: "map", line, entries };
    }
    if (isAlias(node)) this.#faults.push({ line, reason: "not_plain", text: `*${node.source}` });
    return { kind: "scalar", line, text: null, value: null };
  }

  #lineOf(node: unknown): number {
    const range = typeof node === "object" && node !== null && "range" in node ? (node as Node).range : null;
    return range ? this.#counter.linePos(range[0]).line : 1;
  }
}

const plainTags = new Set([
  "tag:yaml.org,2002:str",
  "tag:yaml.org,2002:int",
  "tag:yaml.org,2002:float",
  "tag:yaml.org,2002:bool",
  "tag:yaml.org,2002:null",
]);

function scalar(value: unknown, source: string | undefined, line: number): YamlValue {
  if (typeof value === "string" || typeof value === "boolean")
    return { kind: "scalar", line, text: String(value), value };
  if (typeof value === "number") return { kind: "scalar", line, text: source ?? String(value), value };
  return { kind: "scalar", line, text: null, value: null };
}

/** A string between double quotes, readable by every reader of YAML and of JSON. */
export const yamlString = (text: string): string =>
  // JSON leaves these unescaped, while some readers of YAML take them for line ends or refuse them.
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

export function yamlScalar(value: string | number | boolean | null): string {
  return typeof value === "string" ? yamlString(value) : String(value);
}
