import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { SureButton } from "./Fields.tsx";
import { Card } from "./PeopleFrame.tsx";
import { type Person, type ProviderAccount, providerAccountsQuery } from "./people-queries.ts";

/** Who came through the provider, and whose account that is; an owner says so, nothing else does. */
export function ProviderAccounts({ people }: { people: readonly Person[] }) {
  const { say } = useWords();
  const accounts = useQuery(providerAccountsQuery());
  if (!accounts.data || accounts.data.items.length === 0) return null;
  const title = say("person.pending.title");
  return (
    <Card title={title}>
      <p>{say("person.pending.why")}</p>
      <div className="people-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{say("person.pending.subject")}</th>
              <th scope="col">{say("person.people.seen")}</th>
              <th scope="col">{say("person.pending.whose")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {accounts.data.items.map((account) => (
              <AccountRow key={account.id} account={account} people={people} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function AccountRow({ account, people }: { account: ProviderAccount; people: readonly Person[] }) {
  const { say, time } = useWords();
  const client = useQueryClient();
  const [person, setPerson] = useState(String(account.user_id ?? ""));
  const path = `/people/provider-accounts/${account.id}`;
  const link = useMutation({
    mutationFn: () => ask(path, { method: "PUT", body: { person: Number(person) } }),
    onSettled: () => client.invalidateQueries(),
  });
  const remove = useMutation({
    mutationFn: () => ask(path, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries(),
  });
  const called = account.told_name ?? account.subject;
  const error = link.error ?? remove.error;
  return (
    <tr>
      <th scope="row">
        {called}
        <span className="quiet people-under" dir="ltr">
          {[account.told_mail, account.subject, account.issuer].filter(Boolean).join(" · ")}
        </span>
      </th>
      <td>{time(account.last_seen)}</td>
      <td>
        <select
          className="select"
          aria-label={`${say("person.pending.whose")}: ${called}`}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        >
          <option value="">{say("person.pending.choose")}</option>
          {people.map(({ id, name, display_name }) => (
            <option key={id} value={id}>
              {display_name ?? name}
            </option>
          ))}
        </select>
        {error && <ProblemPanel error={error} />}
      </td>
      <td>
        <div className="people-acts">
          <button
            type="button"
            className="button small"
            disabled={person === "" || person === String(account.user_id) || link.isPending}
            onClick={() => link.mutate()}
          >
            {say("person.pending.link")}
          </button>
          <SureButton
            label={say("person.remove_named", { name: called })}
            act={() => remove.mutate()}
            pending={remove.isPending}
          />
        </div>
      </td>
    </tr>
  );
}
