create table concert."incident" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "seq" bigint not null,
  "when" text collate "C" not null,
  "scope" text collate "C" not null,
  "kind" text collate "C" not null,
  "place" text collate "C",
  "site" text collate "C",
  "killed" bigint,
  "injured" bigint,
  "detail" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('incident', true);
