import { csvLine } from "../../exchange/csv.ts";
import type { AccountEvent, EventQuery } from "../../store/account-events.ts";
import type { Database } from "../../store/store.ts";

/** Lines of one answer at most, and of one file. */
export const eventsPerPage = 200;
const mostInFile = 100_000;

export const listEvents = ({ events }: Database, query: EventQuery): Promise<readonly AccountEvent[]> =>
  events.list(query);

const columns = ["id", "time", "kind", "actor", "subject", "address", "browser", "detail"] as const;

/** Text that a spreadsheet would run as a formula stands behind an apostrophe. */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The whole log as CSV, newest first. */
export async function eventsAsCsv({ events }: Database, subject: number | null): Promise<string> {
  const lines = [csvLine(columns)];
  for (let before: number | null = null; lines.length <= mostInFile;) {
    const page: readonly AccountEvent[] = await events.list({ subject, before, limit: 1000 });
    for (const event of page) {
      const { id, detail, ...rest } = event;
      const texts = [rest.time, rest.kind, rest.actor, rest.subject, rest.address, rest.browser];
      lines.push(csvLine([String(id), ...texts.map((text) => plain(text ?? "")), JSON.stringify(detail)]));
    }
    const last = page.at(-1);
    if (page.length < 1000 || !last) break;
    before = last.id;
  }
  return lines.join("");
}
