-- People: their names as others read them, the end of their access, how their sessions began, invitations, and the
-- functions by which an editor keeps some nouns of a mission and not others.

alter table concert.principal
  add column display_name text check (char_length(display_name) between 1 and 120),
  add column language text check (language ~ '^[a-z]{2}$'),
  -- Last day on which the person may sign in.
  add column access_until date,
  add column left_on timestamptz;

alter table concert.session
  add column method text not null default 'password' check (method in ('password', 'passkey', 'provider', 'invitation', 'operator')),
  -- A second factor, or a passkey that verified its holder, stood behind the sign-in.
  add column strong boolean not null default false,
  add column address text,
  add column browser text check (char_length(browser) <= 200);

alter table concert.membership add column functions text[] collate "C" not null default '{}';

create table concert.invitation (
  id integer generated always as identity primary key,
  principal integer not null references concert.principal,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  kind text not null check (kind in ('first', 'reset')),
  made_by integer references concert.principal,
  created timestamptz not null default now(),
  expires timestamptz not null,
  used timestamptz,
  withdrawn timestamptz
);
create index on concert.invitation (principal);

create table concert.setting (
  name text collate "C" primary key,
  value jsonb not null
);

-- Which noun each function keeps; '*' is every noun. Held to src/model/kept-nouns.ts by a test.
create table concert.kept_noun (
  work_function text collate "C" not null,
  noun text collate "C" not null,
  primary key (work_function, noun)
);

do $$
declare name text;
begin
  foreach name in array array['invitation', 'setting', 'kept_noun'] loop
    execute format('alter table concert.%I enable row level security', name);
    execute format('alter table concert.%I force row level security', name);
    execute format('create policy owner on concert.%I to concert_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['invitation', 'setting'] loop
    execute format('create policy door on concert.%I to concert_door using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on concert.%I to concert_door', name);
  end loop;
end $$;

insert into concert.kept_noun (work_function, noun) values
  ('command', '*'),
  ('operations_centre', 'ddr_count'),
  ('operations_centre', 'deployment'),
  ('operations_centre', 'document'),
  ('operations_centre', 'incident'),
  ('operations_centre', 'milestone'),
  ('operations_centre', 'scenario'),
  ('operations_centre', 'source'),
  ('force_generation', 'authorised_strength'),
  ('force_generation', 'contribution'),
  ('force_generation', 'deployment'),
  ('force_generation', 'document'),
  ('force_generation', 'scenario'),
  ('force_generation', 'source'),
  ('force_generation', 'strength'),
  ('force_generation', 'unit_type'),
  ('movement_control', 'document'),
  ('movement_control', 'entry_point'),
  ('movement_control', 'route'),
  ('movement_control', 'scenario'),
  ('movement_control', 'season'),
  ('movement_control', 'site'),
  ('movement_control', 'source'),
  ('supply', 'commodity'),
  ('supply', 'document'),
  ('supply', 'scenario'),
  ('supply', 'source'),
  ('budget', 'budget_line'),
  ('budget', 'document'),
  ('budget', 'scenario'),
  ('budget', 'source'),
  ('civil_military', 'ddr_count'),
  ('civil_military', 'document'),
  ('civil_military', 'organisation'),
  ('civil_military', 'partner'),
  ('civil_military', 'scenario'),
  ('civil_military', 'source');

-- A session that has not come through its last step reads and writes nothing.
create or replace function concert.me()
returns table (id integer, name text, org text, component text, clearance jsonb, sens_max smallint, caveats text[], everywhere text, purpose text)
language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, p.org, p.component, p.clearance, p.sens_max, p.caveats, p.everywhere, s.purpose
  from concert.session s join concert.principal p on p.id = s.principal
  where s.token_hash = sha256(convert_to(coalesce(current_setting('concert.token', true), ''), 'UTF8'))
    and s.expires > now() and s.ended is null and not p.disabled
    and s.purpose not in ('second_factor', 'enrol', 'change_password')
    and (p.access_until is null or p.access_until >= (now() at time zone 'UTC')::date)
$$;

-- The functions that this session's person has in a mission.
create function concert.my_functions(mission text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select x.functions from concert.membership x, concert.me() m
    where x.mission_id = mission and x.principal = m.id and concert.my_role(mission) = 'editor'), '{}')
$$;

-- Missions in which every noun is open to this session: its owners, and editors without functions.
create function concert.free_missions() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(w.mission), '{}') from unnest(concert.writable_missions()) w (mission)
  where '{}' = concert.my_functions(w.mission)
$$;

-- Missions and nouns, as 'mission noun', that are open to an editor by function.
create function concert.kept_nouns() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct w.mission || ' ' || k.noun), '{}')
  from unnest(concert.writable_missions()) w (mission)
  join concert.kept_noun k on k.work_function = any (concert.my_functions(w.mission))
$$;

revoke all on function concert.my_functions(text), concert.free_missions(), concert.kept_nouns() from public;
grant execute on function concert.my_functions(text), concert.free_missions(), concert.kept_nouns() to concert_app;

-- True where a row of this noun may be written in this mission, given the two lists above.
create function concert.write_rule(noun text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select format('(mission_id = any ((select concert.free_missions())::text[])
    or (select concert.kept_nouns())::text[] && array[mission_id || '' %s'', mission_id || '' *''])', noun)
$$;

create or replace function concert.guard_records(name text, append_only boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reads text := 'mission_id = any ((select concert.readable_missions())::text[]) and label_id = any ((select concert.readable())::integer[])';
  writes text := concert.write_rule(name) || ' and label_id = any ((select concert.writable())::integer[]) and origin = (select m.org from concert.me() m)';
begin
  execute format('alter table concert.%I enable row level security', name);
  execute format('alter table concert.%I force row level security', name);
  execute format('create policy rd on concert.%I for select to concert_app using (%s)', name, reads);
  execute format('create policy ins on concert.%I for insert to concert_app with check (%s)', name, writes);
  execute format('grant select, insert on concert.%I to concert_app', name);
  if not append_only then
    execute format('create policy upd on concert.%I for update to concert_app using (%s) with check (%s)', name, writes, writes);
    execute format('create policy del on concert.%I for delete to concert_app using (%s)', name, writes);
    execute format('grant update, delete on concert.%I to concert_app', name);
  end if;
  execute format('create trigger fix before update on concert.%I for each row execute function concert.fix()', name);
end $$;

-- The tables that stand already get the same rules.
do $$
declare
  made record;
  writes text;
begin
  for made in
    select c.relname as name, p.polname as policy from pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'concert'
    where p.polname in ('ins', 'upd', 'del') and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'fix')
  loop
    writes := concert.write_rule(made.name) || ' and label_id = any ((select concert.writable())::integer[]) and origin = (select m.org from concert.me() m)';
    if made.policy = 'ins' then
      execute format('alter policy ins on concert.%I with check (%s)', made.name, writes);
    elsif made.policy = 'upd' then
      execute format('alter policy upd on concert.%I using (%s) with check (%s)', made.name, writes, writes);
    else
      execute format('alter policy del on concert.%I using (%s)', made.name, writes);
    end if;
  end loop;
end $$;

alter policy ins on concert.operation
  with check ((mission_id = any ((select concert.free_missions())::text[])
      or (select concert.kept_nouns())::text[] && array[mission_id || ' ' || noun, mission_id || ' *'])
    and label_id = any ((select concert.writable())::integer[]) and origin = (select m.org from concert.me() m));
revoke all on function concert.write_rule(text) from public;
