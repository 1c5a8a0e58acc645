-- The kiosk: lock by staff, printer, prints of tickets, blocks of numbers for a lost connection (BR-15, BR-16).

create table kiosk (
  device_id    uuid primary key references device,
  locked_since timestamptz,
  locked_by    text,
  pin_hash     text,
  check ((locked_since is null) = (locked_by is null))
);
comment on table kiosk is 'What staff set for one kiosk; a kiosk without a row is unlocked and has no PIN';
comment on column kiosk.locked_by is 'worker:<uuid> from the staff side, device:<uuid> by the PIN at the kiosk';
comment on column kiosk.pin_hash is 'argon2id of the PIN with which a worker locks and unlocks at the kiosk itself';

create table printer (
  device_id   uuid primary key references device,
  host        text not null check (host ~ '^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252})$'),
  port        integer not null default 9100 check (port between 1 and 65535),
  paper_mm    smallint not null default 80 check (paper_mm in (58, 80)),
  state       text not null default 'unknown' check (state in ('unknown', 'ready', 'paperLow', 'paperOut', 'coverOpen',
                'offline', 'silent', 'unreachable')),
  state_since timestamptz not null default clock_timestamp(),
  checked_at  timestamptz,
  active      boolean not null default true
);
comment on table printer is 'The ESC/POS printer of a kiosk, reached over TCP';
comment on column printer.state is 'As the printer itself last told: silent = connected without an answer, unreachable = no connection';

create table ticket_print (
  id           uuid primary key,
  ticket_id    uuid not null references ticket,
  device_id    uuid not null references device,
  centre_id    uuid not null references centre,
  locale       text not null check (locale in ('uk', 'en')),
  state        text not null default 'waiting' check (state in ('waiting', 'sending', 'printed', 'failed', 'settled')),
  problem      text,
  requested_at timestamptz not null,
  requested_by text not null,
  finished_at  timestamptz,
  settled_by   text,
  check ((state in ('printed', 'failed', 'settled')) = (finished_at is not null)),
  check ((state in ('failed', 'settled')) = (problem is not null)),
  check ((state = 'settled') = (settled_by is not null))
);
comment on table ticket_print is 'Each printing of a ticket: the number stays the same however often it is printed';
comment on column ticket_print.problem is 'State of the printer that stopped it; `late` = its visitor has gone, `unsure` = the program stopped in the middle';
comment on column ticket_print.settled_by is 'The worker who gave the visitor the number another way, or `reprint`';
create unique index ticket_print_one on ticket_print (ticket_id) where state in ('waiting', 'sending');
create index ticket_print_failed on ticket_print (centre_id, requested_at) where state = 'failed';
create index ticket_print_ticket on ticket_print (ticket_id, requested_at);

alter table ticket_counter add constraint ticket_counter_below_blocks check (last_number <= 5000);

create table number_block (
  id            uuid primary key,
  device_id     uuid not null references device,
  centre_id     uuid not null references centre,
  group_id      uuid not null references service_group,
  business_date date not null,
  prefix        text not null,
  first         integer not null check (first between 5001 and 9951 and (first - 5001) % 50 = 0),
  last          integer not null,
  leased_at     timestamptz not null,
  check (last = first + 49),
  unique (centre_id, business_date, prefix, first)
);
comment on table number_block is 'Numbers lent to one kiosk for one day, for the time without a connection';
comment on column number_block.first is 'Blocks lie on a grid of 50 above 5000 and live numbers end at 5000: no number can be given twice';
create index number_block_device on number_block (device_id, business_date);

alter table ticket add column block_id uuid references number_block;
alter table ticket add constraint ticket_live_or_leased check ((block_id is null) = (number <= 5000));
comment on column ticket.block_id is 'Issued by a kiosk without a connection, from this block';
create index ticket_block on ticket (block_id) where block_id is not null;

create table offline_report (
  id          uuid primary key,
  device_id   uuid not null references device,
  centre_id   uuid not null references centre,
  prefix      text not null,
  number      integer not null,
  kind        text not null check (kind in ('anotherDay', 'numberTaken', 'foreignBlock', 'unknownService', 'clock', 'closed', 'answerLost')),
  lost        boolean not null,
  told        jsonb not null,
  reported_at timestamptz not null,
  seen_by     text,
  seen_at     timestamptz,
  check ((seen_by is null) = (seen_at is null)),
  unique (device_id, prefix, number, kind, reported_at)
);
comment on table offline_report is 'What could not be reconciled as it was printed: reception looks at each';
comment on column offline_report.lost is 'True: no ticket was made, the visitor has only paper';
comment on column offline_report.told is 'What the kiosk sent, without the name of the visitor';
create index offline_report_open on offline_report (centre_id, reported_at) where seen_at is null;

grant select, insert, update on kiosk, printer, ticket_print, offline_report to vikno_app;
grant select, insert on number_block to vikno_app;
