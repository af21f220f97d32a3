create table concert."equipment_rate" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "kind" text collate "C" not null,
  "name" text collate "C" not null,
  "value_usd" numeric(38,2),
  "life_years" numeric(38,2),
  "no_fault_percent" numeric(38,4),
  "maintenance_usd" numeric(38,2),
  "person_month_usd" numeric(38,4),
  "from" date,
  "to" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('equipment_rate', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'equipment_rate');
