import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { isLanguage } from "../../words/say.ts";
import { ask } from "../api.ts";
import { passkeysWork, signInWithPasskey } from "../passkey.ts";
import type { Session } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { EntryForm, EntryFrame, NewPasswordField, fieldOf } from "./EntryForm.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";

/** Goes on after a sign-in, in the person's own language where the address names none. */
function useEnter(): (session: Session) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { lang } = useSearch({ strict: false });
  return ({ user }) => {
    const { language } = user;
    if (lang === undefined && language && isLanguage(language))
      void navigate({ to: ".", search: (before) => ({ ...before, lang: language }), replace: true });
    void client.resetQueries();
  };
}

/** What the provider's answer came to, as the server left it in the address; said once. */
function problemInAddress(): string | null {
  const code = /^#sign-in=(person\.[a-z_]+)$/.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}

/** Name and password, and every other way in that works here. */
export function SignIn() {
  const { say } = useWords();
  const enter = useEnter();
  const [problem] = useState(problemInAddress);
  const ways = useQuery({
    queryKey: ["ways"],
    queryFn: () => ask<{ provider: string | null }>("/session/ways"),
    staleTime: Infinity,
  });
  const provider = ways.data?.provider ?? null;
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      ask<Session>("/session", {
        method: "POST",
        body: { name: fieldOf(form, "name"), password: fieldOf(form, "password") },
      }),
    onSuccess: enter,
  });
  return (
    <EntryFrame title={say("screen.signin.title")}>
      {problem !== null && (
        <div className="problem" role="alert">
          <p>{say(problem, { provider: provider ?? "" })}</p>
        </div>
      )}
      <EntryForm
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
      <OtherWays provider={provider} />
    </EntryFrame>
  );
}

function OtherWays({ provider }: { provider: string | null }) {
  const { say } = useWords();
  const toProvider = useMutation({
    mutationFn: () => ask<{ address: string }>("/session/provider", { method: "POST" }),
    onSuccess: ({ address }) => location.assign(address),
  });
  if (!passkeysWork() && provider === null) return null;
  return (
    <div className="entry-ways">
      <p className="entry-or quiet">{say("person.way.or")}</p>
      <PasskeyButton />
      {provider !== null && (
        <button
          type="button"
          className="button"
          disabled={toProvider.isPending || toProvider.isSuccess}
          onClick={() => toProvider.mutate()}
        >
          {say("person.way.provider", { provider })}
        </button>
      )}
      {toProvider.error && <ProblemPanel error={toProvider.error} />}
    </div>
  );
}

function PasskeyButton() {
  const { say } = useWords();
  const enter = useEnter();
  const passkey = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: (session) => {
      if (session) enter(session);
    },
  });
  if (!passkeysWork()) return null;
  return (
    <>
      <button type="button" className="button" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
        {say("person.way.passkey")}
      </button>
      {passkey.data === null && <p role="status">{say("person.passkey.stopped")}</p>}
      {passkey.error && <ProblemPanel error={passkey.error} />}
    </>
  );
}

/** The password was right; a code of the device, a recovery code or a passkey is still to come. */
export function SecondFactor({ session }: { session: Session }) {
  const { say } = useWords();
  const enter = useEnter();
  const client = useQueryClient();
  const pass = useMutation({
    mutationFn: (form: FormData) =>
      ask<Session>("/session/second-factor", { method: "POST", body: { code: fieldOf(form, "code") } }),
    onSuccess: enter,
  });
  const back = useMutation({
    mutationFn: () => ask("/session", { method: "DELETE" }),
    onSettled: () => client.resetQueries(),
  });
  return (
    <EntryFrame title={say("person.second.title")}>
      {session.factors.device_code && (
        <EntryForm submit={say("person.second.act")} pending={pass.isPending} error={pass.error} onSubmit={pass.mutate}>
          <p id="code-hint">{say("person.second.hint")}</p>
          <label>
            {say("person.second.code")}
            <input
              name="code"
              autoComplete="one-time-code"
              required
              autoFocus
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
              aria-describedby="code-hint"
            />
          </label>
        </EntryForm>
      )}
      <div className="entry-ways">
        {session.factors.passkeys > 0 && <PasskeyButton />}
        <button type="button" className="button" onClick={() => back.mutate()}>
          {say("person.second.back")}
        </button>
      </div>
    </EntryFrame>
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
    <EntryFrame title={say("screen.password.title")}>
      <EntryForm
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
        <NewPasswordField label={say("screen.password.next")} />
      </EntryForm>
    </EntryFrame>
  );
}
