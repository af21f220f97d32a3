import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { isLanguage } from "../../../words/say.ts";
import { ask } from "../../api.ts";
import { fieldOf, NewPasswordField } from "../../app/EntryForm.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { sessionQuery } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { DeviceCodeCard } from "./DeviceCodeCard.tsx";
import { EventsTable } from "./EventsTable.tsx";
import { Field, LanguageOptions, SureButton } from "./Fields.tsx";
import { PasskeyCard } from "./PasskeyCard.tsx";
import { Card, PeopleFrame } from "./PeopleFrame.tsx";
import { type Account, accountQuery } from "./people-queries.ts";
import { SessionsTable } from "./SessionsTable.tsx";

/** One's own account. */
export function AccountScreen() {
  const { say } = useWords();
  const account = useQuery(accountQuery());
  return (
    <PeopleFrame title={say("person.account")}>
      {account.isPending && <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />}
      {account.error && <ProblemPanel error={account.error} retry={() => void account.refetch()} />}
      {account.data && <AccountCards account={account.data} />}
    </PeopleFrame>
  );
}

function AccountCards({ account }: { account: Account }) {
  const { say } = useWords();
  const session = useQuery(sessionQuery());
  return (
    <>
      <ProfileCard account={account} />
      <Card title={say("person.factor.title")}>
        <p>{say("person.factor.why")}</p>
        {account.factor_required && <p className="notice">{say("person.factor.required")}</p>}
        {session.data?.factor_recommended && <p className="notice">{say("person.factor.recommended")}</p>}
        <DeviceCodeCard account={account} />
        <PasskeyCard account={account} />
      </Card>
      <PasswordCard account={account} />
      <SessionsCard account={account} />
      <Card title={say("person.log.own")}>
        <EventsTable path="/account/events" title={say("person.log.own")} />
      </Card>
      <LeaveCard />
    </>
  );
}

function ProfileCard({ account }: { account: Account }) {
  const { say, date } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: (body: { display_name: string; language: string | null }) => ask("/account", { method: "PATCH", body }),
    onSuccess: (_, { language }) => {
      if (language !== null && isLanguage(language))
        void navigate({ to: ".", search: (before) => ({ ...before, lang: language }), replace: true });
      void client.invalidateQueries();
    },
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ display_name: fieldOf(form, "display_name"), language: fieldOf(form, "language") || null });
  };
  return (
    <Card title={say("person.account.profile")}>
      <form className="people-form" onSubmit={send}>
        <p>
          {say("person.account.sign_in_name")}: <strong>{account.name}</strong>
        </p>
        {account.access_until && <p>{say("person.account.until", { day: date(account.access_until) })}</p>}
        <Field label={say("person.account.display_name")}>
          <input
            name="display_name"
            required
            maxLength={120}
            autoComplete="name"
            defaultValue={account.display_name ?? account.name}
          />
        </Field>
        <Field label={say("person.account.language")}>
          <select name="language" className="select" defaultValue={account.language ?? ""}>
            <option value="">{say("person.account.language_any")}</option>
            <LanguageOptions />
          </select>
        </Field>
        {save.error && <ProblemPanel error={save.error} />}
        <div className="people-acts">
          <button type="submit" className="button primary" disabled={save.isPending}>
            {say("person.save")}
          </button>
          <span role="status">{save.isSuccess && say("person.saved")}</span>
        </div>
      </form>
    </Card>
  );
}

function PasswordCard({ account }: { account: Account }) {
  const { say } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { old: string; new: string }) => ask("/session/password", { method: "PUT", body }),
    onSuccess: () => client.invalidateQueries(),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    change.mutate({ old: fieldOf(fields, "old"), new: fieldOf(fields, "new") }, { onSuccess: () => form.reset() });
  };
  return (
    <Card title={say("person.account.password")}>
      {account.has_password ? (
        <form className="people-form" onSubmit={send}>
          <input type="text" name="username" autoComplete="username" value={account.name} readOnly hidden />
          <Field label={say("person.account.old")}>
            <input name="old" type="password" autoComplete="current-password" required />
          </Field>
          <NewPasswordField label={say("person.account.new")} />
          {change.error && <ProblemPanel error={change.error} />}
          <div className="people-acts">
            <button type="submit" className="button" disabled={change.isPending}>
              {say("person.account.password_act")}
            </button>
            <span role="status">{change.isSuccess && say("person.account.password_done")}</span>
          </div>
        </form>
      ) : (
        <p>{say("person.account.no_password")}</p>
      )}
    </Card>
  );
}

function SessionsCard({ account }: { account: Account }) {
  const { say } = useWords();
  const client = useQueryClient();
  const again = () => client.invalidateQueries();
  const end = useMutation({
    mutationFn: (id: number) => ask(`/account/sessions/${id}`, { method: "DELETE" }),
    onSettled: again,
  });
  const endOthers = useMutation({
    mutationFn: () => ask("/account/sessions", { method: "DELETE" }),
    onSettled: again,
  });
  return (
    <Card title={say("person.sessions.title")}>
      <SessionsTable sessions={account.sessions} end={end.mutate} />
      {account.sessions.length > 1 && (
        <SureButton
          label={say("person.sessions.end_others")}
          act={() => endOthers.mutate()}
          pending={endOthers.isPending}
        />
      )}
    </Card>
  );
}

function LeaveCard() {
  const { say } = useWords();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => ask("/account/leave", { method: "POST" }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <Card title={say("person.leave.title")}>
      <p>{say("person.leave.why")}</p>
      {leave.error && <ProblemPanel error={leave.error} />}
      <SureButton label={say("person.leave.act")} act={() => leave.mutate()} pending={leave.isPending} />
    </Card>
  );
}
