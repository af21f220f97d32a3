create table concert."consent" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "party" text collate "C" not null,
  "scope" text collate "C" not null,
  "instrument" text collate "C",
  "from" date,
  "to" date,
  "withdrawn" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('consent', false);
