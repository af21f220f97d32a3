import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ask } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { addPasskey, passkeysWork } from "../../passkey.ts";
import { useWords } from "../../words/words.tsx";
import { Field, SureButton } from "./Fields.tsx";
import type { Account } from "./people-queries.ts";

/** The passkeys of an account: added, named, removed. */
export function PasskeyCard({ account }: { account: Pick<Account, "passkeys"> }) {
  const { say, time } = useWords();
  const client = useQueryClient();
  const add = useMutation({ mutationFn: addPasskey, onSuccess: () => client.invalidateQueries() });
  const remove = useMutation({
    mutationFn: (id: string) => ask(`/account/passkeys/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries(),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    add.mutate(String(new FormData(form).get("passkey") ?? ""), { onSuccess: () => form.reset() });
  };
  const error = add.error ?? remove.error;
  return (
    <>
      <h3>{say("person.passkey.title")}</h3>
      <p className="quiet">{say("person.passkey.why")}</p>
      {account.passkeys.length === 0 && <p className="unknown">{say("person.passkey.none")}</p>}
      <ul className="people-list">
        {account.passkeys.map(({ id, name, created }) => (
          <li key={id}>
            <span>{say("person.passkey.since", { name, day: time(created) })}</span>
            <SureButton
              label={say("person.remove_named", { name })}
              act={() => remove.mutate(id)}
              pending={remove.isPending}
            />
          </li>
        ))}
      </ul>
      {passkeysWork() ? (
        <form className="people-row" onSubmit={send}>
          <Field label={say("person.passkey.name")}>
            <input name="passkey" required maxLength={80} autoComplete="off" />
          </Field>
          <button type="submit" className="button" disabled={add.isPending}>
            {say("person.passkey.add")}
          </button>
        </form>
      ) : (
        <p className="notice">{say("person.passkey.unsupported")}</p>
      )}
      {add.data === null && <p role="status">{say("person.passkey.stopped")}</p>}
      {error && <ProblemPanel error={error} />}
    </>
  );
}
