-- The journal: a commit is a list of operations. Its digest chains over the salted digests of the operations, not over
-- their bodies, so that a body can be withheld or erased and the chain still verifies.

create table concert.commit (
  mission_id text collate "C" not null,
  seq bigint not null check (seq > 0),
  previous bytea not null,
  digest bytea not null,
  kind text not null check (kind in ('load', 'change', 'undo')),
  actor text collate "C" not null,
  origin text collate "C" not null,
  time timestamptz not null,
  -- Digests of the operations in their order, 32 bytes each.
  digests bytea not null,
  primary key (mission_id, seq)
);

create table concert.operation (
  mission_id text collate "C" not null,
  seq bigint not null,
  position integer not null,
  op_id text collate "C" not null,
  kind text not null check (kind in ('add', 'change', 'remove', 'batch')),
  noun text collate "C" not null,
  record_id text collate "C",
  base_version bigint,
  version bigint,
  origin text collate "C" not null,
  label_id integer not null,
  digest bytea not null,
  -- Both null once the body is erased.
  salt bytea,
  body jsonb,
  primary key (mission_id, seq, position),
  unique (mission_id, op_id)
);
create index on concert.operation (mission_id, noun, record_id, seq);

alter table concert.commit enable row level security;
alter table concert.commit force row level security;
alter table concert.operation enable row level security;
alter table concert.operation force row level security;

create policy rd on concert.commit for select to concert_app
  using (mission_id = any ((select concert.readable_missions())::text[]));
create policy ins on concert.commit for insert to concert_app
  with check (mission_id = any ((select concert.writable_missions())::text[])
    and actor = (select m.name from concert.me() m) and origin = (select m.org from concert.me() m));
grant select, insert on concert.commit to concert_app;

create policy owner on concert.operation to concert_owner using (true) with check (true);
create policy rd on concert.operation for select to concert_app
  using (mission_id = any ((select concert.readable_missions())::text[]) and label_id = any ((select concert.readable())::integer[]));
create policy ins on concert.operation for insert to concert_app
  with check (mission_id = any ((select concert.writable_missions())::text[]) and label_id = any ((select concert.writable())::integer[])
    and origin = (select m.org from concert.me() m));
grant select, insert on concert.operation to concert_app;

-- The digests of all operations, for a member who verifies the chain over bodies that are not theirs to read.
create function concert.operation_digests(mission text, first bigint, last bigint)
returns table (seq bigint, "position" integer, digest bytea, erased boolean, readable boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.seq, o.position, o.digest, o.body is null and o.salt is null, o.label_id = any ((select concert.readable())::integer[])
  from concert.operation o
  where o.mission_id = mission and o.seq between first and last
    and mission = any ((select concert.readable_missions())::text[])
  order by o.seq, o.position
$$;
revoke all on function concert.operation_digests(text, bigint, bigint) from public;
grant execute on function concert.operation_digests(text, bigint, bigint) to concert_app;
