-- Telling a visitor who went away from the hall: web push and SMS, for one day and without an account (Q-phone).

create table notification_settings (
  centre_id        uuid primary key references centre,
  push             boolean not null default true,
  sms              boolean not null default false,
  sms_daily_limit  integer not null default 300 check (sms_daily_limit between 0 and 100000),
  near_ahead       smallint not null default 3 check (near_ahead between 1 and 20),
  near_minutes     smallint not null default 10 check (near_minutes between 1 and 60)
);
comment on table notification_settings is 'Whether and when a centre tells its visitors; one row a centre, made with it';
comment on column notification_settings.sms is 'SMS cost money: off until the head of the centre switches them on';
comment on column notification_settings.near_ahead is 'The turn is near when so many people or fewer are ahead';
comment on column notification_settings.near_minutes is 'The turn is near, too, when the expected waiting is so many minutes or less';
insert into notification_settings (centre_id) select id from centre;

create function make_notification_settings() returns trigger language plpgsql as $$
begin
  insert into notification_settings (centre_id) values (new.id) on conflict do nothing;
  return new;
end $$;
create trigger centre_notification_settings after insert on centre
  for each row execute function make_notification_settings();

create table push_subscription (
  id             uuid primary key,
  visit_id       uuid not null references visit,
  centre_id      uuid not null references centre,
  business_date  date not null,
  locale         text not null check (locale in ('uk', 'en')),
  endpoint       text not null check (length(endpoint) between 10 and 1000),
  p256dh         text not null check (length(p256dh) = 87),
  auth           text not null check (length(auth) = 22),
  created_at     timestamptz not null default clock_timestamp(),
  unique (visit_id, endpoint)
);
comment on table push_subscription is 'A browser that wants to hear about a visit; removed at the end of the day or when its push service says it is gone';
create index push_subscription_day on push_subscription (business_date, centre_id);

create table sms_subscription (
  id             uuid primary key,
  visit_id       uuid not null unique references visit,
  centre_id      uuid not null references centre,
  business_date  date not null,
  locale         text not null check (locale in ('uk', 'en')),
  phone          text not null check (phone ~ '^\+[1-9][0-9]{7,14}$'),
  consent_text   text not null check (btrim(consent_text) <> ''),
  consented_at   timestamptz not null
);
comment on table sms_subscription is 'A number given for one visit alone, with the words agreed to; removed at the end of the day (BP-9, BR-21)';
create index sms_subscription_day on sms_subscription (business_date, centre_id);

create table notification (
  id               uuid primary key,
  ticket_id        uuid not null references ticket,
  centre_id        uuid not null references centre,
  business_date    date not null,
  kind             text not null check (kind in ('near', 'called', 'pauseBegan', 'pauseEnded')),
  occasion         text not null default '',
  channel          text not null check (channel in ('push', 'sms')),
  subscription_id  uuid not null,
  state            text not null default 'due' check (state in ('due', 'sent', 'failed', 'gone', 'outOfDate', 'overLimit')),
  made_at          timestamptz not null,
  ended_at         timestamptz,
  parts            smallint not null default 0 check (parts >= 0),
  unique (ticket_id, kind, occasion, subscription_id),
  check ((state = 'due') = (ended_at is null))
);
comment on table notification is 'What a visitor was told and when, once for an occasion however often it is noticed; neither the text nor the number';
comment on column notification.occasion is 'Which call or which pause: a ticket that came back may be called again; empty for what happens once';
comment on column notification.subscription_id is 'A row of push_subscription or sms_subscription, which may be gone already';
comment on column notification.parts is 'Short messages that one SMS took: what the operator charges for';
create index notification_sms_day on notification (centre_id, business_date) where channel = 'sms';
create index notification_ticket on notification (ticket_id);

create table notification_follower (
  alone    boolean primary key default true check (alone),
  horizon  xid8 not null,
  full_at  timestamptz not null
);
comment on table notification_follower is 'Up to which transaction the ledger has been followed; one node at a time holds the row';
comment on column notification_follower.full_at is 'When every waiting visitor was last looked at, events or not: time alone brings a turn near';
insert into notification_follower values (true, pg_snapshot_xmin(pg_current_snapshot()), 'epoch');

alter table ticket add column delays smallint not null default 0 check (delays between 0 and 20);
comment on column ticket.delays is 'How often the visitor said «I am late» (Q-phone)';

grant select, insert, update on notification_settings, notification_follower to vikno_app;
grant select, insert, update on notification to vikno_app;
grant select, insert, update, delete on push_subscription, sms_subscription to vikno_app;
