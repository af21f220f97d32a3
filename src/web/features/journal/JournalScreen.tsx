import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { keptSearch } from "../../app/search.ts";
import { useWords } from "../../words/words.tsx";
import { CommitDetail } from "./CommitDetail.tsx";
import { commitsQuery, verificationQuery } from "./journal-queries.ts";
import "./journal.css";

/** Who changed what and when; whether the record of it holds; and the mission as it was known on a day. */
export function JournalScreen() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say, number } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const commits = useInfiniteQuery(commitsQuery(mission, search.until));
  const items = commits.data?.pages.flatMap((page) => page.items) ?? [];
  const latest = items[0];
  const shown = Number(search.commit ?? latest?.seq ?? 0);
  return (
    <div className="journal">
      <h1 className="screen-title">{say("screen.journal")}</h1>
      <Panel title={say("journal.commits")} subtitle={say("journal.subtitle")} className="journal-list">
        <KnownOn until={search.until} seq={latest?.seq} choose={(until) => setSearch({ until, commit: undefined })} />
        {commits.isError && <ProblemPanel error={commits.error} retry={() => void commits.refetch()} />}
        {commits.isPending && <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />}
        {commits.data && items.length === 0 && <p>{say("journal.none")}</p>}
        <ol className="commit-list">
          {items.map(({ seq, time, actor, operations }) => (
            <li key={seq}>
              <CommitLine
                current={seq === shown}
                choose={() => setSearch({ commit: String(seq) }, true)}
                {...{ seq, time, actor, operations }}
              />
            </li>
          ))}
        </ol>
        {commits.hasNextPage && (
          <button
            type="button"
            className="button"
            disabled={commits.isFetchingNextPage}
            onClick={() => void commits.fetchNextPage()}
          >
            {say("journal.earlier", { shown: number(items.length) })}
          </button>
        )}
      </Panel>
      <div className="journal-side">
        <Verify mission={mission} />
        {shown > 0 && (
          // What is taken back stays in view when the list gets a newer change on top.
          <CommitDetail mission={mission} seq={shown} stay={() => setSearch({ commit: String(shown) })} />
        )}
      </div>
    </div>
  );
}

type LineProps = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly operations: number;
  readonly current: boolean;
  readonly choose: () => void;
};

function CommitLine({ seq, time, actor, operations, current, choose }: LineProps) {
  const { say, number, time: instant } = useWords();
  return (
    <button type="button" className="commit-line" aria-current={current ? "true" : undefined} onClick={choose}>
      <strong>{say("journal.number", { seq: number(seq) })}</strong>
      <span>
        <bdi>{actor}</bdi>
      </span>
      <span className="quiet">{instant(time)}</span>
      <span className="quiet">{say("journal.operations", { count: operations, shown: number(operations) })}</span>
    </button>
  );
}

/** A day, and the way to every table as it was known at the end of it. */
function KnownOn({
  until,
  seq,
  choose,
}: {
  until: string | undefined;
  seq: number | undefined;
  choose: (until: string | undefined) => void;
}) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  return (
    <div className="known-on">
      <label>
        {say("journal.known_on")}
        <input type="date" value={until ?? ""} onChange={(event) => choose(event.target.value || undefined)} />
      </label>
      {until !== undefined && (
        <button type="button" className="button small" onClick={() => choose(undefined)}>
          {say("journal.now")}
        </button>
      )}
      {until !== undefined && seq !== undefined && (
        <Link
          className="record-link"
          to="/missions/$mission/data"
          params={{ mission }}
          search={(before) => ({ ...keptSearch(before), as_of: String(seq) })}
        >
          {say("journal.tables_then")}
        </Link>
      )}
    </div>
  );
}

function Verify({ mission }: { mission: string }) {
  const { say, number } = useWords();
  const verified = useQuery(verificationQuery(mission));
  const found = verified.data;
  return (
    <Panel title={say("journal.verify.title")} subtitle={say("journal.verify.subtitle")}>
      <button type="button" className="button" disabled={verified.isFetching} onClick={() => void verified.refetch()}>
        {say(verified.isFetching ? "journal.verify.working" : "journal.verify.act")}
      </button>
      <div role="status">
        {found?.ok && (
          <p>
            {say("journal.verify.holds", {
              seq: number(found.seq),
              count: found.operations,
              shown: number(found.operations),
            })}{" "}
            <code className="digest">{found.digest.slice(0, 16)}</code>
          </p>
        )}
        {found && !found.ok && (
          <p className="grid-error">
            {say("journal.verify.broken", { seq: number(found.first_fault?.seq ?? 0) })}{" "}
            {found.first_fault && say(`store.fault.${found.first_fault.fault}`)}
          </p>
        )}
      </div>
      {verified.isError && <ProblemPanel error={verified.error} retry={() => void verified.refetch()} />}
    </Panel>
  );
}
