-- Pause of a centre against calls in flight, categories with their ground, the children's room (design §3.12, BR-18, ORG-6, KC-7).

alter table queue_settings
  add column version         integer not null default 1,
  add column shelter_note    text not null default '' check (length(shelter_note) <= 300),
  add column shelter_note_en text not null default '' check (length(shelter_note_en) <= 300);
comment on column queue_settings.shelter_note is 'Where to go in an air raid: shown on boards, kiosks and phones while the centre stands still';

alter table priority_category
  add column version        integer not null default 1,
  add column act_checked_on date;
comment on column priority_category.act_checked_on is 'When somebody last compared act and allowance with the law; null: still to be compared, and the public page says so (BR-12)';
create trigger priority_category_kept before delete on priority_category for each row execute function forbid_change();

alter table ticket
  add column category_ground text,
  add column base_rank_at    timestamptz;
comment on column ticket.category_ground is 'Which document the worker saw; its number is not kept';
comment on column ticket.base_rank_at is 'Rank without the category, kept when one is marked: taking it off gives exactly this place back';

create function refuse_call_in_pause() returns trigger language plpgsql as $$
begin
  -- Shared among calls, exclusive for a pause: a call is either seen by the pause and undone, or sees the pause and is not made.
  perform pg_advisory_xact_lock_shared(6400, hashtext(new.centre_id::text));
  if exists (select from queue_settings where centre_id = new.centre_id and paused_since is not null) then
    return null;
  end if;
  return new;
end $$;
comment on function refuse_call_in_pause is 'Nobody is called while the centre stands still, however closely a call and the pause meet';
create trigger ticket_no_call_in_pause before update of state on ticket for each row
  when (new.state = 'called' and old.state <> 'called') execute function refuse_call_in_pause();

create table childrens_room (
  centre_id  uuid primary key references centre,
  capacity   smallint not null check (capacity between 0 and 60),
  open_since timestamptz check (open_since is null or capacity > 0),
  opened_by  uuid references worker,
  check ((open_since is null) = (opened_by is null))
);
comment on table childrens_room is 'Дитяча кімната of a centre: how many children its staff can look after (0: given up), and whether it works now (ORG-6, KC-7)';

create table child_stay (
  id              uuid primary key,
  centre_id       uuid not null references childrens_room,
  ticket_id       uuid not null references ticket,
  tag             smallint not null check (tag between 1 and 999),
  first_name      text check (btrim(first_name) <> '' and length(first_name) <= 60),
  birth_year      smallint check (birth_year between 2000 and 2100),
  notes           text check (length(notes) <= 200),
  checked_in_at   timestamptz not null,
  checked_in_by   uuid not null references worker,
  reminded_at     timestamptz,
  handed_back_at  timestamptz,
  handed_back_by  uuid references worker,
  erased_at       timestamptz,
  check ((handed_back_at is null) = (handed_back_by is null)),
  check (handed_back_at >= checked_in_at),
  check (erased_at is null or handed_back_at is not null),
  check ((erased_at is null) = (first_name is not null)),
  check (erased_at is null or (birth_year is null and notes is null))
);
comment on table child_stay is 'One child in the room under the ticket of its parent; handed back once, and only to that ticket (ORG-6, KC-7)';
comment on column child_stay.tag is 'Number on the wristband of the child: one child a number while it is there';
comment on column child_stay.notes is 'Only what the child needs to be safe there, such as an allergy';
comment on column child_stay.erased_at is 'Name, year and notes are erased when the room closes for the day: nobody needs them after; times and the wristband stay';
create unique index child_stay_tag on child_stay (centre_id, tag) where handed_back_at is null;
create index child_stay_there on child_stay (centre_id, checked_in_at) where handed_back_at is null;
create index child_stay_ticket on child_stay (ticket_id);
create index child_stay_to_erase on child_stay (centre_id) where erased_at is null;

create function child_stay_once() returns trigger language plpgsql as $$
begin
  if new.ticket_id <> old.ticket_id or new.centre_id <> old.centre_id or new.tag <> old.tag
     or new.checked_in_at <> old.checked_in_at or new.checked_in_by <> old.checked_in_by
     or (old.handed_back_at is not null and (new.handed_back_at is distinct from old.handed_back_at
       or new.handed_back_by is distinct from old.handed_back_by)) then
    raise exception 'stay % keeps its ticket, and is handed back once', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
comment on function child_stay_once is 'Whose child it is and when it was given back cannot be rewritten';
create trigger child_stay_once before update on child_stay for each row execute function child_stay_once();
create trigger child_stay_kept before delete on child_stay for each row execute function forbid_change();

grant select, insert, update on childrens_room, child_stay to vikno_app;
