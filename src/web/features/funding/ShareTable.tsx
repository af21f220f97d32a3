import { useMemo, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";
import { type Shown, type ShownShare, sumOf } from "./shown-shares.ts";

type Props = {
  readonly shown: Shown;
  readonly nameOf: (iso3: string) => string;
  readonly open: (iso3: string) => void;
  readonly money: (text: string) => string;
};
type Order = { readonly by: "rank" | "name"; readonly down: boolean };

/** Every state with its rank, share and amount; each number opens to how it was made. */
export function ShareTable({ shown, nameOf, open, money }: Props) {
  const { say } = useWords();
  const [wanted, setWanted] = useState("");
  const [order, setOrder] = useState<Order>({ by: "rank", down: false });
  const rows = useFoundShares({ shown, nameOf, wanted, order });
  const title = say("screen.funding.states", { count: shown.shares.length });
  return (
    <Panel className="share-table" title={title}>
      <input
        className="search"
        type="search"
        value={wanted}
        placeholder={say("screen.funding.search")}
        aria-label={say("screen.funding.search")}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="table-scroll tall" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <OrderHead by="rank" label={say("screen.funding.rank")} order={order} setOrder={setOrder} />
              <OrderHead by="name" label={say("screen.funding.state")} order={order} setOrder={setOrder} />
              <th scope="col" className="num">
                {say(shown.levelsKnown ? "screen.funding.percent" : "screen.funding.regular")}
              </th>
              <th scope="col" className="num">
                {say("screen.funding.usd")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((share) => (
              <ShareRow key={share.iso3} share={share} nameOf={nameOf} open={open} money={money} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">{say("screen.funding.sum", { count: rows.length })}</th>
              <td />
              <td className="num">
                <strong>{shown.levelsKnown ? money(sumOf(rows)) : say("screen.unknown")}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}

type Asked = Pick<Props, "shown" | "nameOf"> & { readonly wanted: string; readonly order: Order };

/** The shares whose state matches what is asked for, in the order asked for. */
function useFoundShares({ shown, nameOf, wanted, order }: Asked): ShownShare[] {
  const { compare } = useWords();
  return useMemo(() => {
    const asked = wanted.trim().toLocaleLowerCase();
    const found = shown.shares.filter(
      ({ iso3 }) =>
        asked === "" || iso3.toLocaleLowerCase().includes(asked) || nameOf(iso3).toLocaleLowerCase().includes(asked),
    );
    const by = (a: ShownShare, b: ShownShare) =>
      order.by === "rank" ? a.rank - b.rank : compare(nameOf(a.iso3), nameOf(b.iso3));
    return found.toSorted((a, b) => (order.down ? by(b, a) : by(a, b)));
  }, [shown, wanted, order, nameOf, compare]);
}

type HeadProps = {
  readonly by: Order["by"];
  readonly label: string;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
};

/** The head of a column that sorts; a second press turns the order round. */
function OrderHead({ by, label, order, setOrder }: HeadProps) {
  const isOrder = order.by === by;
  return (
    <th
      scope="col"
      className={by === "rank" ? "num" : ""}
      aria-sort={isOrder ? (order.down ? "descending" : "ascending") : "none"}
    >
      <button type="button" className="link head-link" onClick={() => setOrder({ by, down: isOrder && !order.down })}>
        {label}
        {isOrder && <Icon name={order.down ? "down" : "up"} />}
      </button>
    </th>
  );
}

function ShareRow({ share, nameOf, open, money }: Omit<Props, "shown"> & { readonly share: ShownShare }) {
  const { say, percent } = useWords();
  return (
    <tr>
      <td className="num quiet">{share.rank}</td>
      <th scope="row">
        {nameOf(share.iso3)} <span className="quiet">{share.iso3}</span>
      </th>
      <td className="num">{percent(share.percent)}</td>
      <td className="num">
        <button type="button" className="link" onClick={() => open(share.iso3)}>
          {share.amount === null ? <span className="unknown">{say("screen.unknown")}</span> : money(share.amount)}
        </button>
      </td>
    </tr>
  );
}
