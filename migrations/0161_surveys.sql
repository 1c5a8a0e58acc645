-- Surveys of the network: made by the head office, answered in the offices or by a link (KN-3.1.2, KN-3.1.3).

create table survey (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  title            text not null check (btrim(title) <> '' and length(title) <= 200),
  lead             text not null default '' check (length(lead) <= 2000),
  opens_on         date not null,
  closes_on        date not null,
  questions        jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  state            text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  copied_from      uuid references survey,
  created_by       uuid references worker,
  created_at       timestamptz not null default clock_timestamp(),
  opened_at        timestamptz,
  closed_at        timestamptz,
  version          integer not null default 1 check (version >= 1),
  check (closes_on >= opens_on),
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state = 'draft' or jsonb_array_length(questions) > 0)
);
comment on table survey is 'A survey: questions of one choice, several, a number or free words; what was asked stands still once it is open';
comment on column survey.questions is 'Questions in their order, each with a key that its answers name';
comment on column survey.copied_from is 'The survey of which this one is a new version';
create index survey_list on survey (municipality_id, created_at desc);
create index survey_copied on survey (copied_from) where copied_from is not null;
create index survey_worker on survey (created_by) where created_by is not null;

create function survey_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and ((new.municipality_id, new.title, new.lead, new.questions, new.opens_on, new.opened_at)
      is distinct from (old.municipality_id, old.title, old.lead, old.questions, old.opens_on, old.opened_at)
      or new.state = 'draft') then
    raise exception 'an open survey is not edited: copy it' using errcode = 'integrity_constraint_violation';
  end if;
  if old.state = 'closed' and new is distinct from old then
    raise exception 'a closed survey stands still' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger survey_frozen before update on survey for each row execute function survey_frozen();
create trigger survey_kept before delete on survey for each row execute function forbid_change();

create table survey_link (
  id          uuid primary key,
  survey_id   uuid not null references survey,
  eoffice_id  uuid references eoffice,
  code        text not null unique check (code ~ '^[a-z0-9]{10,40}$'),
  unique nulls not distinct (survey_id, eoffice_id)
);
comment on table survey_link is 'The address by which visitors answer: one for each office, for its QR code, and one for all';
create index survey_link_office on survey_link (eoffice_id) where eoffice_id is not null;

create table survey_answer (
  id           uuid primary key,
  survey_id    uuid not null references survey,
  eoffice_id   uuid references eoffice,
  way          text not null check (way in ('visitor', 'operator')),
  answered_on  date not null,
  answers      jsonb not null check (jsonb_typeof(answers) = 'object')
);
comment on table survey_answer is 'One filled-in survey, anonymous: no person, no address of the network, no hour';
comment on column survey_answer.id is 'Random, for an identifier made of the time would tell the hour';
comment on column survey_answer.answers is 'By key of the question: the place of the choice, places of several, a number or words';
create index survey_answer_survey on survey_answer (survey_id, eoffice_id);
create index survey_answer_office on survey_answer (eoffice_id) where eoffice_id is not null;
create trigger survey_answer_kept before update or delete on survey_answer for each row execute function forbid_change();

create table survey_sender (
  survey_id  uuid not null references survey,
  day        date not null,
  mark       text not null,
  count      integer not null default 1 check (count > 0),
  primary key (survey_id, day, mark)
);
comment on table survey_sender is 'How many answers came today from one address or browser, kept as keyed digests for that day alone and bound to no answer';

grant select, insert, update on survey to vikno_app;
grant select, insert on survey_link, survey_answer to vikno_app;
grant select, insert, update, delete on survey_sender to vikno_app;
