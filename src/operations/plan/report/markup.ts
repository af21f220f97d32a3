/** Text that is already safe HTML. Only `html` makes it, so that nothing of a mission reaches a page unescaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Insert = string | number | Markup | null | false | readonly Insert[];

/** HTML from a template: what is inserted is escaped unless it is markup itself; null and false insert nothing. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < inserts.length ? insert(inserts[i] ?? null) : "")).join(""));
}

function insert(value: Insert): string {
  if (value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return value.map(insert).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A column of a table: `number` columns are aligned at their end with figures of one width. */
export type Column = { readonly title: string; readonly kind?: "text" | "number"; readonly width?: string };

/** A table whose header repeats on every printed page. `wide` tables are set smaller. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Insert[])[],
  className = "",
): Markup {
  const head = columns.map(
    (column) =>
      html`<th
        scope="col"
        class="${column.kind === "number" ? "n" : ""}"
        ${column.width ? html` style="width:${column.width}"` : null}
      >
        ${column.title}
      </th>`,
  );
  const cell = (value: Insert, i: number): Markup => {
    const kind = columns[i]?.kind === "number" ? "n" : "";
    return i === 0 ? html`<th scope="row" class="${kind}">${value}</th>` : html`<td class="${kind}">${value}</td>`;
  };
  const body = rows.map(
    (row) =>
      html`<tr>
        ${row.map(cell)}
      </tr> `,
  );
  return html`<table class="${className}">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
}

/** A section with its heading; `lead` says the finding or what the reader should know first. */
export function section(id: string, title: string, lead: Insert, ...body: readonly Insert[]): Markup {
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${lead === null || lead === "" ? null : html`<p class="lead">${lead}</p>`} ${body}
  </section>`;
}
