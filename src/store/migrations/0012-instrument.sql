create table concert."instrument" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "kind" text collate "C" not null,
  "symbol" text collate "C" not null,
  "adopted" text collate "C" not null,
  "title" text collate "C" not null,
  "chapter" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('instrument', false);
