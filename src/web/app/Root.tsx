import { useQuery } from "@tanstack/react-query";
import { Outlet, useSearch } from "@tanstack/react-router";
import { ApiProblem, setApiLanguage } from "../api.ts";
import { sessionQuery } from "../queries.ts";
import { useOpeningLanguage } from "../words/opening-language.ts";
import { useWords, WordsProvider } from "../words/words.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";
import { ChangePassword, SignIn } from "./SignIn.tsx";

/** The page: words first, then who is there, then what they asked for. */
export function Root() {
  const search = useSearch({ strict: false });
  const language = useOpeningLanguage(search.lang);
  setApiLanguage(language);
  return (
    <WordsProvider language={language}>
      <Gate />
    </WordsProvider>
  );
}

function Gate() {
  const { say } = useWords();
  const session = useQuery(sessionQuery());
  if (session.isPending) return <div className="page-loading" role="status" aria-label={say("screen.loading")} />;
  const signedOut = session.error instanceof ApiProblem && session.error.status === 401;
  if (session.error && (signedOut || session.data === undefined)) {
    return signedOut ? <SignIn /> : <ProblemPanel error={session.error} retry={() => void session.refetch()} page />;
  }
  if (session.data.change_password) return <ChangePassword />;
  return (
    <>
      <OfflineNotice person={session.data.user.name} />
      <Outlet />
    </>
  );
}
