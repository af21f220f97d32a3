import { type DragEvent, useRef, useState } from "react";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { missionPath } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { DryRunView } from "./DryRunView.tsx";
import { type Step, useUpload } from "./use-upload.ts";
import "./upload.css";

type Props = {
  readonly mission: string;
  /** The table on screen: that of a CSV file and of the template. */
  readonly noun: { readonly name: string; readonly plural: string };
  readonly close: () => void;
};

/** A file from choosing to receipt: sent, checked, shown, and taken as a whole or not at all. */
export function UploadDialog({ mission, noun, close }: Props) {
  const { say, sayOr } = useWords();
  const { step, error, file, check, take, undo, more, again } = useUpload(mission, noun.plural);
  return (
    <Dialog open close={close} title={say("upload.title")}>
      <div className="upload">
        {error && (
          <ProblemPanel error={error} {...(file && step.name === "shown" ? { retry: () => check(file) } : {})} />
        )}
        {step.name === "choose" && (
          <>
            <p>{say("upload.about")}</p>
            <DropPlace take={check} />
            <Templates mission={mission} noun={noun} label={sayOr(`noun.${noun.name}.many`, noun.name)} />
          </>
        )}
        <StepStatus step={step} />
        {step.name === "shown" && (
          <DryRunView
            mission={mission}
            found={step.found}
            busy={step.busy}
            take={() => take(step.found)}
            more={(offset) => more(step.found, offset)}
            other={again}
          />
        )}
        {step.name === "taken" && (
          <p className="upload-acts">
            {step.undone === null && (
              <button type="button" className="button" disabled={step.busy} onClick={() => undo(step.receipt)}>
                <Icon name="undo" />
                {say("upload.undo")}
              </button>
            )}
            <button type="button" className="button" onClick={again}>
              {say("upload.other")}
            </button>
            <button type="button" className="button primary" onClick={close}>
              {say("screen.close")}
            </button>
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What is going on, told also to those who do not see it. */
function StepStatus({ step }: { step: Step }) {
  const { say } = useWords();
  if (step.name === "sending")
    return (
      <div className="upload-progress" role="status">
        <progress max={100} value={step.progress.percent} aria-label={say("upload.title")} />
        <span>
          {say("upload.sending", { percent: step.progress.percent })}
          {step.progress.resuming && ` ${say("upload.resuming")}`}
        </span>
      </div>
    );
  return (
    <p role="status" className="upload-status">
      {step.name === "checking" && say("upload.checking")}
      {step.name === "shown" && (step.busy ? say("upload.committing") : say(`upload.state.${step.found.state}`))}
      {step.name === "taken" &&
        (step.undone === null ? say("upload.taken", { ...step.receipt }) : say("upload.undone", { seq: step.undone }))}
    </p>
  );
}

function DropPlace({ take }: { take: (file: File) => void }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  };
  return (
    <div
      className={over ? "upload-drop over" : "upload-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{say("upload.drop")}</p>
      <button type="button" className="button primary" onClick={() => input.current?.click()}>
        {say("upload.choose")}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) take(file);
        }}
      />
    </div>
  );
}

/** Two ways to a file that will be understood, and how a CSV file is read. */
function Templates({ mission, noun, label }: Pick<Props, "mission" | "noun"> & { readonly label: string }) {
  const { say, language } = useWords();
  const path = `/api/v1${missionPath(mission)}`;
  return (
    <>
      <p className="upload-acts">
        <a className="button" href={`${path}/${noun.plural}/template?lang=${language}`} download>
          <Icon name="download" />
          {say("upload.template_of", { table: label })}
        </a>
        <a className="button" href={`${path}/workbook?lang=${language}`} download>
          <Icon name="download" />
          {say("upload.all")}
        </a>
      </p>
      <p className="quiet">{say("upload.csv_table", { table: label })}</p>
    </>
  );
}
