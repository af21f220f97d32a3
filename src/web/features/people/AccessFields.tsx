import { nounsKeptBy } from "../../../model/kept-nouns.ts";
import { type WorkFunction, workFunctions } from "../../../model/work-function.ts";
import { useWords } from "../../words/words.tsx";
import { Field } from "./Fields.tsx";
import { type MissionAccess, type Role, roles } from "./people-queries.ts";

type Props = {
  readonly mission: { readonly id: string; readonly short_name: string };
  readonly access: MissionAccess | null;
  readonly change: (access: MissionAccess | null) => void;
};

const roleFrom = (text: string): Role | null => roles.find((role) => role === text) ?? null;

/** Role and functions of a person in one mission. */
export function AccessFields({ mission, access, change }: Props) {
  const { say, list } = useWords();
  const functions = access?.functions ?? [];
  const nouns = [...new Set(functions.flatMap(nounsKeptBy))].map((noun) => say(`noun.${noun}.many`));
  const turn = (work: WorkFunction, on: boolean) => {
    if (access) change({ ...access, functions: on ? [...functions, work] : functions.filter((each) => each !== work) });
  };
  return (
    <div className="people-access">
      <Field label={say("person.role.in_mission", { mission: mission.short_name })}>
        <select
          className="select"
          value={access?.role ?? ""}
          onChange={(event) => {
            const role = roleFrom(event.target.value);
            change(role === null ? null : { mission: mission.id, role, functions });
          }}
        >
          <option value="">{say("person.role.none")}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {say(`person.role.${role}`)}
            </option>
          ))}
        </select>
      </Field>
      {access && (
        <fieldset className="people-functions">
          <legend>{say("person.functions.label", { mission: mission.short_name })}</legend>
          {workFunctions.map((work) => (
            <label key={work}>
              <input
                type="checkbox"
                checked={functions.includes(work)}
                onChange={(event) => turn(work, event.target.checked)}
              />
              {say(`function.${work}`)}
            </label>
          ))}
          {access.role === "editor" && functions.length > 0 && (
            <p className="quiet">
              {nouns.length > 0
                ? say("person.functions.writes", { nouns: list(nouns) })
                : say("person.functions.reads")}
            </p>
          )}
        </fieldset>
      )}
    </div>
  );
}
