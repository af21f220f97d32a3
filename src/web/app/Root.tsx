import { useQuery } from "@tanstack/react-query";
import { Outlet, useSearch } from "@tanstack/react-router";
import { isLanguage, type Language } from "../../words/say.ts";
import { ApiProblem, setApiLanguage } from "../api.ts";
import { sessionQuery } from "../queries.ts";
import { useWords, WordsProvider } from "../words/words.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";
import { ChangePassword, SignIn } from "./SignIn.tsx";

const languageKey = "concert.language";

/** The address decides; without it, what the reader chose here last, then what the browser asks for. */
function languageOf(asked: Language | undefined): Language {
  if (asked) {
    localStorage.setItem(languageKey, asked);
    return asked;
  }
  const wished = [
    localStorage.getItem(languageKey) ?? "",
    ...navigator.languages.map((tag) => tag.split("-")[0] ?? ""),
  ];
  return wished.find(isLanguage) ?? "en";
}

/** The page: words first, then who is there, then what they asked for. */
export function Root() {
  const search = useSearch({ strict: false });
  const language = languageOf(search.lang);
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
      <OfflineNotice />
      <Outlet />
    </>
  );
}
