import { type ReactNode, useId } from "react";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import { regionCode } from "./region-code.ts";
import type { StartUpAsk } from "./start-up-query.ts";

type Props = { readonly asked: StartUpAsk; readonly regions: readonly string[] };

/** The mission to come, and which real missions count as like it. Nothing is stored. */
export function StartUpControls({ asked, regions }: Props) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  return (
    <Panel title={say("startup.screen.ask")} subtitle={say("startup.screen.ask.subtitle")} className="budget-ask">
      <div className="startup-fields">
        <NumberField
          name="uniformed"
          value={asked.uniformed}
          step={100}
          change={(uniformed) => setSearch({ uniformed })}
        />
        <NumberField name="factor" value={asked.factor} step={0.5} change={(factor) => setSearch({ factor })} />
        <Labelled name="region">
          {(id) => (
            <select
              id={id}
              className="select"
              value={asked.region}
              onChange={(event) => setSearch({ region: event.target.value || undefined })}
            >
              <option value="">{say("startup.screen.every_region")}</option>
              {regions.map((region) => (
                <option key={region} value={region}>
                  {say(`startup.region.${regionCode(region)}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <NumberField name="from" value={asked.from} step={1} change={(from) => setSearch({ from })} />
        <NumberField name="to" value={asked.to} step={1} change={(until) => setSearch({ until })} />
      </div>
    </Panel>
  );
}

type FieldProps = {
  readonly name: string;
  readonly value: string;
  readonly step: number;
  readonly change: (text: string | undefined) => void;
};

/** What is typed is worked out at once; what is no number of the field leaves the estimate as it was. */
function NumberField({ name, value, step, change }: FieldProps) {
  return (
    <Labelled name={name}>
      {(id) => (
        <input
          id={id}
          className="field"
          type="number"
          min={1}
          step={step}
          inputMode="decimal"
          defaultValue={value}
          onChange={(event) => change(event.target.value || undefined)}
        />
      )}
    </Labelled>
  );
}

function Labelled({ name, children }: { readonly name: string; readonly children: (id: string) => ReactNode }) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="startup-field">
      <label htmlFor={id}>{say(`startup.screen.${name}`)}</label>
      {children(id)}
    </div>
  );
}
