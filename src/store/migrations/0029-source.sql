create table concert."source" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "title" text collate "C" not null,
  "where" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('source', false);
