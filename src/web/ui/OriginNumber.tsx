import { type ReactNode, useState } from "react";
import type { Origin } from "../../model/origin.ts";
import { useWords } from "../words/words.tsx";
import { Dialog } from "./Dialog.tsx";

export type OriginProps = {
  /** What the number counts; the heading of the box that opens. */
  readonly title: string;
  readonly origin: Origin;
  /** What the button shows. */
  readonly children: ReactNode;
  readonly className?: string;
  /** More about the number, below its origin. */
  readonly more?: ReactNode;
};
type Props = OriginProps & {
  /** How a list of records is led to; the page that shows the number knows its addresses. */
  readonly link: (noun: string, ids: readonly string[], text?: string) => ReactNode;
};

/** A number that opens to how it is made, its day, its sources and the records that it rests on. */
export function OriginNumber({ title, origin, children, className = "", more, link }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={`number ${className}`} onClick={() => setOpen(true)}>
        {children}
      </button>
      <Dialog open={open} close={() => setOpen(false)} title={title} side>
        <OriginList origin={origin} link={link} />
        {more}
      </Dialog>
    </>
  );
}

function OriginList({ origin, link }: Pick<Props, "origin" | "link">) {
  const { say, sayOr, date } = useWords();
  const { formula, values, inputs, sources, basis, on } = origin;
  return (
    <dl className="origin">
      <dt>{say("screen.origin.formula")}</dt>
      <dd>{say(formula, values)}</dd>
      <dt>{say("shell.origin.day")}</dt>
      <dd>{on === null ? say("screen.unknown") : date(on)}</dd>
      <dt>{say("screen.origin.basis")}</dt>
      <dd>{basis === null ? say("screen.unknown") : say(`screen.basis.${basis}`)}</dd>
      <dt>{say("screen.origin.sources")}</dt>
      <dd>
        {sources.length === 0
          ? say("shell.origin.no_source")
          : sources.map((id) => <span key={id}>{link("source", [id])}</span>)}
      </dd>
      <dt>{say("screen.origin.record")}</dt>
      {inputs.length === 0 && <dd>{say("screen.none")}</dd>}
      {inputs.map(({ noun, ids }) => (
        <dd key={noun}>
          {link(noun, ids, say("screen.records", { count: ids.length, noun: sayOr(`noun.${noun}.many`, noun) }))}
        </dd>
      ))}
    </dl>
  );
}
