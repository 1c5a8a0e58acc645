-- Workers, their roles, sign-in, sessions, devices (ORG-2, ORG-7, KS-sign).

create table worker (
  id                uuid primary key,
  login             text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{2,79}$'),
  surname           text not null check (btrim(surname) <> ''),
  given             text not null check (btrim(given) <> ''),
  patronymic        text,
  position_title    text not null default '',
  email             text,
  sign_language_certificate text,
  password_hash     text,
  must_change_password boolean not null default false,
  totp_secret       bytea,
  totp_confirmed_at timestamptz,
  totp_last_step    bigint,
  active            boolean not null default true,
  created_at        timestamptz not null default clock_timestamp()
);
comment on column worker.sign_language_certificate is 'Number of the certificate; a worker with one is known to sign (KS-sign)';
comment on column worker.totp_secret is 'Encrypted with the installation''s key';
comment on column worker.totp_last_step is 'A one-time code is accepted once';

create table role_grant (
  id           uuid primary key,
  worker_id    uuid not null references worker,
  role         text not null check (role in ('reception', 'frontOffice', 'backOffice', 'providerHead', 'centreHead',
                 'coordinator', 'eofficeOperator', 'headEoffice', 'auditor', 'administrator')),
  municipality_id uuid references municipality,
  centre_id    uuid references centre,
  provider_id  uuid references provider,
  eoffice_number smallint,
  valid_from   date not null default current_date,
  ended_on     date,
  check (role not in ('reception', 'centreHead') or centre_id is not null),
  check (role not in ('frontOffice', 'backOffice', 'providerHead') or (centre_id is not null and provider_id is not null)),
  check (role <> 'coordinator' or municipality_id is not null),
  check (role <> 'eofficeOperator' or eoffice_number is not null)
);
comment on table role_grant is 'A worker may hold several roles in several centres and chooses one to work in';
create unique index role_grant_once on role_grant (worker_id, role, coalesce(centre_id, municipality_id, '00000000-0000-0000-0000-000000000000'),
  coalesce(provider_id, '00000000-0000-0000-0000-000000000000'), coalesce(eoffice_number, 0)) where ended_on is null;
create index role_grant_centre on role_grant (centre_id) where ended_on is null;

create table session (
  id            uuid primary key,
  token_hash    bytea not null unique check (length(token_hash) = 32),
  worker_id     uuid not null references worker,
  grant_id      uuid references role_grant,
  created_at    timestamptz not null default clock_timestamp(),
  last_seen_at  timestamptz not null default clock_timestamp(),
  expires_at    timestamptz not null,
  ended_at      timestamptz,
  user_agent    text not null default '',
  address       text not null default '',
  second_factor boolean not null default false
);
comment on column session.grant_id is 'The role and place chosen for this session; null until the worker has chosen';
create index session_worker on session (worker_id) where ended_at is null;

create table sign_in_throttle (
  scope       text not null,
  failures    integer not null default 0,
  since       timestamptz not null default clock_timestamp(),
  blocked_until timestamptz,
  primary key (scope)
);
comment on table sign_in_throttle is 'Failures are counted for (login, network address) and for the address, never for the login alone: a stranger cannot lock out a colleague';

create table device (
  id          uuid primary key,
  centre_id   uuid not null references centre,
  kind        text not null check (kind in ('kiosk', 'board')),
  name        text not null check (btrim(name) <> ''),
  key_hash    bytea not null unique check (length(key_hash) = 32),
  created_at  timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz,
  revoked_at  timestamptz
);
comment on table device is 'Kiosks and boards are paired once and hold a key with the rights of their kind alone';

grant select, insert, update on worker, role_grant, session, device to vikno_app;
grant select, insert, update, delete on sign_in_throttle to vikno_app;
