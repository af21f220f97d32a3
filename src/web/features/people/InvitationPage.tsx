import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { isLanguage } from "../../../words/say.ts";
import { ask } from "../../api.ts";
import { EntryForm, EntryFrame, NewPasswordField, fieldOf } from "../../app/EntryForm.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";

type Invitation = {
  readonly name: string;
  readonly display_name: string | null;
  readonly language: string | null;
  readonly kind: "first" | "reset";
  readonly expires: string;
};

/** Where the link of an invitation leads. Its secret stands behind `#`, which no browser sends anywhere by itself. */
export function InvitationPage() {
  const { say, time } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { lang } = useSearch({ strict: false });
  const [secret] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ["invitation", secret],
    queryFn: () => ask<Invitation>("/invitations/read", { method: "POST", body: { secret } }),
    retry: false,
    staleTime: Infinity,
  });
  const language = invitation.data?.language ?? null;
  useEffect(() => {
    if (lang === undefined && language !== null && isLanguage(language))
      void navigate({ to: ".", search: { lang: language }, hash: secret, replace: true });
  }, [lang, language, navigate, secret]);
  const use = useMutation({
    mutationFn: (form: FormData) =>
      ask("/invitations/use", { method: "POST", body: { secret, password: fieldOf(form, "new") } }),
    onSuccess: async () => {
      await navigate({ to: "/", search: lang ? { lang } : {}, replace: true });
      await client.resetQueries();
    },
  });
  if (invitation.isPending) return <div className="page-loading" role="status" aria-label={say("screen.loading")} />;
  if (invitation.error)
    return (
      <EntryFrame title={say("person.invited.page")}>
        <ProblemPanel error={invitation.error} />
        <div className="entry-ways">
          <a className="button" href="/">
            {say("person.invited.to_sign_in")}
          </a>
        </div>
      </EntryFrame>
    );
  const { name, display_name, kind, expires } = invitation.data;
  return (
    <EntryFrame title={say(`person.invited.${kind}`, { name: display_name ?? name })}>
      <EntryForm submit={say("screen.password.act")} pending={use.isPending} error={use.error} onSubmit={use.mutate}>
        <p>{say("person.invited.why", { name, time: time(expires) })}</p>
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <NewPasswordField label={say("screen.password.next")} autoFocus />
      </EntryForm>
    </EntryFrame>
  );
}
