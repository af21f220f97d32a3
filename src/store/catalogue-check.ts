import { Refusal } from "../kernel/refusal.ts";
import { nouns } from "../model/nouns.ts";
import { appRole, doorRole } from "./roles.ts";
import type { Connection } from "./store.ts";

/** A guard that is not as it must be, and on what. */
export type Violation = { readonly rule: string; readonly object: string };

/** Functions that run with the owner's rights; no other may. */
const definers = [
  "me",
  "readable",
  "writable",
  "readable_missions",
  "writable_missions",
  "my_role",
  "open_label",
  "open_mission",
  "operation_digests",
  "my_functions",
  "free_missions",
  "kept_nouns",
  "forget_events",
  "need_to_know_nouns",
  "known_nouns",
  "cash_without_names",
];
/** Tables that serve sign-in alone. */
const doorTables = [
  "principal",
  "session",
  "membership",
  "failure",
  "invitation",
  "setting",
  "device_code",
  "recovery_code",
  "passkey",
  "provider_account",
  "challenge",
  "account_event",
];

const inSchema = "n.nspname = 'concert'";
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${inSchema}`;
const name = "c.relname::text";
/** `$1` is the login for work, `$2` the one for sign-in, `$3` the record tables, `$4` the functions, `$5` the sign-in tables. */
const rules: Readonly<Record<string, string>> = {
  row_security_off: `select ${name} from ${tables} where c.relkind in ('r', 'p') and not c.relrowsecurity`,
  row_security_not_forced: `select ${name} from ${tables} where c.relkind in ('r', 'p') and not c.relforcerowsecurity`,
  readable_without_policy: `select ${name} from ${tables} where c.relkind in ('r', 'p') and has_table_privilege($1, c.oid, 'select, insert, update, delete')
    and not exists (select from pg_policy p where p.polrelid = c.oid and (p.polroles = '{0}' or to_regrole($1) = any (p.polroles)))`,
  column_missing: `select wanted.name || '.' || wanted.field from (select t.name, f.field from unnest($3::text[]) t (name),
      unnest(array['mission_id', 'id', 'origin', 'label_id', 'version']) f (field)) wanted
    where not exists (select from ${tables} join pg_attribute a on a.attrelid = c.oid
      where c.relname = wanted.name and a.attname = wanted.field and a.attnotnull and not a.attisdropped)`,
  view_not_invoker: `select ${name} from ${tables} where c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'`,
  materialised_view_granted: `select ${name} from ${tables} where c.relkind = 'm' and has_table_privilege($1, c.oid, 'select')`,
  function_with_owner_rights: `select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${inSchema}
    where p.prosecdef and (p.proname <> all ($4) or not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=pg\\_catalog, pg\\_temp%'))`,
  function_granted: `select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${inSchema}
    where p.proname <> all ($4) and (has_function_privilege($1, p.oid, 'execute') or has_function_privilege($2, p.oid, 'execute'))`,
  function_leakproof: `select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${inSchema} where p.proleakproof`,
  login_powerful: `select rolname::text from pg_roles where rolname in ($1, $2)
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  login_member: `select r.rolname || ' in ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
    where r.rolname in ($1, $2)`,
  login_owns: `select ${name} from ${tables} join pg_roles r on r.oid = c.relowner where r.rolname in ($1, $2)
    union all select n.nspname::text from pg_namespace n where has_schema_privilege($1, n.oid, 'create') and ${inSchema}`,
  policy_open: `select c.relname || '.' || p.polname from pg_policy p join ${tables} on c.oid = p.polrelid
    where (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
      and p.polroles <> array[to_regrole('concert_owner')::oid]
      and not (p.polroles = array[to_regrole($2)::oid] and c.relname = any ($5))`,
  door_reads_records: `select ${name} from ${tables} where c.relkind in ('r', 'p', 'v', 'm') and c.relname <> all ($5)
    and has_table_privilege($2, c.oid, 'select, insert, update, delete')`,
  sign_in_granted: `select ${name} from ${tables} where c.relname = any ($5) and has_table_privilege($1, c.oid, 'select, insert, update, delete')`,
  sequence_readable: `select ${name} from ${tables} where case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'select, usage') else false end`,
};

/** Everything that is wrong with the guards of a database; empty when all is as it must be. */
export async function findViolations(connection: Connection): Promise<readonly Violation[]> {
  const values = [appRole, doorRole, nouns.map((noun) => noun.name), definers, doorTables];
  // Every rule names all five values, so that one list serves them all.
  const parts = Object.entries(rules).map(
    ([rule, text]) => `select '${rule}' as rule, found.object from (${text}) found (object)`,
  );
  const typed = "select $1::name, $2::name, $3::text[], $4::name[], $5::name[] where false";
  return connection.query<Violation>(
    `with values_of_all as (${typed}) ${parts.join("\nunion all\n")} order by rule, object`,
    values,
  );
}

/** @throws Refusal `store.catalogue_unsafe` */
export async function refuseViolations(connection: Connection): Promise<void> {
  const found = await findViolations(connection);
  if (found.length === 0) return;
  throw new Refusal("invalid", "store.catalogue_unsafe", {
    violations: found.slice(0, 20).map(({ rule, object }) => `${rule} ${object}`),
  });
}
