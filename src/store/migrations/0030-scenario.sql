create table concert."scenario" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "name" text collate "C" not null,
  "description" text collate "C",
  "changes" jsonb not null,
  primary key (mission_id, id)
);
select concert.guard_records('scenario', false);
