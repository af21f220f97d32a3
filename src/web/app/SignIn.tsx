import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { ask } from "../api.ts";
import { useWords } from "../words/words.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";

const fieldOf = (form: FormData, name: string): string => String(form.get(name) ?? "");

/** Name and password. The release sentence stands here too: what is inside is historic or fictional. */
export function SignIn() {
  const { say } = useWords();
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      ask("/session", { method: "POST", body: { name: fieldOf(form, "name"), password: fieldOf(form, "password") } }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <EntryForm
      title={say("screen.signin.title")}
      submit={say("screen.signin.act")}
      pending={signIn.isPending}
      error={signIn.error}
      onSubmit={signIn.mutate}
    >
      <label>
        {say("screen.signin.name")}
        <input name="name" autoComplete="username" required autoFocus autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        {say("screen.signin.password")}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
    </EntryForm>
  );
}

/** The printed password works once; here it gives way to one of their own. */
export function ChangePassword() {
  const { say } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (form: FormData) =>
      ask("/session/password", {
        method: "PUT",
        body: { old: fieldOf(form, "old"), new: fieldOf(form, "new") },
      }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <EntryForm
      title={say("screen.password.title")}
      submit={say("screen.password.act")}
      pending={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
    >
      <p>{say("screen.password.why")}</p>
      <label>
        {say("screen.password.current")}
        <input name="old" type="password" autoComplete="current-password" required autoFocus />
      </label>
      <label>
        {say("screen.password.next")}
        <input
          name="new"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          aria-describedby="password-rule"
        />
      </label>
      <p id="password-rule" className="quiet">
        {say("screen.password.rule")}
      </p>
    </EntryForm>
  );
}

type EntryProps = {
  readonly title: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (form: FormData) => void;
  readonly children: ReactNode;
};

function EntryForm({ title, submit, pending, error, onSubmit, children }: EntryProps) {
  const { say } = useWords();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <main className="entry">
      <div className="entry-card">
        <div className="entry-head">
          <span className="brand">Concert</span>
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        <form onSubmit={send}>
          {children}
          {error && <ProblemPanel error={error} />}
          <button type="submit" className="button primary" disabled={pending}>
            {pending ? say("screen.wait") : submit}
          </button>
        </form>
      </div>
      <p className="entry-note">{say("screen.release_rules")}</p>
    </main>
  );
}
