-- The log of sign-ins and of what was done to accounts: lines are added, never changed, and go after 400 days.

create table concert.account_event (
  id bigint generated always as identity primary key,
  time timestamptz not null default now(),
  kind text collate "C" not null,
  -- Who did it, and whose account it is; null where nobody of ours was named.
  actor integer references concert.principal,
  subject integer references concert.principal,
  address text,
  browser text check (char_length(browser) <= 200),
  detail jsonb not null default '{}'
);
create index on concert.account_event (subject, id);

alter table concert.account_event enable row level security;
alter table concert.account_event force row level security;
create policy owner on concert.account_event to concert_owner using (true) with check (true);
create policy door on concert.account_event to concert_door using (true) with check (true);
grant select, insert on concert.account_event to concert_door;

create function concert.keep_event() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and old.time < now() - interval '400 days' then return old; end if;
  raise exception 'the log of accounts is only added to' using errcode = '42501';
end $$;
create trigger keep before update or delete on concert.account_event for each row execute function concert.keep_event();

-- Takes away what is older than 400 days.
create function concert.forget_events() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from concert.account_event where time < now() - interval '400 days'
$$;
revoke all on function concert.keep_event(), concert.forget_events() from public;
grant execute on function concert.forget_events() to concert_door;
