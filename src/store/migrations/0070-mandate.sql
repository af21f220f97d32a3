-- Instruments with the end of the mandate and votes, tasks with what they rest on and need; a draft has no adoption.
alter table concert."instrument"
  alter column "adopted" drop not null,
  add column "until" date,
  add column "votes_for" bigint,
  add column "votes_against" bigint,
  add column "abstained" bigint,
  add column "states_against" text[] collate "C" not null default '{}',
  add column "states_abstaining" text[] collate "C" not null default '{}';
alter table concert."instrument" alter column "states_against" drop default, alter column "states_abstaining" drop default;
alter table concert."task"
  add column "paragraph" text collate "C",
  add column "order" bigint,
  add column "verb" text collate "C",
  add column "priority" bigint,
  add column "continues" text[] collate "C" not null default '{}',
  add column "component" text collate "C",
  add column "partners" text[] collate "C" not null default '{}',
  add column "requirement" text[] collate "C" not null default '{}',
  add column "people" bigint,
  add column "sites" text[] collate "C" not null default '{}',
  add column "money" text[] collate "C" not null default '{}',
  add column "indicator" text collate "C";
alter table concert."task"
  alter column "continues" drop default,
  alter column "partners" drop default,
  alter column "requirement" drop default,
  alter column "sites" drop default,
  alter column "money" drop default;
alter table concert."authorised_strength" add column "paragraph" text collate "C";
