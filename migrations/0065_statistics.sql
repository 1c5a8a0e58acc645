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

create table statistics_part (
  centre_id       uuid not null references centre,
  provider_id     uuid references provider,
  dimension       text not null check (dimension in ('all', 'hour', 'group', 'service', 'desk', 'provider')),
  business_date   date not null,
  key             text not null,
  tickets         integer not null,
  left_unserved   integer not null,
  not_called      integer not null,
  calls           integer not null,
  no_shows        integer not null,
  first_calls     integer not null,
  in_standard     integer not null,
  waited_s        bigint not null,
  waited_buckets  integer[] not null,
  services        integer not null,
  walked_s        bigint not null,
  served_s        bigint not null,
  served_buckets  integer[] not null,
  transfers       integer not null,
  holds           integer not null,
  returned_holds  integer not null,
  held_s          bigint not null,
  unique nulls not distinct (centre_id, provider_id, dimension, business_date, key)
);
comment on table statistics_part is 'Sums of one day, seen from one side (hour, group, service, desk, provider), rebuilt from tickets and desk episodes; no person and no worker in it (KS-stats). A year of one side is a few thousand rows';
comment on column statistics_part.provider_id is 'Null: the whole centre; else only what belongs to this provider: its desks, and tickets of its services';
comment on column statistics_part.key is 'Of the side: «09» for an hour in Kyiv, the identifier for the others, empty for `all` and for what has none';
comment on column statistics_part.tickets is 'Tickets taken (in the hour of taking)';
comment on column statistics_part.left_unserved is 'Tickets whose owners gave up the place before any service';
comment on column statistics_part.not_called is 'Tickets that no desk had called when the day was built';
comment on column statistics_part.calls is 'Stays at a desk, from a call to its end (in the hour of the call); calls broken off by a pause of the centre are none';
comment on column statistics_part.first_calls is 'Of them the first of a ticket: these carry the waiting';
comment on column statistics_part.in_standard is 'First calls within the standard of the centre as it was when the day was built';
comment on column statistics_part.waited_s is 'Waiting until the first call, seconds, pauses of the centre left out';
comment on column statistics_part.waited_buckets is 'How many of them fall in each step of the scale of `rules/histogram.ts`: medians and tenths are read from it';
comment on column statistics_part.services is 'Stays in which service began';
comment on column statistics_part.walked_s is 'From call to beginning, seconds, of the stays in which service began';
comment on column statistics_part.served_s is 'Service, seconds';
comment on column statistics_part.holds is 'Stays that ended with the ticket put aside';
comment on column statistics_part.held_s is 'Seconds between putting aside and the next call, of the `returned_holds` that came back, counted where it was called again';

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
comment on table statistics_day is 'A day that is built in statistics_part, and how the estimates of its waiting came true (design 3.8)';
comment on column statistics_day.estimates is 'Tickets whose visitors were told a range and were then called';
comment on column statistics_day.estimates_met is 'Of them called within the range that was told';
comment on column statistics_day.error_s is 'Sum of the distances between the middle of the range and the waiting that came true, seconds';
comment on column statistics_day.average_error_s is 'The same of the first baseline: people ahead × average service ÷ desks';
comment on column statistics_day.last_error_s is 'The same of the second baseline, the waiting of the last who entered service, over the `last_scored` tickets that had one';
comment on column statistics_day.last_own_error_s is 'Our own distances over exactly those tickets, so that the two are comparable';

grant select, insert, update on wait_calibration, statistics_day to vikno_app;
grant select, insert, delete on statistics_part to vikno_app;
