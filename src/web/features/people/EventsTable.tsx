import { useInfiniteQuery } from "@tanstack/react-query";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { type AccountEvent, readEvents } from "./people-queries.ts";

const pageOfEvents = 200;

/** The log of accounts, newest first; of everyone or of one's own. */
export function EventsTable({ path, title }: { path: "/people/events" | "/account/events"; title: string }) {
  const { say } = useWords();
  const events = useInfiniteQuery({
    queryKey: ["events", path],
    queryFn: ({ signal, pageParam }) => readEvents(path, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ items }) => (items.length < pageOfEvents ? undefined : items.at(-1)?.id),
  });
  const all = path === "/people/events";
  return (
    <>
      <p className="quiet">{say("person.log.kept")}</p>
      {events.error && <ProblemPanel error={events.error} />}
      <div className="people-scroll people-log" tabIndex={0} role="region" aria-label={title}>
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{say("person.log.time")}</th>
              <th scope="col">{say("person.log.what")}</th>
              {all && <th scope="col">{say("person.log.whose")}</th>}
              <th scope="col">{say("person.log.who")}</th>
              <th scope="col">{say("person.log.detail")}</th>
              <th scope="col">{say("person.sessions.address")}</th>
              <th scope="col">{say("person.sessions.browser")}</th>
            </tr>
          </thead>
          <tbody>
            {events.data?.pages.flatMap(({ items }) =>
              items.map((event) => <EventRow key={event.id} event={event} all={all} />),
            )}
          </tbody>
        </table>
      </div>
      <div className="people-acts">
        {events.hasNextPage && (
          <button type="button" className="button" onClick={() => void events.fetchNextPage()}>
            {say("person.log.more")}
          </button>
        )}
        <a className="button" href={`/api/v1${path}?format=csv`} download>
          {say("person.log.csv")}
        </a>
      </div>
    </>
  );
}

function EventRow({ event, all }: { event: AccountEvent; all: boolean }) {
  const { say, time } = useWords();
  const detail = useDetail();
  const unknown = <span className="unknown">{say("person.log.nobody")}</span>;
  return (
    <tr>
      <td>{time(event.time)}</td>
      <th scope="row">{say(`person.event.${event.kind}`)}</th>
      {all && <td>{event.subject ?? unknown}</td>}
      <td>{event.actor ?? unknown}</td>
      <td>{detail(event)}</td>
      <td dir="ltr">{event.address ?? unknown}</td>
      <td>{event.browser ?? unknown}</td>
    </tr>
  );
}

/** Areas of words in which a text of a line's detail may have a name, the closest first. */
const areas = ["person.detail", "person.role", "function", "person.method", "person.policy"];

/** What a line adds to its kind, in the reader's words where there are some. */
function useDetail(): (event: AccountEvent) => string {
  const { sayOr, list, time } = useWords();
  const said = (text: string): string => {
    if (text === "*") return sayOr("person.detail.everywhere", text);
    if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return time(text);
    for (const area of areas) {
      const found = sayOr(`${area}.${text}`, "");
      if (found !== "") return found;
    }
    return text;
  };
  return ({ detail }) =>
    Object.entries(detail)
      .filter(([name, value]) => name !== "before" && name !== "step" && String(value) !== "")
      .map(([, value]) => (typeof value === "object" ? list(value.map(said)) : said(String(value))))
      .join(" · ");
}
