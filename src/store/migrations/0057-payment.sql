create table concert."payment" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "payer" text collate "C" not null,
  "received_on" date not null,
  "amount" numeric(38,2),
  "currency" text collate "C" not null,
  "usd_rate" numeric(38,6),
  "assessment" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('payment', false);
select concert.guard_need_to_know('payment');

create table concert."payment_arrangement" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "payer" text collate "C" not null,
  "kind" text collate "C" not null,
  "from" date not null,
  "until" date,
  "yearly_usd" numeric(18,2),
  "symbol" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('payment_arrangement', false);
select concert.guard_need_to_know('payment_arrangement');
