create table concert."class_amount" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "from" date not null,
  "to" date not null,
  "stage" text collate "C" not null,
  "class" text collate "C" not null,
  "amount_usd" numeric(18,2),
  "document" text collate "C",
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('class_amount', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'class_amount');
