create table concert."organisation" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "name" text collate "C" not null,
  "kind" text collate "C" not null,
  "short_name" text collate "C",
  "iso3" text collate "C",
  "aliases" text[] collate "C" not null,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('organisation', false);
