import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { useWords } from "../words/words.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";

/** Stands in for a screen that failed; the rest of the page goes on. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  return <ProblemPanel error={error instanceof Error ? error : new Error(String(error))} retry={reset} page />;
}

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useWords();
  return (
    <main className="start">
      <h1>{say("screen.not_found")}</h1>
      <Link to="/">{say("screen.to_start")}</Link>
    </main>
  );
}
