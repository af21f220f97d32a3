import { Fragment, type ReactNode } from "react";
import type { BudgetClassCode, BudgetGroup } from "../../../../model/budget-class.ts";
import type { BudgetClassEstimate, BudgetEstimate, BudgetVariance } from "../../../../model/budget-estimate.ts";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";

type Props = {
  readonly base: BudgetEstimate;
  readonly asked: BudgetEstimate | null;
  readonly variance: BudgetVariance | null;
  readonly year: string;
  readonly open: (code: BudgetClassCode, asked: boolean) => void;
};
const groups: readonly BudgetGroup[] = ["I", "II", "III"];

/** Classes by group with the base, what is asked for and the variance; each amount opens to its lines. */
export function BudgetTable({ base, asked, variance, year, open }: Props) {
  const { say, digits } = useWords();
  const title = say("budget.screen.classes", { year: digits(year) });
  const askedOf = new Map(asked?.classes.map((each) => [each.code, each]));
  const changeOf = new Map(variance?.classes.map((each) => [each.code, each]));
  return (
    <Panel
      className="budget-table"
      title={title}
      subtitle={say("budget.screen.classes.subtitle")}
      foot={say("budget.unofficial")}
    >
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("budget.column.class")}</th>
              <th scope="col" className="num">
                {say("budget.screen.base")}
              </th>
              {asked && (
                <>
                  <th scope="col" className="num">
                    {say("budget.screen.asked")}
                  </th>
                  <th scope="col" className="num">
                    {say("budget.column.difference")}
                  </th>
                  <th scope="col" className="num">
                    {say("budget.column.percent")}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Fragment key={group}>
                <tr className="budget-group">
                  <th scope="rowgroup" colSpan={asked ? 5 : 2}>
                    {say(`budget.group.${group}`)}
                  </th>
                </tr>
                {base.classes
                  .filter((each) => each.group === group)
                  .map((each) => {
                    const changed = askedOf.get(each.code);
                    return (
                      <tr key={each.code}>
                        <th scope="row">{say(`code.class.${each.code}`)}</th>
                        <td className="num">
                          <AmountButton of={each} open={() => open(each.code, false)} />
                        </td>
                        {changed && (
                          <>
                            <td className="num">
                              <AmountButton of={changed} open={() => open(each.code, true)} />
                            </td>
                            <ChangeCells change={changeOf.get(each.code)} />
                          </>
                        )}
                      </tr>
                    );
                  })}
              </Fragment>
            ))}
          </tbody>
          <Foot base={base} asked={asked} variance={variance} />
        </table>
      </div>
      {variance?.classes.some((each) => each.partial) && <p className="quiet small-text">{say("budget.partial")}</p>}
    </Panel>
  );
}

/** What is shown of an amount: the amount, or unknown with what is sure of it. */
function Amount({ of }: { readonly of: Pick<BudgetClassEstimate, "amount_usd" | "known_usd" | "unknown"> }): ReactNode {
  const { say, amount } = useWords();
  if (of.amount_usd !== null) return amount(of.amount_usd);
  return (
    <>
      <span className="unknown">{say("screen.unknown")}</span>
      {of.known_usd !== null && (
        <span className="quiet small-text budget-known">
          {say("budget.screen.at_least", { amount: amount(of.known_usd) })}
        </span>
      )}
    </>
  );
}

function AmountButton({ of, open }: { readonly of: BudgetClassEstimate; readonly open: () => void }) {
  return (
    <button type="button" className="link" onClick={open}>
      <Amount of={of} />
    </button>
  );
}

function ChangeCells({ change }: { readonly change: BudgetVariance["classes"][number] | undefined }) {
  const { say, amount, percent } = useWords();
  if (!change || change.difference_usd === null) {
    return (
      <>
        <td className="num unknown">{say("screen.unknown")}</td>
        <td />
      </>
    );
  }
  const isMore = !change.difference_usd.startsWith("-") && change.difference_usd !== "0.00";
  return (
    <>
      <td className="num">
        {isMore ? "+" : ""}
        {amount(change.difference_usd)}
        {change.partial ? " *" : ""}
      </td>
      <td className="num">{change.percent === null ? "" : `${isMore ? "+" : ""}${percent(change.percent, 1)}`}</td>
    </>
  );
}

function Foot({ base, asked, variance }: Pick<Props, "base" | "asked" | "variance">) {
  const { say, amount } = useWords();
  const difference = variance?.difference_usd ?? "0.00";
  const isMore = !difference.startsWith("-") && difference !== "0.00";
  return (
    <tfoot>
      <tr>
        <th scope="row">{say("budget.total")}</th>
        <td className="num">
          <strong>
            <Amount of={base} />
          </strong>
        </td>
        {asked && (
          <>
            <td className="num budget-asked-total">
              <strong>
                <Amount of={asked} />
              </strong>
            </td>
            <td className="num">
              <strong>
                {isMore ? "+" : ""}
                {amount(difference)}
              </strong>
            </td>
            <td />
          </>
        )}
      </tr>
    </tfoot>
  );
}
