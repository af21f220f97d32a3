-- A language may carry the numerals that its reader wants, as in `ar-u-nu-arab`.
alter table concert.principal drop constraint principal_language_check;
alter table concert.principal add constraint principal_language_check
  check (language ~ '^[a-z]{2,3}(-[a-z0-9]{1,8}){0,6}$');
