-- Services, the approved lists, versioned information cards, dated competence (BL, CARD, CARD-flow, KC-9).

create table service_list (
  id          uuid primary key,
  centre_id   uuid not null references centre,
  body        text not null,
  number      text not null,
  decided_on  date not null,
  unique (centre_id, number, decided_on)
);
comment on table service_list is 'The decision that approves the list of services of a centre (KC-9, BP-10)';

create table service_group (
  id         uuid primary key,
  centre_id  uuid not null references centre,
  code       text not null,
  prefix     text not null check (prefix ~ '^[А-ЩЮЯЄІЇҐ]$'),
  name_uk    text not null,
  name_en    text not null,
  position   smallint not null default 0,
  active     boolean not null default true,
  unique (centre_id, code),
  unique (centre_id, prefix)
);
comment on table service_group is 'What the kiosk shows first; its letter opens the ticket number';

create table service (
  id            uuid primary key,
  list_id       uuid not null references service_list,
  centre_id     uuid not null references centre,
  provider_id   uuid not null references provider,
  group_id      uuid not null references service_group,
  list_number   integer not null check (list_number > 0),
  slug          text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name          text not null check (btrim(name) <> ''),
  plain_name_uk text not null,
  plain_name_en text not null,
  guide_id      text,
  synonyms      text[] not null default '{}',
  average_minutes smallint not null default 15 check (average_minutes between 1 and 480),
  active        boolean not null default true,
  unique (list_id, list_number),
  unique (centre_id, slug),
  foreign key (centre_id, provider_id) references centre_provider
);
comment on column service.name is 'Official name, kept letter by letter';
comment on column service.plain_name_uk is 'Short name in plain words for kiosk, board and search';
create index service_centre on service (centre_id, group_id) where active;

create table service_competence (
  service_id  uuid not null references service,
  valid_from  date not null,
  route       text not null check (route in ('decideHere', 'acceptAndPassOn', 'redirect')),
  decided_by  text not null check (btrim(decided_by) <> ''),
  act         text not null default '',
  primary key (service_id, valid_from)
);
comment on table service_competence is 'Who decides, by date: since 01.07.2025 the Pension Fund decides about forty benefits while the centre takes the application';

create table card_version (
  id             uuid primary key,
  service_id     uuid not null references service,
  version        integer not null check (version > 0),
  state          text not null default 'draft' check (state in ('draft', 'inForce', 'replaced')),
  content        jsonb not null check (jsonb_typeof(content) = 'object'),
  valid_from     date,
  replaced_on    date,
  approved_by    text,
  approved_at    timestamptz,
  checked_on     date not null,
  owner          text not null check (btrim(owner) <> ''),
  unique (service_id, version),
  check (state = 'draft' or (valid_from is not null and approved_by is not null and approved_at is not null)),
  check ((state = 'replaced') = (replaced_on is not null))
);
comment on table card_version is 'Інформаційна картка, versioned; a version in force is never edited and a case keeps its version (CARD-flow)';
comment on column card_version.checked_on is 'Date on which somebody last compared the card with the law (BR-12)';
create unique index card_version_in_force on card_version (service_id) where state = 'inForce';

create function card_version_immutable() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.content is distinct from old.content or new.service_id <> old.service_id
     or new.version <> old.version or new.valid_from is distinct from old.valid_from
     or new.approved_by is distinct from old.approved_by or new.approved_at is distinct from old.approved_at
     or new.state = 'draft' or (old.state = 'replaced' and new.state <> 'replaced')) then
    raise exception 'card version % of service % is in force and cannot be edited', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger card_version_immutable before update on card_version for each row execute function card_version_immutable();
create trigger card_version_kept before delete on card_version for each row execute function forbid_change();

grant select, insert, update on service_list, service_group, service, service_competence, card_version to vikno_app;
