import { ApiProblem, Unreachable } from "../api.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";

/** What happened, what is safe, what to do, with the number to quote. */
export function ProblemPanel({ error, retry, page = false }: { error: Error; retry?: () => void; page?: boolean }) {
  const { say } = useWords();
  const problem = error instanceof ApiProblem ? error : null;
  const title = error instanceof Unreachable ? say("screen.offline") : problem?.title || say("screen.problem");
  return (
    <div className={page ? "problem problem-page" : "problem"} role="alert">
      <Icon name="alert" />
      <div>
        <strong>{title}</strong>
        {problem?.message && <p>{problem.message}</p>}
        {!problem?.message && !(error instanceof Unreachable) && <p>{say("screen.problem.safe")}</p>}
        {problem?.id && <p className="quiet">{say("screen.problem.id", { id: problem.id })}</p>}
        {retry && (
          <button type="button" className="button" onClick={retry}>
            {say("screen.retry")}
          </button>
        )}
      </div>
    </div>
  );
}
