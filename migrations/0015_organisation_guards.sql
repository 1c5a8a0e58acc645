-- What the screens of the organisation promise, held by the database too: no overlapping hours, no overlapping regimes,
-- no lost update (ORG-3, BR-4).

create extension if not exists btree_gist;
create type timerange as range (subtype = time);

alter table schedule_rule add constraint schedule_rule_no_overlap exclude using gist (
  centre_id with =,
  coalesce(provider_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
  weekday with =,
  timerange(opens, closes) with &&,
  daterange(valid_from, valid_to, '[]') with &&
);
comment on constraint schedule_rule_no_overlap on schedule_rule is 'One answer to «is it open now», whoever edits at the same time';

alter table schedule_exception add constraint schedule_exception_no_overlap exclude using gist (
  centre_id with =,
  coalesce(provider_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
  date with =,
  timerange(coalesce(opens, '00:00'::time), coalesce(closes, '24:00'::time)) with &&
);
comment on constraint schedule_exception_no_overlap on schedule_exception is 'A day closed by an exception has no hours beside it';

alter table calendar_regime add constraint calendar_regime_no_overlap
  exclude using gist (daterange(valid_from, valid_to, '[]') with &&);
comment on constraint calendar_regime_no_overlap on calendar_regime is 'One regime a day: a term counts in one way only';

alter table municipality add column version integer not null default 1;
alter table centre add column version integer not null default 1;
alter table provider add column version integer not null default 1;
alter table desk add column version integer not null default 1;
alter table agreement add column version integer not null default 1;
alter table accompanying_service add column version integer not null default 1;
alter table calendar_regime add column version integer not null default 1;
comment on column centre.version is 'Optimistic lock: a stale form changes nothing';

alter table agreement add constraint agreement_ended check (ended_on is null or ended_on >= signed_on);
alter table agreement add constraint agreement_parties check (kind <> 'placement' or provider_id is not null);
create unique index agreement_number on agreement (centre_id, number, signed_on);

create table agreement_reminder (
  agreement_id  uuid not null references agreement,
  valid_to      date not null,
  days_before   smallint not null check (days_before > 0),
  sent_at       timestamptz not null default clock_timestamp(),
  primary key (agreement_id, valid_to, days_before)
);
comment on table agreement_reminder is 'Each reminder before expiry is sent once for each date of expiry (ORG-8)';

create index desk_provider on desk (provider_id) where provider_id is not null;
create index service_provider on service (provider_id) where active;
create index role_grant_provider on role_grant (provider_id) where ended_on is null;

grant select, insert on agreement_reminder to vikno_app;
