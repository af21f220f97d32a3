import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { missionsQuery } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { AccessFields } from "./AccessFields.tsx";
import { Field, SureButton } from "./Fields.tsx";
import { MadeLink } from "./InviteDialog.tsx";
import { type MadeInvitation, type MissionAccess, type Person, roles, type SessionItem } from "./people-queries.ts";
import { SessionsTable } from "./SessionsTable.tsx";

/** One person, as an owner works with them. Every change holds at once. */
export function PersonPanel({ person, close }: { person: Person; close: () => void }) {
  const { say } = useWords();
  const [link, setLink] = useState<MadeInvitation | null>(null);
  const name = person.display_name ?? person.name;
  return (
    <Dialog open close={close} title={name} side>
      {link ? (
        <MadeLink link={link} name={name} close={() => setLink(null)} />
      ) : (
        <div className="people-form">
          <p>
            {say("person.account.sign_in_name")}: <strong>{person.name}</strong>
          </p>
          <RightsOfPerson person={person} />
          <ActsOnPerson person={person} setLink={setLink} />
        </div>
      )}
    </Dialog>
  );
}

type Change = {
  readonly path: string;
  readonly method: "PATCH" | "PUT" | "DELETE" | "POST";
  readonly body?: unknown;
};

function useChange(person: Person) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method, body }: Change) =>
      ask(`/people/${person.id}${path}`, { method, ...(body === undefined ? {} : { body }) }),
    onSettled: () => client.invalidateQueries(),
  });
}

function RightsOfPerson({ person }: { person: Person }) {
  const { say } = useWords();
  const missions = useQuery(missionsQuery());
  const change = useChange(person);
  const edit = (body: object) => change.mutate({ path: "", method: "PATCH", body });
  const give = (mission: string, access: MissionAccess | null) => {
    const path = `/missions/${encodeURIComponent(mission)}`;
    if (access === null) change.mutate({ path, method: "DELETE" });
    else change.mutate({ path, method: "PUT", body: { role: access.role, functions: access.functions } });
  };
  return (
    <>
      <p className="quiet">{say("person.panel.ends_sessions")}</p>
      {change.error && <ProblemPanel error={change.error} />}
      <Field label={say("person.role.label")}>
        <select
          className="select"
          value={person.everywhere ?? ""}
          onChange={(event) => edit({ everywhere: event.target.value || null })}
        >
          <option value="">{say("person.role.mission_only")}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {say(`person.role.${role}`)}
            </option>
          ))}
        </select>
      </Field>
      {missions.data?.items.map((mission) => (
        <AccessFields
          key={mission.id}
          mission={mission}
          access={person.missions.find((each) => each.mission === mission.id) ?? null}
          change={(access) => give(mission.id, access)}
        />
      ))}
      <p className="quiet">{say("person.functions.why")}</p>
      <Field label={say("person.invite.until")}>
        <input
          type="date"
          defaultValue={person.access_until ?? ""}
          onBlur={(event) => {
            const day = event.target.value || null;
            if (day !== person.access_until) edit({ access_until: day });
          }}
        />
      </Field>
    </>
  );
}

type ActsProps = { readonly person: Person; readonly setLink: (link: MadeInvitation) => void };

function ActsOnPerson({ person, setLink }: ActsProps) {
  const { say, number } = useWords();
  const change = useChange(person);
  const sessions = useQuery({
    queryKey: ["people", person.id, "sessions"],
    queryFn: ({ signal }) => ask<{ items: SessionItem[] }>(`/people/${person.id}/sessions`, { signal }),
  });
  const invite = useMutation({
    mutationFn: () => ask<MadeInvitation>(`/people/${person.id}/invitation`, { method: "POST", body: {} }),
    onSuccess: setLink,
  });
  const error = change.error ?? invite.error;
  const turn = () => change.mutate({ path: "", method: "PATCH", body: { disabled: !person.disabled } });
  return (
    <>
      <h3>{say("person.sessions.title")}</h3>
      <SessionsTable sessions={sessions.data?.items ?? []} end={null} />
      {error && <ProblemPanel error={error} />}
      <div className="people-acts">
        {person.sessions > 0 && (
          <SureButton
            label={say("person.panel.end_sessions", { count: number(person.sessions) })}
            act={() => change.mutate({ path: "/sessions", method: "DELETE" })}
            pending={change.isPending}
          />
        )}
        {!person.disabled && (
          <button type="button" className="button" disabled={invite.isPending} onClick={() => invite.mutate()}>
            {say("person.panel.new_link")}
          </button>
        )}
        {(person.has_device_code || person.passkeys > 0) && (
          <SureButton
            label={say("person.panel.remove_factors")}
            act={() => change.mutate({ path: "/factors", method: "DELETE" })}
            pending={change.isPending}
          />
        )}
        <SureButton
          label={say(person.disabled ? "person.panel.enable" : "person.panel.disable")}
          act={turn}
          pending={change.isPending}
        />
      </div>
    </>
  );
}
