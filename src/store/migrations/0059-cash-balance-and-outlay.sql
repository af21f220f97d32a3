create table concert."cash_balance" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "account" text collate "C" not null,
  "as_of" date not null,
  "balance_usd" numeric(18,2),
  "usable_usd" numeric(18,2),
  "cost_percent" numeric(38,2),
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('cash_balance', false);

create table concert."outlay" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "kind" text collate "C" not null,
  "from" date not null,
  "to" date not null,
  "monthly_usd" numeric(18,2),
  "every_months" bigint,
  "wait_order" bigint,
  "wait_days_most" bigint,
  "wait_cost_percent" numeric(38,2),
  "cut_percent_most" numeric(38,2),
  "cut_cost_percent" numeric(38,2),
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('outlay', false);
