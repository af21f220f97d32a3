import { expect, test } from "vitest";
import type { ReimbursementRate } from "../../model/reference-data.ts";
import { reimburseMonth } from "./reimburse-month.ts";

const rate = (
  effective_from: string | null,
  effective_to: string | null,
  item: string,
  usd_per_person_month: string,
): ReimbursementRate => ({
  effective_from,
  effective_to,
  item,
  usd_per_person_month,
  basis: "",
  source: "",
  status: effective_from === null ? "unverified" : "found",
});
const rates = [
  rate(null, "2014-06-30", "pay and allowances", "1028"),
  rate(null, "2014-06-30", "supplementary pay for specialists", "303"),
  rate(null, "2014-06-30", "personal clothing, gear and equipment", "68"),
  rate(null, "2014-06-30", "personal weaponry", "5"),
  rate("2014-07-01", "2016-06-30", "single rate", "1332"),
  rate("2018-07-01", "2022-06-30", "single rate", "1428"),
  rate("2022-07-01", null, "single rate", "1448"),
  rate("2022-07-01", "2026-06-30", "temporary: mandatory pre-deployment COVID-19 testing", "4.9"),
];

test("a known number of contingent troops and formed police is paid at the monthly rate", () => {
  expect(reimburseMonth(rates, "2022-06", { troops: 850, police: 0, formed_police: 0 })).toEqual({
    amount_usd: "1213800.00",
    low_usd: "1213800.00",
    high_usd: "1213800.00",
    reason: null,
  });
  expect(reimburseMonth(rates, "2015-01", { troops: 100, police: 60, formed_police: 40 }).amount_usd).toBe("186480.00");
});

test("the temporary rate is added while it is in force", () => {
  expect(reimburseMonth(rates, "2022-07", { troops: 850, police: 0, formed_police: 0 }).amount_usd).toBe("1234965.00");
  expect(reimburseMonth(rates, "2026-07", { troops: 850, police: 0, formed_police: 0 }).amount_usd).toBe("1230800.00");
});

test("police that are not split give both ends and no amount", () => {
  expect(reimburseMonth(rates, "2015-01", { troops: 1000, police: 100, formed_police: null })).toEqual({
    amount_usd: null,
    low_usd: "1332000.00",
    high_usd: "1465200.00",
    reason: "reimbursement.police_not_split",
  });
});

test("rates of a secondary source give a range, even where the people are known", () => {
  expect(reimburseMonth(rates, "2010-06", { troops: 1000, police: 1364, formed_police: 845 })).toEqual({
    amount_usd: null,
    low_usd: "2031345.00",
    high_usd: "2590380.00",
    reason: "reimbursement.rate_unverified",
  });
});

test("an unknown strength and a month without a rate have no figure", () => {
  expect(reimburseMonth(rates, "2015-01", { troops: null, police: 10, formed_police: null })).toEqual({
    amount_usd: null,
    low_usd: null,
    high_usd: null,
    reason: "reimbursement.strength_unknown",
  });
  expect(reimburseMonth(rates, "2017-01", { troops: 10, police: 10, formed_police: 0 })).toEqual({
    amount_usd: null,
    low_usd: null,
    high_usd: null,
    reason: "reimbursement.no_rate",
  });
});

test("police whose number is not known leave the upper end open", () => {
  expect(reimburseMonth(rates, "2015-01", { troops: 10, police: null, formed_police: null })).toEqual({
    amount_usd: null,
    low_usd: "13320.00",
    high_usd: null,
    reason: "reimbursement.police_not_split",
  });
});
