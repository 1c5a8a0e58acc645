-- Two administrators with the same account open: the second must not overwrite what the first has just changed.
alter table worker add column version integer not null default 1 check (version >= 1);
comment on column worker.version is 'Grows with each edit of what is known of the worker; a form made from an older one is refused';
