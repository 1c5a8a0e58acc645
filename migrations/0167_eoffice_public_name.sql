-- Operators whose names the public directory shows: volunteers' names are personal data, so only with their consent (KO-A1, BP-9).

create table eoffice_public_name (
  worker_id     uuid not null references worker,
  given_at      timestamptz not null,
  withdrawn_at  timestamptz check (withdrawn_at >= given_at),
  primary key (worker_id, given_at)
);
comment on table eoffice_public_name is 'Consent of an operator that the directory shows the name, and its withdrawal; each stays as it was given (BP-9)';
create unique index eoffice_public_name_one on eoffice_public_name (worker_id) where withdrawn_at is null;
create trigger eoffice_public_name_kept before delete on eoffice_public_name for each row execute function forbid_change();

grant select, insert, update on eoffice_public_name to vikno_app;
