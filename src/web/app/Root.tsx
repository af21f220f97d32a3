import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { ApiProblem, setApiLanguage } from "../api.ts";
import { HelpHost } from "../help/HelpHost.tsx";
import { sessionQuery } from "../queries.ts";
import { useOpeningLanguage } from "../words/opening-language.ts";
import { useWords, WordsProvider } from "../words/words.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";
import { ChangePassword, SecondFactor, SignIn } from "./SignIn.tsx";

const EnrolPage = lazy(() =>
  import("../features/people/EnrolPage.tsx").then((module) => ({ default: module.EnrolPage })),
);

/** The page: words first, then who is there, then what they asked for. */
export function Root() {
  const search = useSearch({ strict: false });
  const language = useOpeningLanguage(search.lang);
  setApiLanguage(language);
  // Whoever comes by an invitation is nobody here yet.
  const invited = useLocation().pathname === "/invitation";
  return <WordsProvider language={language}>{invited ? <Outlet /> : <Gate />}</WordsProvider>;
}

function Gate() {
  const { say } = useWords();
  const session = useQuery(sessionQuery());
  if (session.isPending) return <div className="page-loading" role="status" aria-label={say("screen.loading")} />;
  const signedOut = session.error instanceof ApiProblem && session.error.status === 401;
  if (session.error && (signedOut || session.data === undefined)) {
    return signedOut ? <SignIn /> : <ProblemPanel error={session.error} retry={() => void session.refetch()} page />;
  }
  if (session.data.step === "second_factor") return <SecondFactor session={session.data} />;
  if (session.data.change_password) return <ChangePassword />;
  if (session.data.step === "enrol")
    return (
      <Suspense fallback={<div className="page-loading" />}>
        <EnrolPage />
      </Suspense>
    );
  return (
    <>
      <OfflineNotice person={session.data.user.name} />
      <Outlet />
      <HelpHost />
    </>
  );
}
