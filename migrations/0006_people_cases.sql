-- Applicants and their cases from the desk to the archive (BR-19…28, BP-22…25, DEADLINE).

create table person (
  id              uuid primary key,
  municipality_id uuid not null references municipality,
  kind            text not null default 'person' check (kind in ('person', 'organisation')),
  surname         text not null check (btrim(surname) <> ''),
  given           text not null default '',
  patronymic      text,
  birth_date      date,
  tax_number      text check (tax_number ~ '^[0-9]{8}([0-9]{2})?$'),
  no_tax_number   boolean not null default false,
  document_kind   text check (document_kind in ('passportBook', 'idCard', 'foreign', 'refugee', 'residence', 'birthCertificate', 'other')),
  document_number text,
  phone           text check (phone ~ '^\+[0-9]{8,15}$'),
  email           text,
  address         text not null default '',
  search_key      text not null,
  version         integer not null default 1,
  created_at      timestamptz not null default clock_timestamp(),
  check (kind = 'organisation' or btrim(given) <> ''),
  check (not (no_tax_number and tax_number is not null)),
  check ((document_kind is null) = (document_number is null))
);
comment on column person.search_key is 'Folded name for search: lower case, one apostrophe, no doubled spaces';
comment on column person.municipality_id is 'The municipality whose register it is: no other municipality finds the person (BP-23)';
comment on column person.version is 'Optimistic lock: a stale form changes nothing';
create unique index person_tax_number on person (municipality_id, tax_number) where tax_number is not null;
create index person_phone on person (municipality_id, phone) where phone is not null;
create index person_document on person (municipality_id, document_number) where document_number is not null;
create index person_search on person (municipality_id, search_key collate "C", id);

create table case_counter (
  centre_id    uuid not null references centre,
  year         smallint not null,
  last_number  integer not null check (last_number > 0),
  primary key (centre_id, year)
);

create table case_file (
  id               uuid primary key,
  centre_id        uuid not null references centre,
  provider_id      uuid not null references provider,
  service_id       uuid not null references service,
  card_version_id  uuid not null references card_version,
  applicant_id     uuid not null references person,
  representative_id uuid references person,
  authority        text,
  ticket_id        uuid references ticket,
  route            text not null check (route in ('decideHere', 'acceptAndPassOn')),
  state            text not null default 'draft' check (state in ('draft', 'registered', 'sentToBackOffice', 'inProgress', 'paused',
                     'granted', 'refused', 'passedOn', 'documentReady', 'atFrontOffice', 'handedOut', 'archived', 'withdrawn', 'abandoned')),
  channel          text not null default 'inPerson' check (channel in ('inPerson', 'representative', 'post', 'electronic')),
  number           text unique,
  registered_at    timestamptz,
  received_on      date,
  tracking_hash    bytea,
  accepted_by      uuid not null references worker,
  executor_id      uuid references worker,
  sent_at          timestamptz,
  decided_at       timestamptz,
  decided_by       uuid references worker,
  closed_at        timestamptz,
  tracking_sealed  bytea,
  territory        text check (territory in ('resident', 'override')),
  territory_reason text,
  incomplete       text check (incomplete in ('applicantInsists', 'broughtLater')),
  incomplete_note  text not null default '',
  version          integer not null default 1,
  created_at       timestamptz not null default clock_timestamp(),
  check ((state in ('draft', 'abandoned')) or (number is not null and registered_at is not null and received_on is not null and tracking_hash is not null)),
  check (state <> 'draft' or number is null),
  check ((representative_id is null) or (authority is not null and btrim(authority) <> '')),
  check (state not in ('sentToBackOffice', 'inProgress') or (executor_id is not null and sent_at is not null)),
  check (state not in ('granted', 'refused') or (decided_at is not null and decided_by is not null)),
  check (territory is distinct from 'override' or btrim(coalesce(territory_reason, '')) <> ''),
  check (tracking_sealed is null or number is not null),
  foreign key (centre_id, provider_id) references centre_provider
);
comment on table case_file is 'Справа: a registered application and all that happens to it';
comment on column case_file.accepted_by is 'Front-office worker who took the packet';
comment on column case_file.tracking_hash is 'Hash of the code on the receipt with which the applicant follows the case';
comment on column case_file.tracking_sealed is 'The code under the installation''s key, kept only until the inventory with it is made and the case has left the desk';
comment on column case_file.territory is 'Null: not asked, the centre is extraterritorial; override needs a reason (ORG-1)';
comment on column case_file.incomplete is 'Why a packet with missing documents was registered all the same: nobody may refuse to take an application';
comment on column case_file.version is 'Optimistic lock: a stale screen changes nothing';
create index case_open_work on case_file (centre_id, provider_id, state, received_on) where state not in ('archived', 'handedOut', 'withdrawn', 'abandoned');
create index case_executor on case_file (executor_id, received_on) where state in ('sentToBackOffice', 'inProgress', 'paused', 'granted', 'refused', 'documentReady');
create index case_applicant on case_file (applicant_id);
create index case_register on case_file (centre_id, registered_at desc, id desc) where number is not null;

create table packet_item (
  id               uuid primary key,
  case_id          uuid not null references case_file,
  position         smallint not null,
  card_document    text,
  name             text not null check (btrim(name) <> ''),
  status           text not null check (status in ('given', 'missing', 'notNeeded', 'obtainedByOffice')),
  form             text check (form in ('original', 'copy', 'electronic')),
  copies           smallint not null default 1 check (copies between 1 and 99),
  pages            smallint check (pages between 1 and 9999),
  own_initiative   boolean not null default false,
  note             text not null default '',
  returned_at      timestamptz,
  file_id          uuid references stored_file,
  unique (case_id, position),
  check (own_initiative = (card_document is null)),
  check (not own_initiative or status = 'given'),
  check (status <> 'given' or form is not null)
);
comment on table packet_item is 'Documents of the packet against the card (BR-20, BR-22)';
comment on column packet_item.card_document is 'Key of the document on the card; null: given on the applicant''s own initiative (KC-19): such a line can never be «missing»';

create table consent (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  person_id    uuid not null references person,
  kind         text not null check (kind in ('processing', 'otherPerson', 'thirdParties', 'communityRegister')),
  text_version text not null,
  form         text not null check (form in ('paper', 'electronic', 'oral')),
  given_at     timestamptz not null,
  withdrawn_at timestamptz,
  note         text not null default ''
);
comment on table consent is 'BR-21; another person''s data: BP-22, KC-20; third parties KC-14.1; register of the community KC-22';
create unique index consent_once on consent (case_id, person_id, kind) where withdrawn_at is null;

create table deficiency_notice (
  id        uuid primary key,
  case_id   uuid not null references case_file,
  told_at   timestamptz not null default clock_timestamp(),
  told_by   uuid not null references worker,
  text      text not null check (btrim(text) <> ''),
  how_to_mend text not null check (btrim(how_to_mend) <> '')
);
comment on table deficiency_notice is 'Errors and gaps told to the applicant, with how to mend them (BR-20)';

create table case_pause (
  id         uuid primary key,
  case_id    uuid not null references case_file,
  kind       text not null check (kind in ('pause', 'restart', 'extension')),
  from_on    date not null,
  to_on      date,
  days       smallint,
  ground     text not null check (btrim(ground) <> ''),
  recorded_by uuid not null references worker,
  recorded_at timestamptz not null default clock_timestamp(),
  check (to_on is null or to_on >= from_on),
  check ((kind = 'extension') = (days is not null))
);
comment on table case_pause is 'What stops, restarts or extends the term, only on a recorded legal ground (DEADLINE)';
create unique index case_pause_open on case_pause (case_id) where kind = 'pause' and to_on is null;

create table decision (
  id           uuid primary key,
  case_id      uuid not null unique references case_file,
  outcome      text not null check (outcome in ('grant', 'refuse', 'passOn')),
  number       text not null unique,
  decided_on   date not null,
  decided_by   uuid not null references worker,
  text         text not null check (btrim(text) <> ''),
  norms        jsonb not null default '[]' check (jsonb_typeof(norms) = 'array'),
  appeal       text not null default '',
  recipient    text not null default '',
  created_at   timestamptz not null default clock_timestamp(),
  check (outcome <> 'refuse' or (jsonb_array_length(norms) > 0 and btrim(appeal) <> '')),
  check (outcome <> 'passOn' or btrim(recipient) <> '')
);
comment on table decision is 'A refusal cannot exist without the norms it rests on and the way to appeal (BR-27)';
create trigger decision_kept before update or delete on decision for each row execute function forbid_change();

create table issued_document (
  id          uuid primary key,
  case_id     uuid not null references case_file,
  kind        text not null check (kind in ('application', 'inventory', 'deficiency', 'decision', 'refusal', 'passOn', 'handover')),
  file_id     uuid references stored_file,
  failure     text,
  state       text not null default 'queued' check (state in ('queued', 'ready', 'failed')),
  data        jsonb not null,
  created_at  timestamptz not null default clock_timestamp(),
  check ((state = 'ready') = (file_id is not null))
);
comment on table issued_document is 'Documents made from the case; data is what was printed, so the same document can be made again';
create index issued_document_case on issued_document (case_id);

create table handover (
  id            uuid primary key,
  case_id       uuid not null unique references case_file,
  handed_at     timestamptz not null default clock_timestamp(),
  handed_by     uuid not null references worker,
  handed_to     uuid not null references person,
  way           text not null check (way in ('inPerson', 'representative', 'post', 'electronic')),
  proof         text not null check (btrim(proof) <> '')
);
comment on table handover is 'Handing out is an event of its own: to whom, how, on what proof of identity (BR-5.1)';

create table archive_entry (
  case_id      uuid primary key references case_file,
  archived_at  timestamptz not null default clock_timestamp(),
  archived_by  uuid not null references worker,
  shelf        text not null default '',
  keep_until   date not null,
  ground       text not null
);
comment on table archive_entry is 'Application and result of every service are kept (BR-28); destruction only by act';

grant select, insert, update on person, case_file, consent, case_pause, issued_document, case_counter to vikno_app;
grant select, insert, update, delete on packet_item to vikno_app;
grant select, insert on decision, handover, archive_entry, deficiency_notice to vikno_app;
