create table concert."budget_input" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "class" text collate "C" not null,
  "item" text collate "C" not null,
  "title" text collate "C",
  "measure" text collate "C" not null,
  "persons" text[] collate "C" not null,
  "level" text collate "C",
  "quantity" numeric(38,4),
  "unit" text collate "C",
  "unit_cost_usd" numeric(38,4),
  "percent" numeric(38,4),
  "from" date,
  "to" date,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('budget_input', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'budget_input');
