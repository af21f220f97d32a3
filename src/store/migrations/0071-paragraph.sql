create table concert."paragraph" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "instrument" text collate "C" not null,
  "number" text collate "C",
  "order" bigint,
  "effect" text collate "C" not null,
  "verb" text collate "C",
  "text" text collate "C" not null,
  "due" date,
  "ends" text[] collate "C" not null,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('paragraph', false);
