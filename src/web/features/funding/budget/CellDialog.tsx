import type { CycleClass } from "../../../../model/budget-cycle.ts";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { useWords } from "../../../words/words.tsx";

type Props = { readonly of: CycleClass | null; readonly stage: string | undefined; readonly close: () => void };

/** What one stage says of one class: the amount, its documents, sources and rows, and the step from the stage before. */
export function CellDialog({ of, stage, close }: Props) {
  const { say, amount, percent } = useWords();
  const cell = of?.cells.find((each) => each.stage === stage) ?? null;
  const step = of?.variances.find(({ to_stage }) => to_stage === stage) ?? null;
  const isOpen = of !== null && cell !== null;
  return (
    <Dialog open={isOpen} close={close} title={isOpen ? say(`code.class.${of.code}`) : ""} side>
      {cell && (
        <dl className="origin">
          <dt>{say(`code.stage.${cell.stage}`)}</dt>
          <dd>{cell.amount_usd === null ? say("screen.unknown") : amount(cell.amount_usd)}</dd>
          {step !== null && (
            <>
              <dt>{say("budget.cycle.step_from", { stage: say(`code.stage.${step.from_stage}`) })}</dt>
              <dd>
                {step.difference_usd === null ? say("screen.unknown") : amount(step.difference_usd)}
                {step.percent !== null && ` (${percent(step.percent, 1)} %)`}
              </dd>
            </>
          )}
          <dt>{say("budget.column.documents")}</dt>
          {cell.documents.length === 0 && <dd>{say("screen.none")}</dd>}
          {cell.documents.map((document) => (
            <dd key={document}>{document}</dd>
          ))}
          <dt>{say("screen.origin.sources")}</dt>
          {cell.sources.length === 0 && <dd>{say("shell.origin.no_source")}</dd>}
          {cell.sources.map((id) => (
            <dd key={id}>
              <RecordLink noun="source" id={[id]} />
            </dd>
          ))}
          <dt>{say("screen.origin.record")}</dt>
          {cell.records.length === 0 && <dd>{say("screen.none")}</dd>}
          {cell.records.length > 0 && (
            <dd>
              <RecordLink
                noun="class_amount"
                id={cell.records.map(({ id }) => id)}
                text={say("screen.records", { count: cell.records.length, noun: say("noun.class_amount.many") })}
              />
            </dd>
          )}
        </dl>
      )}
      <p className="notice">{say("budget.unofficial")}</p>
    </Dialog>
  );
}
