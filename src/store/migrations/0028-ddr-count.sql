create table concert."ddr_count" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "kind" text collate "C" not null,
  "as_of" text collate "C",
  "since" text collate "C",
  "phase" text collate "C",
  "disarmed" bigint,
  "women" bigint,
  "children" bigint,
  "weapons" bigint,
  "ammunition" bigint,
  "by_group" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('ddr_count', false);
