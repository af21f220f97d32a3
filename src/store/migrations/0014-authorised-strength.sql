create table concert."authorised_strength" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "instrument" text collate "C" not null,
  "component" text collate "C" not null,
  "kind" text collate "C" not null,
  "value" bigint,
  "change" bigint,
  "valid_from" date,
  "reach_by" text collate "C",
  "valid_until" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('authorised_strength', false);
