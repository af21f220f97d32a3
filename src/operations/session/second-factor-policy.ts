import type { Database, User } from "../../store/store.ts";

/** For whom a second factor is required. */
export const factorPolicies = ["nobody", "owners", "everyone"] as const;
export type FactorPolicy = (typeof factorPolicies)[number];

const settingName = "second_factor";

export async function readPolicy({ people }: Database): Promise<FactorPolicy> {
  const value = await people.setting(settingName);
  return factorPolicies.find((each) => each === value) ?? "nobody";
}

export const writePolicy = ({ people }: Database, policy: FactorPolicy): Promise<void> =>
  people.putSetting(settingName, policy);

/** True where the person may not work without a second factor. */
export async function mustHaveFactor(database: Database, user: Pick<User, "id" | "everywhere">): Promise<boolean> {
  const policy = await readPolicy(database);
  if (policy !== "owners") return policy === "everyone";
  if (user.everywhere === "owner") return true;
  return (await database.people.access(user.id)).some(({ role }) => role === "owner");
}

/** What a person has beside the password. */
export type OwnFactors = { readonly device_code: boolean; readonly passkeys: number };

export async function factorsOf({ factors }: Database, userId: number): Promise<OwnFactors> {
  const [code, passkeys] = await Promise.all([factors.deviceCode(userId), factors.passkeys(userId)]);
  return { device_code: Boolean(code?.confirmed), passkeys: passkeys.length };
}
