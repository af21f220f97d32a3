import { useSearch } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";
import { Icon } from "../ui/Icon.tsx";
import { useSetSearch } from "./mission-context.tsx";
import { useWords } from "../words/words.tsx";

type Props = {
  /** The title says what the picture shows, as a sentence where it can. */
  readonly title: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
};

/** A titled part of a screen. */
export function Panel({ title, subtitle, children, foot, className = "" }: Props) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <div>
          <h2 id={id}>{title}</h2>
          {subtitle && <p className="subtitle">{subtitle}</p>}
        </div>
      </header>
      {children}
      {foot && <footer className="panel-foot">{foot}</footer>}
    </section>
  );
}

/** A picture with its table: both show the same; `t` or the button turns to the other. */
export function PicturePanel({
  picture,
  table,
  tools,
  ...panel
}: Omit<Props, "children"> & { picture: ReactNode; table: ReactNode; tools?: ReactNode }) {
  const id = useId();
  const asTable = useAsTable();
  return (
    <section className={`panel ${panel.className ?? ""}`} aria-labelledby={id}>
      <header className="panel-head">
        <div>
          <h2 id={id}>{panel.title}</h2>
          {panel.subtitle && <p className="subtitle">{panel.subtitle}</p>}
        </div>
        <div className="panel-tools">
          <ViewSwitch />
          {tools}
        </div>
      </header>
      {asTable ? table : picture}
      {panel.foot && <footer className="panel-foot">{panel.foot}</footer>}
    </section>
  );
}

const useAsTable = (): boolean => useSearch({ strict: false }).view === "table";

function ViewSwitch() {
  const { say } = useWords();
  const asTable = useAsTable();
  const setSearch = useSetSearch();
  return (
    <button
      type="button"
      className="button small view-switch"
      onClick={() => setSearch({ view: asTable ? undefined : "table" })}
    >
      <Icon name={asTable ? "picture" : "table"} />
      {say(asTable ? "screen.show_picture" : "screen.show_table")}
    </button>
  );
}
