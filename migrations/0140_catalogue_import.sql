-- A file of services and cards that somebody has checked and may confirm: the dry run writes nothing to the catalogue.

create table catalogue_import (
  id          uuid primary key,
  centre_id   uuid not null references centre,
  worker_id   uuid not null references worker,
  file_name   text not null check (btrim(file_name) <> '' and length(file_name) <= 200),
  services    integer not null check (services >= 1),
  content     bytea,
  checked_at  timestamptz not null,
  applied_at  timestamptz,
  created     integer check (created >= 0),
  changed     integer check (changed >= 0),
  drafted     integer check (drafted >= 0),
  check ((applied_at is null) = (created is null)),
  check ((created is null) = (changed is null) and (created is null) = (drafted is null)),
  check (applied_at is null or content is null)
);
comment on table catalogue_import is 'Uploaded files of services and cards: what a worker checked, and what came of it';
comment on column catalogue_import.content is 'What was read from the file, as compressed JSON; null once it is written to the catalogue or another file took its place';
comment on column catalogue_import.created is 'How many services it made; changed: how many it changed; drafted: how many drafts of cards it wrote';
create index catalogue_import_centre on catalogue_import (centre_id);
create index catalogue_import_worker on catalogue_import (worker_id, checked_at);

grant select, insert, update on catalogue_import to vikno_app;
