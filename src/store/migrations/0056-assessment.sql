create table concert."assessment" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "payer" text collate "C" not null,
  "fund" text collate "C" not null,
  "budget" text collate "C",
  "received_on" date not null,
  "due_on" date,
  "amount_usd" numeric(18,2),
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('assessment', false);
select concert.guard_need_to_know('assessment');
