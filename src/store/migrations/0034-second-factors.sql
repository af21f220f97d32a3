-- What stands behind a sign-in beside the password: codes of a device, recovery codes, passkeys, accounts at a provider;
-- and the questions that were asked and wait for their answer.

create table concert.device_code (
  principal integer primary key references concert.principal,
  -- Encrypted under a key that is not in the database.
  secret bytea not null,
  confirmed timestamptz,
  -- The last step of thirty seconds whose code was taken: no code works twice.
  last_step bigint not null default 0
);

create table concert.recovery_code (
  principal integer not null references concert.principal,
  hash bytea not null check (octet_length(hash) = 32),
  used timestamptz,
  primary key (principal, hash)
);

create table concert.passkey (
  id text collate "C" primary key,
  principal integer not null references concert.principal,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (char_length(name) between 1 and 80),
  created timestamptz not null default now(),
  used timestamptz
);
create index on concert.passkey (principal);

create table concert.provider_account (
  id integer generated always as identity primary key,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  -- Null until an owner says whose it is.
  principal integer references concert.principal,
  -- What the provider calls them; never used to find a person.
  told_name text,
  told_mail text,
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  unique (issuer, subject)
);

create table concert.challenge (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  kind text not null check (kind in ('passkey_sign_in', 'passkey_add', 'provider')),
  principal integer references concert.principal,
  value jsonb not null,
  expires timestamptz not null
);

do $$
declare name text;
begin
  foreach name in array array['device_code', 'recovery_code', 'passkey', 'provider_account', 'challenge'] loop
    execute format('alter table concert.%I enable row level security', name);
    execute format('alter table concert.%I force row level security', name);
    execute format('create policy owner on concert.%I to concert_owner using (true) with check (true)', name);
    execute format('create policy door on concert.%I to concert_door using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on concert.%I to concert_door', name);
  end loop;
end $$;
