-- How people and the head office reach an e-office (KO-A1, KO-A3-2).

alter table eoffice add column phone text check (phone ~ '^\+[0-9]{8,15}$');
alter table eoffice add column email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');
alter table eoffice add column note text not null default '';
alter table eoffice add column version integer not null default 1;
comment on column eoffice.hours is 'Working hours on working days (KO-A2-2)';
comment on column eoffice.reception_hours is 'Reception of citizens (KO-A2-5)';
comment on column eoffice.version is 'Optimistic lock: a stale form changes nothing';
