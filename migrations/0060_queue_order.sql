-- The order of calling in full: lawful categories, express and sign-language routing, limits, pauses, clocks (BR-14, BR-18, Q-call, KS-sign).

create table priority_category (
  id                uuid primary key,
  municipality_id   uuid not null references municipality,
  code              text not null check (code ~ '^[a-z][a-zA-Z0-9]{1,39}$'),
  name_uk           text not null check (btrim(name_uk) <> ''),
  name_en           text not null check (btrim(name_en) <> ''),
  act               text not null check (btrim(act) <> ''),
  proof             text not null default '',
  allowance_minutes smallint not null check (allowance_minutes between 1 and 480),
  at_kiosk          boolean not null default false,
  position          smallint not null default 0,
  active            boolean not null default true,
  unique (municipality_id, code)
);
comment on table priority_category is 'Lawful grounds to be called earlier, each with the act that grants it; never a private favour (BR-18)';
comment on column priority_category.allowance_minutes is 'By how many minutes before its arrival such a ticket ranks';
comment on column priority_category.proof is 'The document that a worker asks to see';
comment on column priority_category.at_kiosk is 'The visitor may choose it at the kiosk; the desk then checks the proof';

create table queue_settings (
  centre_id                uuid primary key references centre,
  paused_since             timestamptz,
  grace_until              timestamptz,
  priority_run             smallint not null default 2 check (priority_run between 1 and 20),
  return_grace_minutes     smallint not null default 20 check (return_grace_minutes between 1 and 240),
  recall_cool_down_seconds smallint not null default 15 check (recall_cool_down_seconds between 5 and 120),
  most_calls               smallint not null default 4 check (most_calls between 1 and 10),
  last_entry_minutes       smallint not null default 0 check (last_entry_minutes between 0 and 240)
);
comment on table queue_settings is 'How the queue of one centre works; one row a centre, made with it';
comment on column queue_settings.paused_since is 'Since when the centre stands still (air raid, power cut); null while it works';
comment on column queue_settings.grace_until is 'After a pause visitors need time to come back: until then a missed call costs nothing';
comment on column queue_settings.priority_run is 'After so many calls in a row that a category moved forward, a desk calls the earliest arrival: nobody starves';
comment on column queue_settings.last_entry_minutes is 'Kiosks give no tickets in the last minutes of reception';
insert into queue_settings (centre_id) select id from centre;

create function make_queue_settings() returns trigger language plpgsql as $$
begin
  insert into queue_settings (centre_id) values (new.id) on conflict do nothing;
  return new;
end $$;
create trigger centre_queue_settings after insert on centre for each row execute function make_queue_settings();

create table centre_pause (
  id             uuid primary key,
  centre_id      uuid not null references centre,
  kind           text not null check (kind in ('airRaid', 'power', 'other')),
  note           text not null default '',
  started_at     timestamptz not null,
  started_by     uuid not null references worker,
  ended_at       timestamptz,
  ended_by       uuid references worker,
  grace_minutes  smallint not null default 10 check (grace_minutes between 0 and 120),
  check (ended_at is null or ended_at >= started_at),
  check ((ended_at is null) = (ended_by is null))
);
comment on table centre_pause is 'Times when a centre stood still; no clock of a visitor runs in them';
create unique index centre_pause_one on centre_pause (centre_id) where ended_at is null;
create index centre_pause_times on centre_pause (centre_id, started_at);

create function active_seconds(centre uuid, since timestamptz, until timestamptz) returns integer
language sql stable as $$
  select greatest(0, round(extract(epoch from until - since) - coalesce((
    select sum(extract(epoch from least(coalesce(p.ended_at, until), until) - greatest(p.started_at, since)))
    from centre_pause p
    where p.centre_id = centre and p.started_at < until and coalesce(p.ended_at, until) > since), 0)))::integer
$$;
comment on function active_seconds is 'Seconds between two moments during which the centre did not stand still';

alter table desk add column express_only boolean not null default false;
comment on column desk.express_only is 'Takes only matters of a few minutes, so that they do not wait behind long ones';
alter table service add column express boolean not null default false;
comment on column service.express is 'A matter of a few minutes: an express desk may take it';

alter table desk_shift add column priority_run smallint not null default 0 check (priority_run >= 0);
comment on column desk_shift.priority_run is 'Calls in a row that a category moved forward; back to 0 with the first that none did';

alter table ticket
  add column category_id uuid references priority_category,
  add column category_by text,
  add column express boolean not null default false,
  add column needs_sign boolean not null default false,
  add column not_before timestamptz,
  add column state_since timestamptz not null default clock_timestamp(),
  add column waited_s integer not null default 0 check (waited_s >= 0),
  add column missed_in_grace boolean not null default false,
  add column estimate_low_s integer,
  add column estimate_high_s integer,
  add column estimate_average_s integer,
  add column estimate_last_s integer,
  add check (estimate_low_s <= estimate_high_s);
update ticket set state_since = coalesce(finished_at, started_at, called_at, issued_at);
comment on column ticket.category_by is 'Who marked the category: `kiosk`, or the worker''s identifier';
comment on column ticket.not_before is 'The visitor said «I am late»: not called before, with the place kept';
comment on column ticket.state_since is 'When the present state began';
comment on column ticket.waited_s is 'Seconds of waiting in the hall so far, pauses of the centre left out';
comment on column ticket.missed_in_grace is 'Missed just after a pause: may come back the whole day';
comment on column ticket.estimate_low_s is 'The range of waiting that the visitor was told when the ticket was issued, in seconds; null: nothing was told';
comment on column ticket.estimate_average_s is 'First baseline beside it: people ahead × average service ÷ open desks';
comment on column ticket.estimate_last_s is 'Second baseline: waiting of the last who entered service';
create index ticket_category on ticket (category_id) where category_id is not null;

create table desk_episode (
  id             uuid primary key,
  ticket_id      uuid not null references ticket,
  centre_id      uuid not null references centre,
  business_date  date not null,
  desk_id        uuid not null references desk,
  worker_id      uuid not null references worker,
  group_id       uuid not null references service_group,
  service_id     uuid references service,
  purpose        text not null check (purpose in ('submit', 'consult', 'collect')),
  called_at      timestamptz not null,
  started_at     timestamptz,
  ended_at       timestamptz not null,
  waited_s       integer not null check (waited_s >= 0),
  walked_s       integer not null check (walked_s >= 0),
  served_s       integer not null check (served_s >= 0),
  outcome        text not null check (outcome in ('finished', 'noShow', 'held', 'transferred', 'paused', 'left', 'takenOver')),
  result         text,
  call_reason    jsonb
);
comment on table desk_episode is 'One visitor at one desk, from the call to the end: what waiting and service are measured by (KS-stats)';
comment on column desk_episode.waited_s is 'Waiting in the hall before this call, all waits of the ticket together, without pauses of the centre';
comment on column desk_episode.walked_s is 'From the call to the start of service';
comment on column desk_episode.served_s is 'From the start to the end of service; 0 when it did not start';
create index desk_episode_day on desk_episode (centre_id, business_date, ended_at);
create index desk_episode_ticket on desk_episode (ticket_id);

grant select, insert, update on priority_category, queue_settings, centre_pause to vikno_app;
grant select, insert on desk_episode to vikno_app;
