-- Visits, tickets, desks at work (BR-14…16, BR-18, Q-call).

create table ticket_counter (
  centre_id      uuid not null references centre,
  business_date  date not null,
  prefix         text not null,
  last_number    integer not null check (last_number > 0),
  primary key (centre_id, business_date, prefix)
);
comment on table ticket_counter is 'One row a centre, day and letter: numbers without gaps and without doubles';

create table visit (
  id             uuid primary key,
  centre_id      uuid not null references centre,
  business_date  date not null,
  access_code    text not null unique check (length(access_code) >= 16),
  person_name    text,
  sign_language  boolean not null default false,
  created_at     timestamptz not null default clock_timestamp()
);
comment on table visit is 'A visitor with two matters has one visit and two tickets (BR-16)';
comment on column visit.access_code is 'Secret in the QR of the ticket: opens the own ticket alone';
comment on column visit.person_name is 'Only where the centre asks for it (BR-15)';

create table desk_shift (
  id          uuid primary key,
  desk_id     uuid not null references desk,
  centre_id   uuid not null references centre,
  worker_id   uuid not null references worker,
  state       text not null default 'open' check (state in ('open', 'break', 'closed')),
  opened_at   timestamptz not null default clock_timestamp(),
  state_since timestamptz not null default clock_timestamp(),
  closed_at   timestamptz,
  check ((state = 'closed') = (closed_at is not null))
);
create unique index desk_shift_one_per_desk on desk_shift (desk_id) where state <> 'closed';
create unique index desk_shift_one_per_worker on desk_shift (worker_id) where state <> 'closed';
create index desk_shift_centre on desk_shift (centre_id) where state <> 'closed';

create table ticket (
  id             uuid primary key,
  visit_id       uuid not null references visit,
  centre_id      uuid not null references centre,
  business_date  date not null,
  group_id       uuid not null references service_group,
  service_id     uuid references service,
  purpose        text not null default 'submit' check (purpose in ('submit', 'consult', 'collect')),
  prefix         text not null,
  number         integer not null check (number > 0),
  state          text not null default 'waiting' check (state in ('waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'left')),
  rank_at        timestamptz not null,
  issued_at      timestamptz not null default clock_timestamp(),
  desk_id        uuid references desk,
  worker_id      uuid references worker,
  called_at      timestamptz,
  calls          smallint not null default 0 check (calls >= 0),
  last_call_at   timestamptz,
  started_at     timestamptz,
  finished_at    timestamptz,
  only_desk_id   uuid references desk,
  result         text,
  call_reason    jsonb,
  unique (centre_id, business_date, prefix, number),
  check (state not in ('called', 'serving') or (desk_id is not null and called_at is not null)),
  check (state <> 'serving' or started_at is not null),
  check ((state in ('finished', 'left', 'noShow')) = (finished_at is not null))
);
comment on column ticket.rank_at is 'Virtual arrival: the order of calling; kept through transfer and hold';
comment on column ticket.call_reason is 'Why this ticket was called now, in words that visitor and court can read (BR-18)';
create unique index ticket_one_at_a_desk on ticket (desk_id) where state in ('called', 'serving');
create unique index ticket_one_of_a_visit on ticket (visit_id) where state in ('called', 'serving');
create index ticket_waiting on ticket (centre_id, business_date, group_id, rank_at, id) where state = 'waiting';
create index ticket_visit on ticket (visit_id);
create index ticket_day on ticket (centre_id, business_date, state);

create table desk_group (
  desk_id   uuid not null references desk,
  group_id  uuid not null references service_group,
  primary key (desk_id, group_id)
);
comment on table desk_group is 'Which groups a desk serves; a desk with none serves all groups of its provider';

grant select, insert, update on ticket_counter, visit, desk_shift, ticket to vikno_app;
grant select, insert, delete on desk_group to vikno_app;
