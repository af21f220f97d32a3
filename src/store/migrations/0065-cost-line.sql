create table concert."cost_line" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "name" text collate "C" not null,
  "cost_class" text collate "C" not null,
  "from" date not null,
  "to" date not null,
  "amount_usd" numeric(18,2),
  "budget_line" text collate "C",
  "persons" bigint,
  "usd_per_person_month" numeric(18,2),
  "contributor" text collate "C",
  "sustains" text[] collate "C" not null,
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('cost_line', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'cost_line');
