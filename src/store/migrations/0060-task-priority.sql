create table concert."task_priority" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "task" text collate "C",
  "title" text collate "C" not null,
  "weight" bigint,
  "protected" boolean,
  "troops" bigint,
  "formed_police" bigint,
  "individual_police" bigint,
  "observers" bigint,
  "sites" text[] collate "C" not null,
  "valid_from" date,
  "valid_until" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('task_priority', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'task_priority');
