import { useQuery } from "@tanstack/react-query";
import type { PlanBudget } from "../../../model/plan.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { shareOriginQuery } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { ShareSteps } from "./ShareSteps.tsx";
import { useWords } from "../../words/words.tsx";

type Props = {
  readonly budget: PlanBudget;
  readonly part: number | null;
  readonly iso3: string | null;
  readonly nameOf: (iso3: string) => string;
  readonly close: () => void;
};

/** How one share came about: the formula with its numbers, step by step, each with the rows it rests on. */
export function ShareDialog({ budget, part, iso3, nameOf, close }: Props) {
  const { say } = useWords();
  const parts = part === null ? budget.parts.map((_, index) => index) : [part];
  return (
    <Dialog
      open={iso3 !== null}
      close={close}
      title={iso3 ? say("screen.funding.share_of", { state: nameOf(iso3) }) : ""}
      side
    >
      {iso3 && (
        <>
          <p className="quiet">{say("screen.funding.heading")}</p>
          {parts.map((index) => (
            <PartOrigin key={index} budget={budget.id} part={index} iso3={iso3} state={nameOf(iso3)} />
          ))}
          <p className="notice">{say("screen.funding.unofficial")}</p>
        </>
      )}
    </Dialog>
  );
}

type OriginProps = {
  readonly budget: string;
  readonly part: number;
  readonly iso3: string;
  readonly state: string;
};

function PartOrigin({ state, ...at }: OriginProps) {
  const { say, amount, percent, sayOr } = useWords();
  const origin = useQuery(shareOriginQuery(usePlanAsk(), at));
  if (origin.isPending) return <div className="skeleton tall" />;
  if (origin.isError) return <ProblemPanel error={origin.error} retry={() => void origin.refetch()} />;
  const { part, share, steps } = origin.data;
  return (
    <section className="share-origin">
      <h3>
        {part.from} – {part.to}
      </h3>
      <p className="share-result">
        {share.amount_usd === null ? (
          <span className="unknown">{say("screen.unknown")}</span>
        ) : (
          <strong>{amount(share.amount_usd)}</strong>
        )}{" "}
        {say("screen.funding.usd")} · {percent(share.rate_percent, 10)} %
      </p>
      <ShareSteps origin={origin.data} state={state} />
      <ol>
        {steps.map((step, index) => (
          <li key={index}>
            {step.text}
            {step.sources.map((source) => (
              <span key={`${source.table}${source.row}`} className="step-source">
                {sayOr(`screen.reference.${source.table}`, source.table)}, {source.row} ·{" "}
                {sayOr(`screen.status.${source.status}`, source.status)} · {source.source}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
