-- A password that was handed out must be changed before anything else. Until now a mark before its hash said so.
alter table concert.principal add column password_handed_out boolean not null default false;
update concert.principal set password_handed_out = true, password_hash = substr(password_hash, 6)
where password_hash like 'once:%';
