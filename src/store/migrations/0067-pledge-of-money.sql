create table concert."pledge_of_money" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "giver" text collate "C" not null,
  "through" text collate "C",
  "earmark" text[] collate "C" not null,
  "pledged_on" date,
  "pledged_usd" numeric(18,2),
  "committed_on" date,
  "committed_usd" numeric(18,2),
  "paid_on" date,
  "paid_usd" numeric(18,2),
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('pledge_of_money', false);
insert into concert.kept_noun (work_function, noun) values ('budget', 'pledge_of_money');
