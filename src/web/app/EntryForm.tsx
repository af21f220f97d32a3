import type { FormEvent, ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";

export const fieldOf = (form: FormData, name: string): string => String(form.get(name) ?? "");

type FrameProps = { readonly title: string; readonly children: ReactNode };

/** A page before the workspace. The release sentence stands here too: what is inside is historic or fictional. */
export function EntryFrame({ title, children }: FrameProps) {
  const { say } = useWords();
  return (
    <main className="entry" id="main">
      <div className="entry-card">
        <div className="entry-head">
          <span className="brand">Concert</span>
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        {children}
      </div>
      <p className="entry-note">{say("screen.release_rules")}</p>
    </main>
  );
}

type EntryProps = {
  readonly submit: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (form: FormData) => void;
  readonly children: ReactNode;
};

export function EntryForm({ submit, pending, error, onSubmit, children }: EntryProps) {
  const { say } = useWords();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={send}>
      {children}
      {error && <ProblemPanel error={error} />}
      <button type="submit" className="button primary" disabled={pending}>
        {pending ? say("screen.wait") : submit}
      </button>
    </form>
  );
}

/** A new password with its rule. */
export function NewPasswordField({ label, autoFocus = false }: { label: string; autoFocus?: boolean }) {
  const { say } = useWords();
  return (
    <>
      <label>
        {label}
        <input
          name="new"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          autoFocus={autoFocus}
          aria-describedby="password-rule"
        />
      </label>
      <p id="password-rule" className="quiet">
        {say("screen.password.rule")}
      </p>
    </>
  );
}
