-- An approved list typed with a mistake is corrected before anything rests on it; two people correct it one after the other.
alter table service_list add column version integer not null default 1 check (version >= 1);
comment on column service_list.version is 'Grows with each correction; a form made from an older one is refused';
