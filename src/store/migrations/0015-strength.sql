create table concert."strength" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "month" text collate "C" not null,
  "reported_on" date,
  "contributors" bigint,
  "troops" bigint,
  "police" bigint,
  "observers" bigint,
  "total" bigint,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('strength', false);
