create table concert."equipment_report" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "contributor" text collate "C" not null,
  "quarter_starts" date not null,
  "item" text collate "C" not null,
  "lease" text collate "C" not null,
  "agreed" bigint,
  "working" bigint,
  "meets_standard" boolean,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('equipment_report', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'equipment_report');
