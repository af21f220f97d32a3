create table concert."deployment" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "as_of" text collate "C" not null,
  "site" text collate "C" not null,
  "troops_estimated" bigint,
  "contributors_printed" text collate "C",
  "unit_kinds" text[] collate "C" not null,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('deployment', false);
