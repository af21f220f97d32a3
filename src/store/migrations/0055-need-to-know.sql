-- Records that only the holders of a function in a mission, and its owners, read and write. Which nouns those are
-- stands in a table that a test holds to `needToKnow` of each noun in src/model/.

create table concert.need_to_know (
  noun text collate "C" primary key,
  work_function text collate "C" not null
);
alter table concert.need_to_know enable row level security;
alter table concert.need_to_know force row level security;
create policy owner on concert.need_to_know to concert_owner using (true) with check (true);

insert into concert.need_to_know (noun, work_function) values
  ('assessment', 'budget'),
  ('payment', 'budget'),
  ('payment_arrangement', 'budget'),
  ('payment_assumption', 'budget');

insert into concert.kept_noun (work_function, noun) values
  ('budget', 'assessment'),
  ('budget', 'cash_balance'),
  ('budget', 'outlay'),
  ('budget', 'payment'),
  ('budget', 'payment_arrangement'),
  ('budget', 'payment_assumption');

create function concert.need_to_know_nouns() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(n.noun), '{}') from concert.need_to_know n
$$;

-- Missions and nouns, as 'mission noun', that this session needs to know: it owns the mission, or holds the function
-- there as a reader or editor.
create function concert.known_nouns() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.mission || ' ' || n.noun), '{}')
  from unnest(concert.readable_missions()) r (mission)
  cross join concert.need_to_know n cross join concert.me() m
  where concert.my_role(r.mission) = 'owner'
    or exists (select from concert.membership x
      where x.mission_id = r.mission and x.principal = m.id and n.work_function = any (x.functions))
$$;

-- Narrows whatever else lets a session at the rows of such a noun. The owner's functions make sums of them.
create function concert.guard_need_to_know(name text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare knows text := format('mission_id || '' %s'' = any ((select concert.known_nouns())::text[])', name);
begin
  execute format('create policy owner on concert.%I to concert_owner using (true) with check (true)', name);
  execute format('create policy know on concert.%I as restrictive to concert_app using (%s) with check (%s)', name, knows, knows);
end $$;

create policy know on concert.operation as restrictive to concert_app
  using (noun <> all ((select concert.need_to_know_nouns())::text[])
    or mission_id || ' ' || noun = any ((select concert.known_nouns())::text[]))
  with check (noun <> all ((select concert.need_to_know_nouns())::text[])
    or mission_id || ' ' || noun = any ((select concert.known_nouns())::text[]));

create or replace function concert.operation_digests(mission text, first bigint, last bigint)
returns table (seq bigint, "position" integer, digest bytea, erased boolean, readable boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.seq, o.position, o.digest, o.body is null and o.salt is null,
    o.label_id = any ((select concert.readable())::integer[])
      and (o.noun <> all ((select concert.need_to_know_nouns())::text[])
        or mission || ' ' || o.noun = any ((select concert.known_nouns())::text[]))
  from concert.operation o
  where o.mission_id = mission and o.seq between first and last
    and mission = any ((select concert.readable_missions())::text[])
  order by o.seq, o.position
$$;

revoke all on function concert.need_to_know_nouns(), concert.known_nouns(), concert.guard_need_to_know(text) from public;
grant execute on function concert.need_to_know_nouns(), concert.known_nouns() to concert_app;
