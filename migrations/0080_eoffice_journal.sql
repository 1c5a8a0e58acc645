-- The day, the reception journal and the monthly report of an e-office (KO-A2-2…7).

create table eoffice_opening (
  eoffice_id   uuid not null references eoffice,
  date         date not null,
  reported_at  timestamptz not null,
  way          text not null check (way in ('button', 'mail', 'telephone')),
  reported_by  uuid references worker,
  mail_from    text,
  primary key (eoffice_id, date),
  check ((way = 'mail') = (mail_from is not null))
);
comment on table eoffice_opening is 'That an office has opened today, told between 10:00 and 10:30 (KO-A2-3); the first report of the day counts';
create index eoffice_opening_worker on eoffice_opening (reported_by);

create table eoffice_problem (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  date         date not null,
  reported_at  timestamptz not null,
  recorded_by  uuid not null references worker,
  words        text not null check (btrim(words) <> '' and length(words) <= 1000),
  solved_at    timestamptz,
  solved_by    uuid references worker,
  solution     text not null default '',
  check ((solved_at is null) = (solved_by is null))
);
comment on table eoffice_problem is 'A technical problem told by telephone and recorded by the head office (KO-A2-3)';
create index eoffice_problem_open on eoffice_problem (eoffice_id) where solved_at is null;
create index eoffice_problem_day on eoffice_problem (eoffice_id, date);

create table eoffice_counter (
  eoffice_id   uuid not null references eoffice,
  year         smallint not null,
  last_number  integer not null check (last_number > 0),
  primary key (eoffice_id, year)
);
comment on table eoffice_counter is 'Numbers (№ з/п) of the journal without gaps, by office and year';

create table eoffice_entry (
  id             uuid primary key,
  eoffice_id     uuid not null references eoffice,
  year           smallint not null,
  number         integer not null check (number > 0),
  date           date not null,
  person_name    text not null default '' check (length(person_name) <= 200),
  name_key       text not null default '',
  consent        text not null check (consent in ('given', 'anonymous')),
  social_status  text not null check (social_status in ('veteran', 'childOfWar', 'chornobyl', 'disability', 'other')),
  address        text not null default '' check (length(address) <= 300),
  content        text not null check (btrim(content) <> '' and length(content) <= 2000),
  note           text not null default '' check (length(note) <= 1000),
  kind           text not null check (kind in ('personal', 'written', 'telephone', 'internet')),
  answered       boolean not null,
  service_id     uuid references service,
  referred_to    uuid references centre,
  state          text not null default 'recorded' check (state in ('recorded', 'struck')),
  struck_reason  text,
  recorded_by    uuid not null references worker,
  recorded_at    timestamptz not null,
  received_at    timestamptz not null default clock_timestamp(),
  offline        boolean not null default false,
  version        integer not null default 1,
  unique (eoffice_id, year, number),
  check (year = extract(year from date)),
  check ((state = 'struck') = (struck_reason is not null)),
  check (consent = 'given' or (person_name = '' and address = ''))
);
comment on table eoffice_entry is 'The reception journal in the prescribed form (KO-A2-6): № з/п, date, name, social status, address, content, note, and what the report counts';
comment on column eoffice_entry.id is 'Made on the operator''s device: the same entry sent twice is one entry';
comment on column eoffice_entry.consent is 'Without consent to keep the name only the appeal itself is recorded (BP-9)';
comment on column eoffice_entry.social_status is 'Columns 8–12 of the report: ВВВ, Діти війни, ЧАЕС, Особи з інвалідністю, Інші категорії (KO-A2-7)';
comment on column eoffice_entry.recorded_at is 'When the operator wrote it, by the clock of the device corrected by the server''s';
comment on column eoffice_entry.struck_reason is 'A wrong entry is struck through with the reason: its number stays';
create index eoffice_entry_day on eoffice_entry (eoffice_id, date, number);
create index eoffice_entry_name on eoffice_entry (eoffice_id, name_key text_pattern_ops) where state = 'recorded' and name_key <> '';
create index eoffice_entry_service on eoffice_entry (service_id) where service_id is not null;
create index eoffice_entry_referred on eoffice_entry (referred_to) where referred_to is not null;

create table eoffice_month (
  eoffice_id    uuid not null references eoffice,
  year          smallint not null,
  month         smallint not null check (month between 1 and 12),
  personal      integer not null default 0 check (personal >= 0),
  written       integer not null default 0 check (written >= 0),
  telephone     integer not null default 0 check (telephone >= 0),
  internet      integer not null default 0 check (internet >= 0),
  answered      integer not null default 0 check (answered >= 0),
  veteran       integer not null default 0 check (veteran >= 0),
  child_of_war  integer not null default 0 check (child_of_war >= 0),
  chornobyl     integer not null default 0 check (chornobyl >= 0),
  disability    integer not null default 0 check (disability >= 0),
  other         integer not null default 0 check (other >= 0),
  primary key (eoffice_id, year, month),
  check (personal + written + telephone + internet = veteran + child_of_war + chornobyl + disability + other),
  check (answered <= personal + written + telephone + internet)
);
comment on table eoffice_month is 'Sums of the journal by month, kept by its trigger: a report of any number of years reads a few rows';

create function add_to_eoffice_month(e eoffice_entry, sign integer) returns void language sql as $$
  insert into eoffice_month as m (eoffice_id, year, month, personal, written, telephone, internet, answered,
    veteran, child_of_war, chornobyl, disability, other)
  select e.eoffice_id, e.year, extract(month from e.date)::smallint, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  on conflict do nothing;
  update eoffice_month set
    personal = personal + sign * (e.kind = 'personal')::int,
    written = written + sign * (e.kind = 'written')::int,
    telephone = telephone + sign * (e.kind = 'telephone')::int,
    internet = internet + sign * (e.kind = 'internet')::int,
    answered = answered + sign * e.answered::int,
    veteran = veteran + sign * (e.social_status = 'veteran')::int,
    child_of_war = child_of_war + sign * (e.social_status = 'childOfWar')::int,
    chornobyl = chornobyl + sign * (e.social_status = 'chornobyl')::int,
    disability = disability + sign * (e.social_status = 'disability')::int,
    other = other + sign * (e.social_status = 'other')::int
  where eoffice_id = e.eoffice_id and year = e.year and month = extract(month from e.date);
$$;
create function keep_eoffice_month() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'recorded' then perform add_to_eoffice_month(old, -1); end if;
  if new.state = 'recorded' then perform add_to_eoffice_month(new, 1); end if;
  return null;
end $$;
create trigger eoffice_entry_month after insert or update on eoffice_entry for each row execute function keep_eoffice_month();
create trigger eoffice_entry_kept before delete on eoffice_entry for each row execute function forbid_change();

create table eoffice_report (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  year         smallint not null,
  month        smallint not null check (month between 1 and 12),
  version      smallint not null check (version > 0),
  state        text not null default 'submitted' check (state in ('submitted', 'accepted', 'returned', 'replaced')),
  personal     integer not null check (personal >= 0),
  written      integer not null check (written >= 0),
  telephone    integer not null check (telephone >= 0),
  internet     integer not null check (internet >= 0),
  answered     integer not null check (answered >= 0),
  veteran      integer not null check (veteran >= 0),
  child_of_war integer not null check (child_of_war >= 0),
  chornobyl    integer not null check (chornobyl >= 0),
  disability   integer not null check (disability >= 0),
  other        integer not null check (other >= 0),
  reason       text not null default '',
  signed_by    uuid not null references worker,
  signed_name  text not null check (btrim(signed_name) <> ''),
  submitted_at timestamptz not null,
  decided_by   uuid references worker,
  decided_at   timestamptz,
  remark       text not null default '',
  unique (eoffice_id, year, month, version),
  check (personal + written + telephone + internet = veteran + child_of_war + chornobyl + disability + other),
  check (answered <= personal + written + telephone + internet),
  check (state = 'submitted' or decided_at is not null),
  check (state <> 'returned' or btrim(remark) <> ''),
  check (version = 1 or btrim(reason) <> '')
);
comment on table eoffice_report is 'The monthly analytical report as signed: twelve prescribed columns (KO-A2-7); a change after signing is a new version';
comment on column eoffice_report.reason is 'Why a further version was made';
create unique index eoffice_report_current on eoffice_report (eoffice_id, year, month) where state in ('submitted', 'accepted');
create index eoffice_report_month on eoffice_report (year, month);

create function eoffice_report_immutable() returns trigger language plpgsql as $$
begin
  if (new.eoffice_id, new.year, new.month, new.version, new.personal, new.written, new.telephone, new.internet, new.answered,
      new.veteran, new.child_of_war, new.chornobyl, new.disability, new.other, new.signed_by, new.signed_name, new.submitted_at, new.reason)
     is distinct from
     (old.eoffice_id, old.year, old.month, old.version, old.personal, old.written, old.telephone, old.internet, old.answered,
      old.veteran, old.child_of_war, old.chornobyl, old.disability, old.other, old.signed_by, old.signed_name, old.submitted_at, old.reason) then
    raise exception 'a signed report is not edited: submit a new version' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger eoffice_report_immutable before update on eoffice_report for each row execute function eoffice_report_immutable();
create trigger eoffice_report_kept before delete on eoffice_report for each row execute function forbid_change();

grant select, insert, update on eoffice_opening, eoffice_problem, eoffice_counter, eoffice_entry, eoffice_month, eoffice_report to vikno_app;
