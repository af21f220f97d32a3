-- Labels, principals, sessions, memberships, and the functions that say what a session may read and write.
-- Every table has row security forced upon its owner too; the owner's functions pass by policies of their own.

create table concert.label (
  id integer generated always as identity primary key,
  digest bytea not null unique,
  origin text collate "C" not null,
  ring text not null check (ring in ('open', 'protected')),
  policy text not null,
  level smallint not null check (level between 0 and 4),
  sens smallint not null check (sens between 1 and 4),
  rel text[] collate "C" not null,
  caveats text[] collate "C" not null,
  purposes text[] collate "C" not null,
  orcon boolean not null default true,
  not_before timestamptz,
  not_after timestamptz,
  check (ring = 'open' or not ('*' = any (rel))),
  check (ring = 'open' or cardinality(purposes) > 0)
);

create table concert.principal (
  id integer generated always as identity primary key,
  name text collate "C" not null unique check (char_length(name) between 1 and 120),
  password_hash text,
  org text collate "C" not null default 'workspace',
  component text not null default 'civilian' check (component in ('humanitarian', 'civilian', 'military', 'police', 'tech')),
  clearance jsonb not null default '{"UN": 0}',
  sens_max smallint not null default 1 check (sens_max between 1 and 4),
  caveats text[] collate "C" not null default '{}',
  everywhere text check (everywhere in ('reader', 'editor', 'owner')),
  disabled boolean not null default false,
  created timestamptz not null default now()
);

create table concert.session (
  id bigint generated always as identity primary key,
  principal integer not null references concert.principal,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  purpose text not null,
  created timestamptz not null default now(),
  seen timestamptz not null default now(),
  expires timestamptz not null,
  ended timestamptz
);
create index on concert.session (principal);

create table concert.membership (
  mission_id text collate "C" not null,
  principal integer not null references concert.principal,
  role text not null check (role in ('reader', 'editor', 'owner')),
  primary key (mission_id, principal)
);

create table concert.failure (
  key text collate "C" primary key,
  count integer not null,
  last timestamptz not null
);

-- One row a mission: its lock, the number and the digest of its last commit, and the digest of the pack it came from.
create table concert.mission_head (
  mission_id text collate "C" primary key,
  seq bigint not null default 0,
  digest bytea not null default sha256(''),
  pack_digest bytea
);

do $$
declare name text;
begin
  foreach name in array array['label', 'principal', 'session', 'membership', 'failure', 'mission_head'] loop
    execute format('alter table concert.%I enable row level security', name);
    execute format('alter table concert.%I force row level security', name);
    execute format('create policy owner on concert.%I to concert_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['principal', 'session', 'membership', 'failure'] loop
    execute format('create policy door on concert.%I to concert_door using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on concert.%I to concert_door', name);
  end loop;
end $$;

insert into concert.label (digest, origin, ring, policy, level, sens, rel, caveats, purposes, orcon)
values (sha256(convert_to(
    '{"caveats":[],"level":0,"not_after":null,"not_before":null,"orcon":false,"origin":["workspace"],"policy":"UN","purposes":[],"rel":["*"],"ring":"open","sens":1}', 'UTF8')),
  'workspace', 'open', 'UN', 0, 1, '{*}', '{}', '{}', false);

-- Who holds the token of this transaction. The token is unguessable, so SQL text cannot name another.
create function concert.me()
returns table (id integer, name text, org text, component text, clearance jsonb, sens_max smallint, caveats text[], everywhere text, purpose text)
language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, p.org, p.component, p.clearance, p.sens_max, p.caveats, p.everywhere, s.purpose
  from concert.session s join concert.principal p on p.id = s.principal
  where s.token_hash = sha256(convert_to(coalesce(current_setting('concert.token', true), ''), 'UTF8'))
    and s.expires > now() and s.ended is null and not p.disabled
$$;

create function concert.readable() returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(l.id), '{}') from concert.label l, concert.me() m
  where (m.clearance ->> l.policy) is not null and (m.clearance ->> l.policy)::integer >= l.level
    and l.caveats <@ m.caveats
    and (l.origin = m.org or m.org = any (l.rel) or '*' = any (l.rel))
    and (l.ring = 'open' or m.component = 'humanitarian')
    and (l.purposes = '{}' or m.purpose = any (l.purposes))
    and l.sens <= m.sens_max
    and (l.not_before is null or l.not_before <= now()) and (l.not_after is null or l.not_after > now())
    and m.component <> 'tech'
$$;

create function concert.writable() returns integer[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(l.id), '{}') from concert.label l, concert.me() m
  where l.origin = m.org and l.id = any ((select concert.readable())::integer[])
$$;

create function concert.readable_missions() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(h.mission_id), '{}') from concert.mission_head h, concert.me() m
  where m.everywhere is not null
    or exists (select from concert.membership x where x.mission_id = h.mission_id and x.principal = m.id)
$$;

create function concert.writable_missions() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(h.mission_id), '{}') from concert.mission_head h, concert.me() m
  where m.everywhere in ('editor', 'owner')
    or exists (select from concert.membership x
               where x.mission_id = h.mission_id and x.principal = m.id and x.role in ('editor', 'owner'))
$$;

create function concert.my_role(mission text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case greatest(rank.everywhere, rank.member) when 3 then 'owner' when 2 then 'editor' when 1 then 'reader' end
  from concert.me() m
  left join concert.membership x on x.mission_id = mission and x.principal = m.id
  cross join lateral (select
    array_position(array['reader', 'editor', 'owner'], m.everywhere) as everywhere,
    array_position(array['reader', 'editor', 'owner'], x.role) as member) rank
$$;

-- The label under which this session's open records are written.
create function concert.open_label() returns table (id integer, digest bytea, origin text)
language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
  select l.id, l.digest, l.origin from concert.label l, concert.me() m
  where l.origin = m.org and l.ring = 'open' and l.rel = '{*}' and l.level = 0 and l.sens = 1 and l.policy = 'UN'
    and l.caveats = '{}' and l.purposes = '{}' and l.not_before is null and l.not_after is null
  order by l.id limit 1
$$;

-- Makes the head row of a new mission, with the one who opens it as its owner.
create function concert.open_mission(mission text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare opener record;
begin
  select * into opener from concert.me();
  if opener.id is null or opener.everywhere is null or opener.everywhere = 'reader' then
    raise exception 'not allowed to open a mission' using errcode = '42501';
  end if;
  insert into concert.mission_head (mission_id) values (mission) on conflict do nothing;
  if not found then return false; end if;
  insert into concert.membership (mission_id, principal, role) values (mission, opener.id, 'owner');
  return true;
end $$;

create policy rd on concert.label for select to concert_app using (id = any ((select concert.readable())::integer[]));
grant select on concert.label to concert_app;

create policy rd on concert.mission_head for select to concert_app
  using (mission_id = any ((select concert.readable_missions())::text[]));
create policy upd on concert.mission_head for update to concert_app
  using (mission_id = any ((select concert.writable_missions())::text[]))
  with check (mission_id = any ((select concert.writable_missions())::text[]));
grant select on concert.mission_head to concert_app;
grant update (seq, digest, pack_digest) on concert.mission_head to concert_app;

create function concert.step_head() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.mission_id <> old.mission_id or new.seq <> old.seq + 1 then
    raise exception 'the head of a mission moves by one' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger step before update on concert.mission_head for each row execute function concert.step_head();

-- Row security for any table that is made in this schema, from the moment it is made.
create function concert.need_rls() returns event_trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare made record;
begin
  for made in select * from pg_event_trigger_ddl_commands()
    where command_tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO') and schema_name = 'concert' loop
    execute format('alter table %s enable row level security', made.object_identity);
    execute format('alter table %s force row level security', made.object_identity);
  end loop;
end $$;

create function concert.fix() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.mission_id, new.id, new.origin, new.label_id) is distinct from (old.mission_id, old.id, old.origin, old.label_id) then
    raise exception 'mission, id, origin and label of a record never change' using errcode = '42501';
  end if;
  if new.version <= old.version then
    raise exception 'the version of a record only grows' using errcode = '42501';
  end if;
  return new;
end $$;

-- Puts the guards on the table of a noun: members read what their labels allow; editors write what they may read,
-- under their own origin. Every write rule repeats the read rule, since a blind UPDATE asks no other.
create function concert.guard_records(name text, append_only boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reads text := 'mission_id = any ((select concert.readable_missions())::text[]) and label_id = any ((select concert.readable())::integer[])';
  writes text := 'mission_id = any ((select concert.writable_missions())::text[]) and label_id = any ((select concert.writable())::integer[]) and origin = (select m.org from concert.me() m)';
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

revoke all on all functions in schema concert from public;
grant execute on function concert.me(), concert.readable(), concert.writable(), concert.readable_missions(),
  concert.writable_missions(), concert.my_role(text), concert.open_label(), concert.open_mission(text) to concert_app;
grant usage on schema concert to concert_app, concert_door;

-- Whoever holds the database itself. Nobody signs in under this name.
insert into concert.principal (name, everywhere) values ('operator', 'owner');
