-- Services and groups are edited by several heads: a stale screen must not overwrite a newer one.

alter table service add column version integer not null default 1;
comment on column service.version is 'Grows with each change; a form sends the one that it showed';
alter table service_group add column version integer not null default 1;
comment on column service_group.version is 'Grows with each change; a form sends the one that it showed';
