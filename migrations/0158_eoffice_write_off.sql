-- Acts of writing off: stationery, consumables, equipment (KO-A3-3, порядок матеріально-технічного забезпечення, п. 3).

create table eoffice_write_off (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  kind         text not null check (kind in ('goods', 'things')),
  state        text not null default 'draft' check (state in ('draft', 'signed', 'dropped')),
  date         date not null,
  basis        text not null check (btrim(basis) <> '' and length(basis) <= 500),
  draft        jsonb not null default '{"members": [], "lines": []}',
  year         smallint,
  number       integer check (number > 0),
  reverses_id  uuid unique references eoffice_write_off,
  created_by   uuid not null references worker,
  created_at   timestamptz not null,
  signed_by    uuid references worker,
  signed_at    timestamptz,
  version      integer not null default 1,
  unique (eoffice_id, year, number),
  check ((state = 'signed') = (number is not null)),
  check ((state = 'signed') = (signed_at is not null)),
  check ((number is null) = (year is null)),
  check ((signed_at is null) = (signed_by is null)),
  check (year = extract(year from date))
);
comment on table eoffice_write_off is 'Act of writing off: a draft until it is signed, then unchangeable; a mistake is mended by an act that reverses it';
comment on column eoffice_write_off.draft is 'Commission and list while they are still being written';
comment on column eoffice_write_off.number is 'Given when it is signed: no gaps in an office and year';
create index eoffice_write_off_office on eoffice_write_off (eoffice_id, date desc);
create index eoffice_write_off_signed on eoffice_write_off (date) where state = 'signed';
create index eoffice_write_off_maker on eoffice_write_off (created_by);
create index eoffice_write_off_signer on eoffice_write_off (signed_by) where signed_by is not null;
create trigger eoffice_write_off_kept before delete on eoffice_write_off for each row execute function forbid_change();

create table eoffice_write_off_member (
  write_off_id  uuid not null references eoffice_write_off,
  position      smallint not null check (position between 0 and 6),
  name          text not null check (btrim(name) <> '' and length(name) <= 150),
  post          text not null check (btrim(post) <> '' and length(post) <= 150),
  primary key (write_off_id, position)
);
comment on table eoffice_write_off_member is 'The commission of a signed act: the chair is at position 0';
create trigger eoffice_write_off_member_kept before update or delete on eoffice_write_off_member for each row execute function forbid_change();

create table eoffice_write_off_line (
  id            uuid primary key,
  write_off_id  uuid not null references eoffice_write_off,
  item_id       uuid references eoffice_item,
  good_id       uuid references eoffice_good,
  quantity      integer not null check (quantity > 0),
  value         integer not null check (value >= 0),
  reason        text not null check (btrim(reason) <> '' and length(reason) <= 300),
  check ((item_id is null) <> (good_id is null)),
  check (item_id is null or quantity = 1),
  unique (write_off_id, item_id),
  unique (write_off_id, good_id)
);
comment on table eoffice_write_off_line is 'What a signed act writes off, and why; value in kopiyky';
create index eoffice_write_off_line_item on eoffice_write_off_line (item_id) where item_id is not null;
create index eoffice_write_off_line_good on eoffice_write_off_line (good_id) where good_id is not null;
create trigger eoffice_write_off_line_kept before update or delete on eoffice_write_off_line for each row execute function forbid_change();

alter table eoffice_movement add column write_off_id uuid references eoffice_write_off;
create unique index eoffice_movement_write_off on eoffice_movement (write_off_id, good_id) where write_off_id is not null;
alter table eoffice_movement drop constraint eoffice_movement_kind_check;
alter table eoffice_movement add constraint eoffice_movement_kind_check
  check (kind in ('received', 'issued', 'spent', 'returned', 'counted', 'writtenOff', 'restored'));
alter table eoffice_movement drop constraint eoffice_movement_sense;
alter table eoffice_movement add constraint eoffice_movement_sense check (case kind
  when 'received' then quantity > 0 and used = 0 and value >= 0
  when 'issued' then quantity < 0 and used = 0 and value <= 0
  when 'spent' then quantity = 0 and used > 0 and value = 0
  when 'returned' then quantity = 0 and used < 0 and value = 0
  when 'counted' then quantity <> 0 and used = 0 and value * quantity >= 0 and count_id is not null
  when 'writtenOff' then quantity < 0 and used between quantity and 0 and value <= 0
  when 'restored' then quantity > 0 and used between 0 and quantity and value >= 0
  end and (kind in ('writtenOff', 'restored')) = (write_off_id is not null));

-- The list and the commission are written while the act is a draft, in the transaction that signs it.
create function eoffice_write_off_open() returns trigger language plpgsql as $$
begin
  if not exists (select from eoffice_write_off where id = new.write_off_id and state = 'draft') then
    raise exception 'a signed act is not added to' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_write_off_member_open before insert on eoffice_write_off_member for each row execute function eoffice_write_off_open();
create trigger eoffice_write_off_line_open before insert on eoffice_write_off_line for each row execute function eoffice_write_off_open();

create function eoffice_write_off_moves() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then
    raise exception 'a signed act is not changed: write an act that reverses it' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'signed' and (
    not exists (select from eoffice_write_off_line where write_off_id = new.id)
    or not exists (select from eoffice_write_off_member where write_off_id = new.id and position = 0)
    or (select count(*) from eoffice_write_off_member where write_off_id = new.id) < 3
  ) then
    raise exception 'an act is signed with a list, a chair and two members at least' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_write_off_moves before update on eoffice_write_off for each row execute function eoffice_write_off_moves();

create function eoffice_write_off_taken() returns trigger language plpgsql as $$
begin
  if new.state = 'signed' and exists (
    select from eoffice_write_off_line l left join eoffice_item i on i.id = l.item_id
    where l.write_off_id = new.id and case when l.good_id is not null
      then not exists (
        select from eoffice_movement m where m.write_off_id = new.id and m.good_id = l.good_id and m.eoffice_id = new.eoffice_id
          and m.quantity = case when new.reverses_id is null then -l.quantity else l.quantity end)
      else (i.written_off_on is null) = (new.reverses_id is null) end
  ) then
    raise exception 'a signed act and the stock differ' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
comment on function eoffice_write_off_taken() is 'At the end of the transaction that signs an act all of its list has left the stock, or has come back';
create constraint trigger eoffice_write_off_taken after update on eoffice_write_off
  deferrable initially deferred for each row execute function eoffice_write_off_taken();

grant select, insert, update on eoffice_write_off to vikno_app;
grant select, insert on eoffice_write_off_member, eoffice_write_off_line to vikno_app;
