create table concert."budget_line" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "from" date,
  "to" date,
  "kind" text collate "C" not null,
  "amount_usd" numeric(18,2),
  "precision_usd" numeric(18,2),
  "title" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('budget_line', false);
