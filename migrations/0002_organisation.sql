-- Centres, providers, desks, workers, schedules, calendar regimes, agreements (ORG-1…8).

create table municipality (
  id     uuid primary key,
  code   text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name   text not null check (btrim(name) <> ''),
  active boolean not null default true
);

create table centre (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  code             text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  number_prefix    text not null unique check (number_prefix ~ '^[А-ЯҐЄІЇ]{1,4}$'),
  name             text not null check (btrim(name) <> ''),
  kind             text not null check (kind in ('town', 'district', 'regional')),
  address          text not null check (btrim(address) <> ''),
  phones           text[] not null default '{}',
  fax              text,
  email            text,
  website          text,
  extraterritorial boolean not null default false,
  personal_queue   boolean not null default false,
  wait_standard_minutes smallint not null default 15 check (wait_standard_minutes between 1 and 240),
  no_lunch_break   boolean not null default false,
  active           boolean not null default true
);
comment on column centre.number_prefix is 'First part of case numbers: short, pronounceable on the telephone';
comment on column centre.extraterritorial is 'Serves any resident of the country (ORG-1); else residents of its territory, overridable with a reason';
comment on column centre.personal_queue is 'Kiosk asks for surname and name (BR-15)';
comment on column centre.wait_standard_minutes is 'The standard that is measured (KS: 15 minutes)';

create table provider (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  code             text not null,
  name             text not null check (btrim(name) <> ''),
  short_name       text not null check (btrim(short_name) <> ''),
  kind             text not null check (kind in ('socialProtection', 'pensionFund', 'youthAndChildren', 'familyServices', 'socialInsurance', 'other')),
  address          text,
  phones           text[] not null default '{}',
  email            text,
  active           boolean not null default true,
  unique (municipality_id, code)
);
comment on table provider is 'Суб''єкт надання послуг (ORG-2)';

create table centre_provider (
  centre_id    uuid not null references centre,
  provider_id  uuid not null references provider,
  position     smallint not null default 0,
  active       boolean not null default true,
  primary key (centre_id, provider_id)
);

create table desk (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  number       smallint not null check (number between 1 and 999),
  floor        smallint not null default 1,
  provider_id  uuid,
  note         text,
  active       boolean not null default true,
  unique (centre_id, number),
  foreign key (centre_id, provider_id) references centre_provider
);
comment on table desk is 'Робоче місце with its number on the plate (ORG-4, BR-5.3)';

create table schedule_rule (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  provider_id  uuid,
  weekday      smallint not null check (weekday between 1 and 7),
  opens        time not null,
  closes       time not null,
  valid_from   date not null,
  valid_to     date,
  check (opens < closes),
  check (valid_to is null or valid_to >= valid_from),
  foreign key (centre_id, provider_id) references centre_provider
);
comment on column schedule_rule.provider_id is 'Null: hours of the centre itself; a provider without own rules follows the centre (BR-4)';
create index schedule_rule_centre on schedule_rule (centre_id, provider_id);

create table schedule_exception (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  provider_id  uuid,
  date         date not null,
  opens        time,
  closes       time,
  reason       text not null check (btrim(reason) <> ''),
  check ((opens is null) = (closes is null)),
  check (opens is null or opens < closes),
  foreign key (centre_id, provider_id) references centre_provider
);
comment on column schedule_exception.opens is 'Null: closed that day';
create unique index schedule_exception_once on schedule_exception (centre_id, coalesce(provider_id, '00000000-0000-0000-0000-000000000000'), date, coalesce(opens, '00:00'));

create table calendar_regime (
  id                       uuid primary key,
  valid_from               date not null unique,
  valid_to                 date,
  holidays_are_days_off    boolean not null,
  name                     text not null,
  act                      text not null check (btrim(act) <> ''),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table calendar_regime is 'Dated regimes: under martial law public holidays are ordinary working days (ORG-3)';

create table calendar_exception (
  date  date primary key,
  kind  text not null check (kind in ('holiday', 'dayOff', 'workingDay')),
  name  text not null check (btrim(name) <> ''),
  act   text not null check (btrim(act) <> '')
);

create table agreement (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  provider_id  uuid references provider,
  kind         text not null check (kind in ('placement', 'cooperation')),
  number       text not null check (btrim(number) <> ''),
  signed_on    date not null,
  valid_to     date,
  subject      text not null check (btrim(subject) <> ''),
  file_id      uuid references stored_file,
  ended_on     date,
  check (valid_to is null or valid_to >= signed_on)
);
comment on table agreement is 'Placement of a provider''s workers (KC-11, BP-13) and cooperation (KC-8)';
create index agreement_centre on agreement (centre_id, valid_to);

create table accompanying_service (
  id              uuid primary key,
  centre_id       uuid not null references centre,
  name            text not null check (btrim(name) <> ''),
  operator        text not null,
  hours           text not null,
  competition_act text not null,
  active          boolean not null default true
);
comment on table accompanying_service is 'Супутні послуги with the competition by which the operator was chosen (ORG-6, KC-9)';

grant select, insert, update on municipality, centre, provider, centre_provider, desk, agreement, accompanying_service to vikno_app;
grant select, insert, update, delete on schedule_rule, schedule_exception, calendar_regime, calendar_exception to vikno_app;
