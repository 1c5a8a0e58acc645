-- Equipment in the care of operators and requests for its service (KO-A2-4, KO-A3-3).

create table eoffice_paper_counter (
  eoffice_id   uuid not null references eoffice,
  kind         text not null check (kind in ('request', 'handover', 'count', 'writeOff')),
  year         smallint not null check (year between 2000 and 2100),
  last_number  integer not null check (last_number > 0),
  primary key (eoffice_id, kind, year)
);
comment on table eoffice_paper_counter is 'Numbers of requests and acts without gaps, by office, kind and year';

create table eoffice_item (
  id                uuid primary key,
  municipality_id   uuid not null references municipality,
  eoffice_id        uuid not null references eoffice,
  inventory_number  text not null check (btrim(inventory_number) <> '' and length(inventory_number) <= 40),
  kind              text not null check (kind in ('equipment', 'furniture')),
  name              text not null check (btrim(name) <> '' and length(name) <= 200),
  serial            text not null default '' check (length(serial) <= 80),
  received_on       date not null,
  document          text not null check (btrim(document) <> '' and length(document) <= 200),
  cost              integer not null check (cost >= 0),
  condition         text not null default 'good' check (condition in ('good', 'repair', 'unusable', 'missing')),
  keeper_id         uuid not null references worker,
  written_off_on    date,
  version           integer not null default 1,
  unique (municipality_id, inventory_number),
  check (written_off_on >= received_on)
);
comment on table eoffice_item is 'Equipment and furniture of an e-office, each in the care of one worker (KO-A3-3); cost in kopiyky';
comment on column eoffice_item.document is 'The paper with which it came';
comment on column eoffice_item.keeper_id is 'Who answers for it; changes by an act of handover only';
create index eoffice_item_office on eoffice_item (eoffice_id, inventory_number);
create index eoffice_item_keeper on eoffice_item (keeper_id);
create trigger eoffice_item_kept before delete on eoffice_item for each row execute function forbid_change();

create table eoffice_request (
  id          uuid primary key,
  eoffice_id  uuid not null references eoffice,
  year        smallint not null,
  number      integer not null check (number > 0),
  kind        text not null check (kind in ('repair', 'cartridge', 'paper', 'internet', 'other')),
  item_id     uuid references eoffice_item,
  words       text not null check (btrim(words) <> '' and length(words) <= 1000),
  way         text not null check (way in ('office', 'telephone')),
  filed_on    date not null,
  filed_at    timestamptz not null,
  filed_by    uuid not null references worker,
  state       text not null default 'new' check (state in ('new', 'accepted', 'ordered', 'done', 'refused', 'withdrawn')),
  due_on      date not null,
  ended_on    date,
  answer      text not null default '' check (length(answer) <= 1000),
  expense_id  uuid unique references eoffice_expense,
  version     integer not null default 1,
  unique (eoffice_id, year, number),
  check (year = extract(year from filed_on)),
  check (due_on >= filed_on),
  check ((state in ('done', 'refused', 'withdrawn')) = (ended_on is not null)),
  check (state <> 'refused' or btrim(answer) <> '')
);
comment on table eoffice_request is 'Request of an e-office for technical service: repair, cartridge, paper, Internet (KO-A2-4)';
comment on column eoffice_request.way is 'Filed by the operator, or told by telephone and recorded by the head e-office';
comment on column eoffice_request.due_on is 'By when the head e-office answers; once accepted, by when it has promised to be ready';
comment on column eoffice_request.expense_id is 'What it cost: a commitment of the line of the estimate, so that a request never costs more than the line has';
create index eoffice_request_office on eoffice_request (eoffice_id, filed_on desc, id desc);
create index eoffice_request_open on eoffice_request (due_on) where state in ('new', 'accepted', 'ordered');
create index eoffice_request_item on eoffice_request (item_id) where item_id is not null;
create index eoffice_request_filer on eoffice_request (filed_by);
create trigger eoffice_request_kept before delete on eoffice_request for each row execute function forbid_change();

create function eoffice_request_moves() returns trigger language plpgsql as $$
begin
  if (new.eoffice_id, new.year, new.number, new.kind, new.item_id, new.words, new.way, new.filed_on, new.filed_at, new.filed_by)
     is distinct from
     (old.eoffice_id, old.year, old.number, old.kind, old.item_id, old.words, old.way, old.filed_on, old.filed_at, old.filed_by) then
    raise exception 'a filed request is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  if old.ended_on is not null then
    raise exception 'a request that has ended stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  if old.expense_id is not null and new.expense_id is distinct from old.expense_id then
    raise exception 'the cost of a request is booked once' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_request_moves before update on eoffice_request for each row execute function eoffice_request_moves();

create table eoffice_request_step (
  id          uuid primary key,
  request_id  uuid not null references eoffice_request,
  at          timestamptz not null,
  worker_id   uuid not null references worker,
  state       text not null check (state in ('new', 'accepted', 'ordered', 'done', 'refused', 'withdrawn')),
  due_on      date,
  words       text not null default '' check (length(words) <= 1000)
);
comment on table eoffice_request_step is 'What was done with a request, by whom and when; only added to';
create index eoffice_request_step_request on eoffice_request_step (request_id, at);
create index eoffice_request_step_worker on eoffice_request_step (worker_id);
create trigger eoffice_request_step_kept before update or delete on eoffice_request_step for each row execute function forbid_change();

create table eoffice_request_file (
  id          uuid primary key,
  request_id  uuid not null references eoffice_request,
  position    smallint not null,
  file_id     uuid not null references stored_file,
  unique (request_id, position)
);
comment on table eoffice_request_file is 'Photographs of what is broken';
create index eoffice_request_file_stored on eoffice_request_file (file_id);
create trigger eoffice_request_file_kept before update or delete on eoffice_request_file for each row execute function forbid_change();

grant select, insert, update on eoffice_paper_counter, eoffice_item, eoffice_request to vikno_app;
grant select, insert on eoffice_request_step, eoffice_request_file to vikno_app;
