-- Acts of handover between those who answer for the things of e-offices (KO-A3-3).

create table eoffice_handover (
  id              uuid primary key,
  eoffice_id      uuid not null references eoffice,
  to_office_id    uuid not null references eoffice,
  from_id         uuid not null references worker,
  to_id           uuid not null references worker,
  year            smallint not null,
  number          integer check (number > 0),
  state           text not null default 'offered' check (state in ('offered', 'done', 'declined', 'withdrawn')),
  with_goods      boolean not null default false,
  note            text not null default '' check (length(note) <= 1000),
  created_by      uuid not null references worker,
  created_at      timestamptz not null,
  from_signed_at  timestamptz,
  from_signed_by  uuid references worker,
  to_signed_at    timestamptz,
  ended_at        timestamptz,
  answer          text not null default '' check (length(answer) <= 1000),
  version         integer not null default 1,
  unique (eoffice_id, year, number),
  check (from_id <> to_id),
  check ((from_signed_at is null) = (from_signed_by is null)),
  check (from_signed_by is null or from_signed_by = from_id or btrim(note) <> ''),
  check ((state = 'offered') = (ended_at is null)),
  check ((state = 'done') = (number is not null)),
  check (state <> 'done' or (from_signed_at is not null and to_signed_at is not null)),
  check (not with_goods or eoffice_id = to_office_id)
);
comment on table eoffice_handover is 'Act of handover of things from one worker to another: done when both have confirmed it, each signed in as themself';
comment on column eoffice_handover.from_signed_by is 'The giver, or the head e-office in the place of one who is gone, with the reason in the note';
comment on column eoffice_handover.number is 'Given when it is done, so that numbers have no gaps';
create index eoffice_handover_office on eoffice_handover (eoffice_id, created_at desc);
create index eoffice_handover_to_office on eoffice_handover (to_office_id, created_at desc);
create index eoffice_handover_from on eoffice_handover (from_id);
create index eoffice_handover_to on eoffice_handover (to_id);
create index eoffice_handover_maker on eoffice_handover (created_by);
create index eoffice_handover_signer on eoffice_handover (from_signed_by) where from_signed_by is not null;
create trigger eoffice_handover_kept before delete on eoffice_handover for each row execute function forbid_change();

create table eoffice_handover_line (
  id           uuid primary key,
  handover_id  uuid not null references eoffice_handover,
  item_id      uuid references eoffice_item,
  good_id      uuid references eoffice_good,
  quantity     integer not null check (quantity > 0),
  value        integer not null check (value >= 0),
  check ((item_id is null) <> (good_id is null)),
  check (item_id is null or quantity = 1),
  unique (handover_id, item_id),
  unique (handover_id, good_id)
);
comment on table eoffice_handover_line is 'What is handed over: things, and the goods of the office as they were on that day';
create index eoffice_handover_line_item on eoffice_handover_line (item_id) where item_id is not null;
create index eoffice_handover_line_good on eoffice_handover_line (good_id) where good_id is not null;
create trigger eoffice_handover_line_kept before update or delete on eoffice_handover_line for each row execute function forbid_change();

create function eoffice_handover_ends() returns trigger language plpgsql as $$
begin
  if old.state <> 'offered' then
    raise exception 'an act of handover that has ended stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  if (new.eoffice_id, new.to_office_id, new.from_id, new.to_id, new.year, new.created_by, new.created_at)
     is distinct from
     (old.eoffice_id, old.to_office_id, old.from_id, old.to_id, old.year, old.created_by, old.created_at) then
    raise exception 'an act of handover is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_handover_ends before update on eoffice_handover for each row execute function eoffice_handover_ends();

create function eoffice_item_moves() returns trigger language plpgsql as $$
begin
  if (new.municipality_id, new.inventory_number, new.kind, new.name, new.serial, new.received_on, new.document, new.cost)
     is distinct from
     (old.municipality_id, old.inventory_number, old.kind, old.name, old.serial, old.received_on, old.document, old.cost) then
    raise exception 'the facts of a thing are not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  if (new.keeper_id, new.eoffice_id) is distinct from (old.keeper_id, old.eoffice_id) and not exists (
    select from eoffice_handover h join eoffice_handover_line l on l.handover_id = h.id
    where l.item_id = new.id and h.state = 'done'
      and h.from_id = old.keeper_id and h.to_id = new.keeper_id and h.to_office_id = new.eoffice_id
  ) then
    raise exception 'a thing changes hands by an act of handover alone' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_item_moves before update on eoffice_item for each row execute function eoffice_item_moves();

grant select, insert, update on eoffice_handover to vikno_app;
grant select, insert on eoffice_handover_line to vikno_app;
