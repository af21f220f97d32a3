create table concert."document" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "text" text collate "C" not null,
  primary key (mission_id, id)
);
select concert.guard_records('document', false);
