-- Stationery and consumables of e-offices: what came, what was spent, what is counted (KO-A3-3).

create table eoffice_good (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  kind             text not null check (kind in ('stationery', 'consumable')),
  name             text not null check (btrim(name) <> '' and length(name) <= 200),
  unit             text not null check (btrim(unit) <> '' and length(unit) <= 20),
  version          integer not null default 1
);
comment on table eoffice_good is 'A kind of stationery or consumable that the network uses, with its unit';
create unique index eoffice_good_name on eoffice_good (municipality_id, lower(name));

create table eoffice_stock (
  eoffice_id  uuid not null references eoffice,
  good_id     uuid not null references eoffice_good,
  quantity    integer not null default 0,
  used        integer not null default 0,
  value       integer not null default 0,
  primary key (eoffice_id, good_id),
  constraint eoffice_stock_not_below_zero check (quantity >= 0),
  constraint eoffice_stock_used_of_quantity check (used between 0 and quantity),
  constraint eoffice_stock_value check (value >= 0 and (quantity > 0 or value = 0))
);
comment on table eoffice_stock is 'What an office has of each kind, kept by the trigger of movements: the sum of them, never below zero';
comment on column eoffice_stock.quantity is 'On the books: spent things stay here until an act writes them off';
comment on column eoffice_stock.used is 'Spent already and not yet written off; on hand is quantity less this';
comment on column eoffice_stock.value is 'Kopiyky';
create index eoffice_stock_good on eoffice_stock (good_id);

create table eoffice_count (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  year         smallint not null,
  number       integer not null check (number > 0),
  counted_on   date not null,
  counted_by   uuid not null references worker,
  counted_at   timestamptz not null,
  note         text not null default '' check (length(note) <= 1000),
  accepted_by  uuid references worker,
  accepted_at  timestamptz,
  version      integer not null default 1,
  unique (eoffice_id, year, number),
  check (year = extract(year from counted_on)),
  check ((accepted_at is null) = (accepted_by is null))
);
comment on table eoffice_count is 'Stock-taking of an office: what was found against what is recorded; the head e-office accepts the differences';
create index eoffice_count_office on eoffice_count (eoffice_id, counted_on desc);
create index eoffice_count_worker on eoffice_count (counted_by);
create index eoffice_count_accepter on eoffice_count (accepted_by) where accepted_by is not null;
create trigger eoffice_count_kept before delete on eoffice_count for each row execute function forbid_change();

create table eoffice_count_line (
  id        uuid primary key,
  count_id  uuid not null references eoffice_count,
  item_id   uuid references eoffice_item,
  good_id   uuid references eoffice_good,
  recorded  integer not null check (recorded >= 0),
  counted   integer not null check (counted >= 0),
  check ((item_id is null) <> (good_id is null)),
  check (item_id is null or (recorded = 1 and counted <= 1)),
  unique (count_id, item_id),
  unique (count_id, good_id)
);
comment on table eoffice_count_line is 'One thing or one kind of goods in a stock-taking: as recorded and as found';
create index eoffice_count_line_item on eoffice_count_line (item_id) where item_id is not null;
create index eoffice_count_line_good on eoffice_count_line (good_id) where good_id is not null;
create trigger eoffice_count_line_kept before update or delete on eoffice_count_line for each row execute function forbid_change();

create table eoffice_movement (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  good_id      uuid not null references eoffice_good,
  kind         text not null check (kind in ('received', 'issued', 'spent', 'returned', 'counted')),
  date         date not null,
  quantity     integer not null,
  used         integer not null,
  value        integer not null,
  document     text not null check (btrim(document) <> '' and length(document) <= 200),
  pair_id      uuid references eoffice_movement,
  count_id     uuid references eoffice_count,
  recorded_by  uuid not null references worker,
  recorded_at  timestamptz not null,
  constraint eoffice_movement_sense check (case kind
    when 'received' then quantity > 0 and used = 0 and value >= 0
    when 'issued' then quantity < 0 and used = 0 and value <= 0
    when 'spent' then quantity = 0 and used > 0 and value = 0
    when 'returned' then quantity = 0 and used < 0 and value = 0
    when 'counted' then quantity <> 0 and used = 0 and value * quantity >= 0 and count_id is not null
    end)
);
comment on table eoffice_movement is 'Each change of stock: only added to; their sum is the stock';
comment on column eoffice_movement.quantity is 'What it adds to the books or takes from them';
comment on column eoffice_movement.used is 'What it adds to the spent that an act has yet to write off';
comment on column eoffice_movement.value is 'Kopiyky';
comment on column eoffice_movement.document is 'The paper on which it rests, or what it was spent on';
comment on column eoffice_movement.pair_id is 'The issue of the head e-office from which a receipt came';
create index eoffice_movement_office on eoffice_movement (eoffice_id, date desc, id desc);
create index eoffice_movement_good on eoffice_movement (good_id, date);
create index eoffice_movement_pair on eoffice_movement (pair_id) where pair_id is not null;
create index eoffice_movement_count on eoffice_movement (count_id) where count_id is not null;
create index eoffice_movement_worker on eoffice_movement (recorded_by);
create trigger eoffice_movement_kept before update or delete on eoffice_movement for each row execute function forbid_change();

create function keep_eoffice_stock() returns trigger language plpgsql as $$
begin
  insert into eoffice_stock (eoffice_id, good_id) values (new.eoffice_id, new.good_id) on conflict do nothing;
  update eoffice_stock set quantity = quantity + new.quantity, used = used + new.used, value = value + new.value
  where eoffice_id = new.eoffice_id and good_id = new.good_id;
  return null;
end $$;
create trigger eoffice_movement_stock after insert on eoffice_movement for each row execute function keep_eoffice_stock();

grant select, insert, update on eoffice_good, eoffice_stock, eoffice_count to vikno_app;
grant select, insert on eoffice_count_line, eoffice_movement to vikno_app;
