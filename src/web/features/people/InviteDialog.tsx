import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ask } from "../../api.ts";
import { fieldOf } from "../../app/EntryForm.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { missionsQuery } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { AccessFields } from "./AccessFields.tsx";
import { CopyText, Field, LanguageOptions } from "./Fields.tsx";
import { type MadeInvitation, type MissionAccess, roles } from "./people-queries.ts";

/** Who is invited, what they may see, and in the end the link to hand on. */
export function InviteDialog({ open, close }: { open: boolean; close: () => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const [made, setMade] = useState<{ readonly link: MadeInvitation; readonly name: string } | null>(null);
  const leave = () => {
    setMade(null);
    void client.invalidateQueries({ queryKey: ["people"] });
    close();
  };
  return (
    <Dialog open={open} close={leave} title={say("person.people.invite")}>
      {made ? <MadeLink {...made} close={leave} /> : <InviteForm done={setMade} />}
    </Dialog>
  );
}

/** The link is known here alone, and only now. */
export function MadeLink({ link, name, close }: { link: MadeInvitation; name: string; close: () => void }) {
  const { say, time } = useWords();
  return (
    <div className="people-form">
      <h3>{say("person.invite.made", { name })}</h3>
      <p>{say("person.invite.hand_on", { name, time: time(link.expires) })}</p>
      <CopyText label={say("person.invite.link")} text={`${location.origin}/invitation#${link.secret}`} />
      <button type="button" className="button primary" onClick={close}>
        {say("screen.close")}
      </button>
    </div>
  );
}

function InviteForm({ done }: { done: (made: { link: MadeInvitation; name: string }) => void }) {
  const { say } = useWords();
  const missions = useQuery(missionsQuery());
  const [access, setAccess] = useState<ReadonlyMap<string, MissionAccess>>(new Map());
  const invite = useMutation({
    mutationFn: (body: { display_name: string }) => ask<MadeInvitation>("/people", { method: "POST", body }),
    onSuccess: (link, { display_name }) => done({ link, name: display_name }),
  });
  const change = (mission: string, given: MissionAccess | null) => {
    const next = new Map(access);
    if (given) next.set(mission, given);
    else next.delete(mission);
    setAccess(next);
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: fieldOf(form, "name"),
      display_name: fieldOf(form, "display_name"),
      language: fieldOf(form, "language") || null,
      everywhere: fieldOf(form, "everywhere") || null,
      access_until: fieldOf(form, "until") || null,
      days: Number(fieldOf(form, "days")),
      missions: [...access.values()],
    };
    invite.mutate(body);
  };
  return (
    <form className="people-form" onSubmit={send}>
      <p className="quiet">{say("person.people.intro")}</p>
      <Field label={say("person.account.sign_in_name")}>
        <input name="name" required maxLength={60} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label={say("person.account.display_name")}>
        <input name="display_name" required maxLength={120} autoComplete="off" />
      </Field>
      <Field label={say("person.account.language")}>
        <select name="language" className="select">
          <option value="">{say("person.account.language_any")}</option>
          <LanguageOptions />
        </select>
      </Field>
      <Field label={say("person.role.label")}>
        <select name="everywhere" className="select">
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
          access={access.get(mission.id) ?? null}
          change={(given) => change(mission.id, given)}
        />
      ))}
      <p className="quiet">{say("person.functions.why")}</p>
      <Field label={say("person.invite.until")}>
        <input name="until" type="date" />
      </Field>
      <Field label={say("person.invite.days")}>
        <input name="days" type="number" min={1} max={30} defaultValue={7} required />
      </Field>
      {invite.error && <ProblemPanel error={invite.error} />}
      <button type="submit" className="button primary" disabled={invite.isPending}>
        {say("person.invite.act")}
      </button>
    </form>
  );
}
