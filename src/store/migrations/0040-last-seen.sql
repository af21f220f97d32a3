-- How far each person has read the journal of a mission: `seen` moves with every visit, `since` is where the visit
-- before this one ended, so that what changed in between stays on screen for as long as the visit lasts.
create table concert.last_seen (
  mission_id text collate "C" not null,
  principal integer not null,
  seen bigint not null,
  seen_at timestamptz not null,
  since bigint not null,
  since_at timestamptz not null,
  primary key (mission_id, principal)
);
alter table concert.last_seen enable row level security;
alter table concert.last_seen force row level security;
create policy own on concert.last_seen to concert_app
  using (principal = (select m.id from concert.me() m) and mission_id = any ((select concert.readable_missions())::text[]))
  with check (principal = (select m.id from concert.me() m) and mission_id = any ((select concert.readable_missions())::text[]));
grant select, insert, update on concert.last_seen to concert_app;
