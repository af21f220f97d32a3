import { isWorkFunction, workFunctions } from "../../model/work-function.ts";
import { useWords } from "../words/words.tsx";
import { useSetSearch } from "./mission-context.tsx";
import { useWorkFunction } from "./use-function.ts";

/** The function by which the reader enters, in the bar of a mission. */
export function FunctionSwitch() {
  const { say } = useWords();
  const setSearch = useSetSearch();
  const work = useWorkFunction();
  return (
    <select
      className="select"
      aria-label={say("shell.function")}
      value={work}
      onChange={({ target }) => isWorkFunction(target.value) && setSearch({ as: target.value })}
    >
      {workFunctions.map((name) => (
        <option key={name} value={name}>
          {say(`function.${name}`)}
        </option>
      ))}
    </select>
  );
}

/** The same choice on the start page, with what each function sees first. */
export function FunctionChoice() {
  const { say } = useWords();
  const setSearch = useSetSearch();
  const work = useWorkFunction();
  return (
    <fieldset className="function-choice">
      <legend>{say("shell.function.ask")}</legend>
      {workFunctions.map((name) => (
        <label key={name} className={name === work ? "function-option chosen" : "function-option"}>
          <input type="radio" name="function" checked={name === work} onChange={() => setSearch({ as: name })} />
          <span>
            <strong>{say(`function.${name}`)}</strong>
            <span className="quiet">{say(`function.${name}.first`)}</span>
          </span>
        </label>
      ))}
      <p className="quiet">{say("shell.function.note")}</p>
    </fieldset>
  );
}
