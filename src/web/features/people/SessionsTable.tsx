import { useWords } from "../../words/words.tsx";
import type { SessionItem } from "./people-queries.ts";

type Props = { readonly sessions: readonly SessionItem[]; readonly end: ((id: number) => void) | null };

/** Where somebody is signed in. */
export function SessionsTable({ sessions, end }: Props) {
  const { say, time } = useWords();
  return (
    <div className="people-scroll" tabIndex={0} role="region" aria-label={say("person.sessions.title")}>
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">{say("person.sessions.browser")}</th>
            <th scope="col">{say("person.sessions.way")}</th>
            <th scope="col">{say("person.sessions.began")}</th>
            <th scope="col">{say("person.sessions.seen")}</th>
            <th scope="col">{say("person.sessions.address")}</th>
            {end && <td />}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, browser, method, strong, created, seen, address, current }) => {
            const named = browser ?? say("person.log.nobody");
            const way = say(`person.method.${method}`);
            return (
              <tr key={id}>
                <th scope="row">{named}</th>
                <td>{strong && method !== "passkey" ? say("person.method.strong", { method: way }) : way}</td>
                <td>{time(created)}</td>
                <td>{time(seen)}</td>
                <td dir="ltr">{address ?? say("person.log.nobody")}</td>
                {end && (
                  <td>
                    {current ? (
                      <span className="tag">{say("person.sessions.this")}</span>
                    ) : (
                      <button
                        type="button"
                        className="button small"
                        onClick={() => end(id)}
                        aria-label={say("person.sessions.end_named", { browser: named, time: time(created) })}
                      >
                        {say("person.sessions.end")}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
