import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { StartUpEstimate } from "../../../../model/start-up-estimate.ts";
import { ask, queryText } from "../../../api.ts";
import type { Search } from "../../../app/search.ts";

/** An estimate as the server gives it, with what it was asked. */
export type StartUpAnswer = StartUpEstimate & {
  readonly regions: readonly string[];
  readonly criteria: {
    readonly factor: string;
    readonly region: string | null;
    readonly years: readonly [number, number];
  };
};
export type StartUpAsk = {
  readonly uniformed: string;
  readonly factor: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
};

const usual: StartUpAsk = { uniformed: "10000", factor: "2", region: "", from: "2000", to: "2026" };

/** What the address asks; the usual where it asks nothing or what is no number. */
export function askOf({ uniformed, factor, region, from, until }: Search): StartUpAsk {
  const when = (text: string | undefined, form: RegExp, other: string) => (text && form.test(text) ? text : other);
  return {
    uniformed: when(uniformed, /^[1-9]\d{0,5}$/, usual.uniformed),
    factor: when(factor, /^[1-9]\d?(\.\d{1,2})?$/, usual.factor),
    region: region ?? usual.region,
    from: when(from, /^(19|20|21)\d\d$/, usual.from),
    to: when(until, /^(19|20|21)\d\d$/, usual.to),
  };
}

export const startUpPath = (
  asked: StartUpAsk,
  more: { readonly format?: string; readonly lang?: string } = {},
): string => `/startup${queryText({ ...asked, ...more })}`;

export const startUpQuery = (asked: StartUpAsk) =>
  queryOptions({
    queryKey: ["startup", JSON.stringify(asked)],
    queryFn: ({ signal }) => ask<StartUpAnswer>(startUpPath(asked), { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  });
