import { basename } from "node:path";
import { commonServiceShares } from "../../../engines/funding/shares/common-services.ts";
import { readMissionBudgets, readPools, readServiceClients } from "../../../exchange/reference/budget-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { usd } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** Shares of common services, worked out from maintenance and pool alone; what the file prints stands beside them. */
export type ServiceSheet = {
  readonly schema: "concert.common-services/1";
  readonly shares: readonly {
    readonly financial_year: string;
    readonly service: string;
    readonly mission: string;
    readonly maintenance_usd: string;
    readonly share_usd: string;
    /** What rounding left over, which the largest mission bears; null for the others. */
    readonly remainder_usd: string | null;
    readonly printed_usd: string | null;
    readonly difference_usd: string | null;
  }[];
  readonly pools: readonly {
    readonly financial_year: string;
    readonly service: string;
    readonly pool_usd: string;
    readonly missions: number;
  }[];
};

/**
 * Shares every pool of a file over the missions of its year.
 * @throws Refusal for files that cannot be read, or a pool whose missions are not in the file
 */
export async function shareServices(missionsFile: string, poolsFile: string): Promise<ServiceSheet> {
  const [budgets, pools, table] = await Promise.all([
    readMissionBudgets(missionsFile, "maintenance_usd"),
    readPools(poolsFile),
    readServiceClients(referenceFolder()),
  ]);
  const file = basename(poolsFile);
  const sheets = pools.map(({ financial_year, service, pool, clients, row }) => {
    const known = table.get(service);
    if (clients === null && known === undefined)
      throw new Refusal("invalid", "shares.service_unknown", { file, row, service, known: [...table.keys()] });
    const served = clients ?? known ?? null;
    const missions = budgets.filter(
      (each) => each.financial_year === financial_year && (served === null || served.includes(each.mission)),
    );
    const costly = missions.flatMap(({ mission, maintenance }) =>
      maintenance === null ? [] : [{ mission, maintenance }],
    );
    const absent = clients?.find((client) => !costly.some(({ mission }) => mission === client));
    if (absent !== undefined)
      throw new Refusal("invalid", "shares.client_absent", {
        file,
        row,
        service,
        year: financial_year,
        mission: absent,
      });
    if (costly.length === 0)
      throw new Refusal("invalid", "shares.nobody_served", { file, row, service, year: financial_year });
    return { financial_year, service, pool, missions, shares: commonServiceShares(pool, costly) };
  });
  return {
    schema: "concert.common-services/1",
    shares: sheets.flatMap(({ financial_year, service, missions, shares }) =>
      shares.map(({ mission, cents, remainder }) => {
        const row = missions.find((each) => each.mission === mission);
        const printed = row?.printed[service] ?? null;
        return {
          financial_year,
          service,
          mission,
          maintenance_usd: usd(row?.maintenance ?? 0n),
          share_usd: usd(cents),
          remainder_usd: remainder === 0n ? null : usd(remainder),
          printed_usd: printed === null ? null : usd(printed),
          difference_usd: printed === null ? null : usd(cents - printed),
        };
      }),
    ),
    pools: sheets.map(({ financial_year, service, pool, shares }) => ({
      financial_year,
      service,
      pool_usd: usd(pool),
      missions: shares.length,
    })),
  };
}
