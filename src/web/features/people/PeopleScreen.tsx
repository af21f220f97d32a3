import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { missionsQuery } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { EventsTable } from "./EventsTable.tsx";
import { Field } from "./Fields.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { Card, PeopleFrame } from "./PeopleFrame.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import { type People, type Person, peopleQuery, policies } from "./people-queries.ts";
import { ProviderAccounts } from "./ProviderAccounts.tsx";

/** Everyone in the workspace, for its owners. */
export function PeopleScreen() {
  const { say } = useWords();
  const people = useQuery(peopleQuery());
  const [inviting, setInviting] = useState(false);
  return (
    <PeopleFrame title={say("person.people")}>
      <p className="quiet">{say("person.people.intro")}</p>
      {people.isPending && <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />}
      {people.error && <ProblemPanel error={people.error} retry={() => void people.refetch()} />}
      {people.data && (
        <>
          <div className="people-acts">
            <button type="button" className="button primary" onClick={() => setInviting(true)}>
              {say("person.people.invite")}
            </button>
            <PolicyChoice policy={people.data.second_factor} />
          </div>
          <PeopleTable people={people.data.items} />
          <ProviderAccounts people={people.data.items} />
          <Card title={say("person.log.title")}>
            <EventsTable path="/people/events" title={say("person.log.title")} />
          </Card>
          <InviteDialog open={inviting} close={() => setInviting(false)} />
        </>
      )}
    </PeopleFrame>
  );
}

function PolicyChoice({ policy }: { policy: People["second_factor"] }) {
  const { say } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (second_factor: string) => ask("/people/second-factor", { method: "PUT", body: { second_factor } }),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Field label={say("person.policy.label")}>
      <select className="select" value={policy} onChange={(event) => change.mutate(event.target.value)}>
        {policies.map((each) => (
          <option key={each} value={each}>
            {say(`person.policy.${each}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  const { say } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const opened = people.find(({ id }) => id === open);
  return (
    <>
      <div className="people-scroll" tabIndex={0} role="region" aria-label={say("person.people")}>
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{say("person.people.name")}</th>
              <th scope="col">{say("person.people.access")}</th>
              <th scope="col">{say("person.people.state")}</th>
              <th scope="col">{say("person.people.factor")}</th>
              <th scope="col">{say("person.people.seen")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} open={() => setOpen(person.id)} />
            ))}
          </tbody>
        </table>
      </div>
      {opened && <PersonPanel person={opened} close={() => setOpen(null)} />}
    </>
  );
}

function PersonRow({ person, open }: { person: Person; open: () => void }) {
  const { say, time, list } = useWords();
  const called = person.display_name ?? person.name;
  const factors = [
    ...(person.has_device_code ? [say("person.factor.device")] : []),
    ...(person.passkeys > 0 ? [say("person.passkey.title")] : []),
  ];
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={open} aria-label={say("person.people.open", { name: called })}>
          {called}
        </button>
        <span className="quiet people-under">{person.name}</span>
      </th>
      <td>
        <AccessOf person={person} />
      </td>
      <td>{useStanding(person)}</td>
      <td>{factors.length > 0 ? list(factors) : <span className="unknown">{say("person.people.none")}</span>}</td>
      <td>
        {person.last_seen ? time(person.last_seen) : <span className="unknown">{say("person.people.never")}</span>}
      </td>
    </tr>
  );
}

function AccessOf({ person }: { person: Person }) {
  const { say, list } = useWords();
  const missions = useQuery(missionsQuery());
  const nameOf = (id: string) => missions.data?.items.find((mission) => mission.id === id)?.short_name ?? id;
  if (person.everywhere === null && person.missions.length === 0)
    return <span className="unknown">{say("person.people.nothing")}</span>;
  return (
    <ul>
      {person.everywhere && (
        <li>{say("person.people.everywhere", { role: say(`person.role.${person.everywhere}`) })}</li>
      )}
      {person.missions.map(({ mission, role, functions }) => (
        <li key={mission}>
          {say("person.people.in_mission", { mission: nameOf(mission), role: say(`person.role.${role}`) })}
          {functions.length > 0 && (
            <span className="quiet people-under">{list(functions.map((work) => say(`function.${work}`)))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether the person can come in, and if not, why. */
function useStanding(person: Person): string {
  const { say, time, date } = useWords();
  if (person.left_on) return say("person.state.left", { day: time(person.left_on) });
  if (person.disabled) return say("person.state.disabled");
  if (person.access_until && person.access_until < new Date().toISOString().slice(0, 10))
    return say("person.state.ended", { day: date(person.access_until) });
  if (person.has_password) return say("person.state.active");
  if (person.invited_until) return say("person.state.invited", { time: time(person.invited_until) });
  return say("person.state.waiting");
}
