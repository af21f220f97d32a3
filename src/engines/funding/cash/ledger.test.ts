import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymousBands, arrearsByAge, overdueOn } from "./arrears.ts";
import { votesOn } from "./article-19.ts";
import { type Letter, type Receipt, dueDay, ledgerOn } from "./ledger.ts";

const letter = (id: string, payer: string, received_on: string, cents: bigint): Letter => ({
  id,
  payer,
  fund: id === "fund" ? "working_capital" : "peacekeeping",
  received_on,
  due_on: dueDay(received_on),
  cents,
});
const paid = (id: string, payer: string, received_on: string, cents: bigint): Receipt => ({
  id,
  payer,
  received_on,
  cents,
  letter: null,
});

describe("payments", () => {
  const letters = [
    letter("old", "AAA", "2022-01-10", 1000n),
    letter("new", "AAA", "2022-07-10", 500n),
    letter("fund", "AAA", "2022-07-11", 100n),
  ];

  test("go to the Working Capital Fund, then to the oldest debt", () => {
    const { applied, letters: left } = ledgerOn("2022-12-31", letters, [paid("p", "AAA", "2022-08-01", 700n)]);
    expect(applied).toEqual([
      { payment: "p", letter: "fund", on: "2022-08-01", cents: 100n },
      { payment: "p", letter: "old", on: "2022-08-01", cents: 600n },
    ]);
    expect(left.map(({ id, open }) => [id, open])).toEqual([
      ["fund", 0n],
      ["old", 400n],
      ["new", 500n],
    ]);
  });

  test("go to the letter that they name, and to the oldest debt alone where no fund comes first", () => {
    const named = ledgerOn("2022-12-31", letters, [{ ...paid("p", "AAA", "2022-08-01", 700n), letter: "new" }]);
    expect(named.applied.map(({ letter: id, cents }) => [id, cents])).toEqual([
      ["new", 500n],
      ["fund", 100n],
      ["old", 100n],
    ]);
    const plain = ledgerOn("2022-12-31", letters, [paid("p", "AAA", "2022-08-01", 700n)], []);
    expect(plain.applied.map(({ letter: id }) => id)).toEqual(["old"]);
  });

  test("that no letter takes wait for the next one", () => {
    const early = [paid("p", "AAA", "2022-01-05", 1200n)];
    expect(ledgerOn("2022-01-09", letters, early).unapplied).toEqual([{ payment: "p", payer: "AAA", cents: 1200n }]);
    expect(ledgerOn("2022-07-10", letters, early).applied).toEqual([
      { payment: "p", letter: "old", on: "2022-01-10", cents: 1000n },
      { payment: "p", letter: "new", on: "2022-07-10", cents: 200n },
    ]);
  });

  test("below zero are refused", () => {
    expect(() => ledgerOn("2022-12-31", letters, [paid("p", "AAA", "2022-08-01", -1n)])).toThrow(RangeError);
  });

  test("sum to what is applied and unapplied, and nothing is owed below zero", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((at) => `2022-0${(at % 9) + 1}-${String(at).padStart(2, "0")}`);
    const payer = fc.constantFrom("AAA", "BBB", "CCC");
    const someLetters = fc.array(fc.tuple(payer, day, fc.bigInt(0n, 10n ** 9n)), { maxLength: 12 });
    const somePayments = fc.array(fc.tuple(payer, day, fc.bigInt(0n, 10n ** 9n)), { maxLength: 12 });
    fc.assert(
      fc.property(someLetters, somePayments, (owed, given) => {
        const all = owed.map(([who, on, cents], at) => letter(`l${at}`, who, on, cents));
        const receipts = given.map(([who, on, cents], at) => paid(`p${at}`, who, on, cents));
        const ledger = ledgerOn("2022-12-31", all, receipts);
        const sum = (amounts: readonly { readonly cents: bigint }[]) => amounts.reduce((a, { cents }) => a + cents, 0n);
        expect(sum(ledger.applied) + sum(ledger.unapplied)).toBe(sum(receipts));
        expect(ledger.letters.every(({ open }) => open >= 0n)).toBe(true);
        expect(sum(ledger.letters) - ledger.letters.reduce((a, { open }) => a + open, 0n)).toBe(sum(ledger.applied));
        const ages = arrearsByAge(overdueOn(ledger, "2022-12-31"));
        expect(ages.every(({ cents }) => cents >= 0n)).toBe(true);
      }),
    );
  });
});

describe("Article 19 at 1 January", () => {
  // Due 2021 and 2022: 3,000.00 together.
  const letters = [letter("a", "AAA", "2021-02-01", 100_000n), letter("b", "AAA", "2022-02-01", 200_000n)];
  const old = letter("older", "AAA", "2019-02-01", 1n);
  const vote = (
    extra: readonly Letter[],
    receipts: readonly Receipt[],
    until: string | null = null,
    on = "2023-01-01",
  ) =>
    votesOn(on, [...letters, ...extra], receipts, {
      arrangements: until === null ? [] : [{ payer: "AAA", kind: "exemption", from: "2022-10-01", until }],
    })[0];

  test("arrears of what was due for two years lose the vote, one cent less keeps it", () => {
    expect(vote([], [])).toMatchObject({
      votes: false,
      reason: "lost",
      arrears: 300_000n,
      limit: 300_000n,
      least_payment: 1n,
    });
    expect(vote([], [paid("p", "AAA", "2022-12-31", 1n)])).toMatchObject({
      votes: true,
      arrears: 299_999n,
      least_payment: 0n,
    });
    expect(vote([old], [])).toMatchObject({ votes: false, arrears: 300_001n, least_payment: 2n });
  });

  test("what is paid after 1 January gives the vote back from that day", () => {
    const later = [paid("p", "AAA", "2023-03-01", 1n)];
    expect(vote([], later, null, "2023-02-28")?.votes).toBe(false);
    expect(vote([], later, null, "2023-03-01")?.votes).toBe(true);
  });

  test("an exemption gives the vote until its last day, a plan of payments does not", () => {
    expect(vote([], [], "2023-06-30", "2023-06-30")).toMatchObject({
      votes: true,
      reason: "exempt",
      exempt_until: "2023-06-30",
    });
    expect(vote([], [], "2023-06-30", "2023-07-01")).toMatchObject({ votes: false, reason: "lost" });
    const plan = votesOn("2023-01-01", letters, [], {
      arrangements: [{ payer: "AAA", kind: "payment_plan", from: "2022-01-01", until: null }],
    });
    expect(plan[0]).toMatchObject({ votes: false, has_plan: true });
  });

  test("who owes nothing votes, also where nothing was due", () => {
    expect(
      votesOn("2030-01-01", letters, [paid("p", "AAA", "2022-12-31", 300_000n)], { arrangements: [] })[0],
    ).toMatchObject({
      votes: true,
      limit: 0n,
    });
  });
});

describe("bands without names", () => {
  const owing = (count: number, days: string, from = 0) =>
    Array.from({ length: count }, (_, at) => letter(`l${days}${at + from}`, `P${at + from}`, days, 1000n));

  test("a band of fewer than five payers is joined with its neighbour, and sums stay", () => {
    const letters = [...owing(3, "2022-11-20"), ...owing(6, "2022-08-01", 3)];
    const overdue = overdueOn(ledgerOn("2022-12-31", letters, []), "2022-12-31");
    const bands = anonymousBands(overdue);
    expect(bands.map(({ from, to, payers, cents }) => [from, to, payers, cents])).toEqual([
      [1, 365, 9, 9000n],
      [366, 730, 0, 0n],
      [731, null, 0, 0n],
    ]);
  });

  test("nothing is told of four payers, nor of five of whom one owes nearly all", () => {
    const few = overdueOn(ledgerOn("2022-12-31", owing(4, "2022-08-01"), []), "2022-12-31");
    expect(anonymousBands(few)).toEqual([]);
    const large = [...owing(5, "2022-08-01"), letter("big", "BIG", "2022-08-01", 1_000_000n)];
    expect(anonymousBands(overdueOn(ledgerOn("2022-12-31", large, []), "2022-12-31"))).toEqual([]);
  });
});
