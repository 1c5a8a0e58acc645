-- What signing in needs beside the workers themselves: recovery codes, the first administrator's code, pairing of devices.

create table recovery_code (
  worker_id  uuid not null references worker,
  code_hash  bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  used_at    timestamptz,
  primary key (worker_id, code_hash)
);
comment on table recovery_code is 'One-time codes for a worker without the telephone that makes the codes; kept hashed, shown once';

create table setup_code (
  only_one   boolean primary key default true check (only_one),
  code_hash  bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  used_at    timestamptz
);
comment on table setup_code is 'Code printed at the start of an empty installation; whoever reads the console may make the first administrator, once';

create table device_pairing (
  device_id  uuid not null references device,
  code_hash  bytea primary key check (length(code_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table device_pairing is 'A code that gives a browser the key of a kiosk or board, once and for a short time';
create index device_pairing_device on device_pairing (device_id);

create index worker_name on worker using gin ((lower(surname || ' ' || given || ' ' || login)) gin_trgm_ops);
create index role_grant_worker on role_grant (worker_id);

grant select, insert, update, delete on recovery_code to vikno_app;
grant select, insert, update on setup_code, device_pairing to vikno_app;
