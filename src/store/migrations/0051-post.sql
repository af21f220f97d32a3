create table concert."post" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "section" text collate "C",
  "class" text collate "C" not null,
  "level" text collate "C" not null,
  "number" bigint,
  "vacancy_percent" numeric(38,2),
  "delay_percent" numeric(38,2),
  "from" date,
  "to" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('post', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'post');
