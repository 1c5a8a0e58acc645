-- Expected waiting that learns from its own misses, and the measures of past days by hour (BR-14, KS-stats).

create table wait_calibration (
  centre_id       uuid primary key references centre,
  low_width       double precision not null default 1 check (low_width > 0),
  high_width      double precision not null default 1 check (high_width > 0),
  scored          integer not null default 0 check (scored >= 0),
  scored_through  timestamptz not null
);
comment on table wait_calibration is 'How far the ends of the published range of waiting are moved, learnt from the estimates of the centre that came true or not';
comment on column wait_calibration.low_width is 'Factor of the distance between the middle and the lower end; 1: as simulated';
comment on column wait_calibration.high_width is 'Factor of the distance between the middle and the upper end; 1: as simulated';
comment on column wait_calibration.scored is 'Estimates that have taught it';
comment on column wait_calibration.scored_through is 'Stays at desks that ended up to this moment have taught it';

create table statistics_hour (
  centre_id       uuid not null references centre,
  business_date   date not null,
  hour            smallint not null check (hour between 0 and 23),
  group_id        uuid not null references service_group,
  service_id      uuid references service,
  provider_id     uuid references provider,
  desk_id         uuid references desk,
  tickets         integer not null default 0,
  left_unserved   integer not null default 0,
  not_called      integer not null default 0,
  calls           integer not null default 0,
  first_calls     integer not null default 0,
  in_standard     integer not null default 0,
  waited_s        bigint not null default 0,
  waited_buckets  integer[] not null default '{}',
  services        integer not null default 0,
  walked_s        bigint not null default 0,
  served_s        bigint not null default 0,
  served_buckets  integer[] not null default '{}',
  no_shows        integer not null default 0,
  holds           integer not null default 0,
  held_s          bigint not null default 0,
  transfers       integer not null default 0,
  unique nulls not distinct (centre_id, business_date, hour, group_id, service_id, provider_id, desk_id)
);
comment on table statistics_hour is 'Sums of one day by hour, service and desk, rebuilt from tickets and desk episodes; no person and no worker in it (KS-stats)';
comment on column statistics_hour.hour is 'Hour in Kyiv: of taking for tickets, of the call for stays at desks; the two equal hours of the autumn change are one';
comment on column statistics_hour.desk_id is 'Null: counted before any desk (tickets taken, left, not called)';
comment on column statistics_hour.provider_id is 'The provider of the desk, which is the worker group; of the service for what no desk has seen';
comment on column statistics_hour.tickets is 'Tickets taken';
comment on column statistics_hour.left_unserved is 'Tickets whose owners gave up the place before any service';
comment on column statistics_hour.not_called is 'Tickets that no desk called before the day ended';
comment on column statistics_hour.calls is 'Stays at the desk, from a call to its end';
comment on column statistics_hour.first_calls is 'Of them the first call of a ticket: these carry the waiting';
comment on column statistics_hour.in_standard is 'First calls within the standard of the centre as it was when the day was built';
comment on column statistics_hour.waited_s is 'Waiting until the first call, seconds, pauses of the centre left out';
comment on column statistics_hour.waited_buckets is 'How many of them fall in each step of the scale of `rules/histogram.ts`: medians and tenths are read from it';
comment on column statistics_hour.services is 'Stays in which service began';
comment on column statistics_hour.walked_s is 'From call to beginning, seconds, of the stays in which service began';
comment on column statistics_hour.served_s is 'Service, seconds';
comment on column statistics_hour.holds is 'Stays that ended with the ticket put aside';
comment on column statistics_hour.held_s is 'Seconds between such an end and the next call of the ticket, at the desk that calls again';

create table statistics_day (
  centre_id       uuid not null references centre,
  business_date   date not null,
  built_at        timestamptz not null,
  estimates       integer not null default 0,
  estimates_met   integer not null default 0,
  called_earlier  integer not null default 0,
  called_later    integer not null default 0,
  error_s         bigint not null default 0,
  average_error_s bigint not null default 0,
  last_scored     integer not null default 0,
  last_error_s    bigint not null default 0,
  last_own_error_s bigint not null default 0,
  primary key (centre_id, business_date)
);
comment on table statistics_day is 'A day that is built in statistics_hour, and how the estimates of its waiting came true (design 3.8)';
comment on column statistics_day.estimates is 'Tickets whose visitors were told a range and were then called';
comment on column statistics_day.estimates_met is 'Of them called within the range that was told';
comment on column statistics_day.error_s is 'Sum of the distances between the middle of the range and the waiting that came true, seconds';
comment on column statistics_day.average_error_s is 'The same of the first baseline: people ahead × average service ÷ desks';
comment on column statistics_day.last_error_s is 'The same of the second baseline, the waiting of the last who entered service, over the `last_scored` tickets that had one';
comment on column statistics_day.last_own_error_s is 'Our own distances over exactly those tickets, so that the two are comparable';

grant select, insert, update on wait_calibration, statistics_day to vikno_app;
grant select, insert, delete on statistics_hour to vikno_app;
