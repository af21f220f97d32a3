import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ask } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { Field, SureButton } from "./Fields.tsx";
import type { Account } from "./people-queries.ts";
import { QrPicture } from "./QrPicture.tsx";

type Offer = { readonly address: string; readonly secret: string };
type Codes = { readonly recovery_codes: readonly string[] };

/** Codes of a device as second factor: set up, renewed, removed. */
export function DeviceCodeCard({ account }: { account: Pick<Account, "device_code" | "recovery_codes"> }) {
  const { say, number } = useWords();
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const offer = useMutation({ mutationFn: () => ask<Offer>("/account/device-code", { method: "POST" }) });
  const renew = useMutation({
    mutationFn: () => ask<Codes>("/account/recovery-codes", { method: "POST" }),
    onSuccess: ({ recovery_codes }) => setCodes(recovery_codes),
  });
  const remove = useMutation({
    mutationFn: () => ask("/account/device-code", { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries(),
  });
  const kept = () => {
    setCodes(null);
    offer.reset();
    void client.invalidateQueries();
  };
  if (codes) return <RecoveryCodes codes={codes} kept={kept} />;
  const error = offer.error ?? renew.error ?? remove.error;
  return (
    <>
      <h3>{say("person.factor.device")}</h3>
      {account.device_code ? (
        <>
          <p>{say("person.factor.device_on", { left: number(account.recovery_codes) })}</p>
          <div className="people-acts">
            <button type="button" className="button" disabled={renew.isPending} onClick={() => renew.mutate()}>
              {say("person.factor.recovery_new")}
            </button>
            <SureButton
              label={say("person.factor.device_remove")}
              act={() => remove.mutate()}
              pending={remove.isPending}
            />
          </div>
        </>
      ) : offer.data ? (
        <ConfirmDevice offer={offer.data} done={setCodes} />
      ) : (
        <>
          <p className="unknown">{say("person.factor.device_off")}</p>
          <button type="button" className="button" disabled={offer.isPending} onClick={() => offer.mutate()}>
            {say("person.factor.device_begin")}
          </button>
        </>
      )}
      {error && <ProblemPanel error={error} />}
    </>
  );
}

function ConfirmDevice({ offer, done }: { offer: Offer; done: (codes: readonly string[]) => void }) {
  const { say } = useWords();
  const confirm = useMutation({
    mutationFn: (code: string) => ask<Codes>("/account/device-code", { method: "PUT", body: { code } }),
    onSuccess: ({ recovery_codes }) => done(recovery_codes),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get("code") ?? ""));
  };
  return (
    <form className="people-form" onSubmit={send}>
      <p>{say("person.factor.scan")}</p>
      <QrPicture text={offer.address} />
      <p>
        {say("person.factor.key")}: <code dir="ltr">{offer.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <Field label={say("person.second.code")}>
        <input name="code" required autoFocus inputMode="numeric" autoComplete="one-time-code" dir="ltr" />
      </Field>
      {confirm.error && <ProblemPanel error={confirm.error} />}
      <button type="submit" className="button primary" disabled={confirm.isPending}>
        {say("person.factor.confirm")}
      </button>
    </form>
  );
}

function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
  const { say } = useWords();
  return (
    <div className="people-form" role="group" aria-label={say("person.factor.recovery")}>
      <h3>{say("person.factor.recovery")}</h3>
      <p>{say("person.factor.recovery_keep")}</p>
      <ul className="people-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className="button primary" onClick={kept} autoFocus>
        {say("person.factor.recovery_kept")}
      </button>
    </div>
  );
}
