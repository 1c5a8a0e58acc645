-- Opening of an e-office told by letter, and reminders (KO-A2-3, KO-A2-7).

create table eoffice_letter (
  id               uuid primary key references mail_message,
  municipality_id  uuid not null references municipality,
  reason           text not null check (reason in ('unknownSender', 'ambiguous', 'conflict', 'notOpening', 'problem', 'early', 'dayOff')),
  suggested_id     uuid references eoffice,
  decision         text check (decision in ('opening', 'problem', 'dismissed')),
  eoffice_id       uuid references eoffice,
  decided_by       uuid references worker,
  decided_at       timestamptz,
  check ((decision is null) = (decided_at is null)),
  check ((decision is null) = (decided_by is null)),
  check (decision is null or decision = 'dismissed' or eoffice_id is not null)
);
comment on table eoffice_letter is 'A letter to the head e-office that no rule could read: the head office decides, and what was decided stays';
comment on column eoffice_letter.suggested_id is 'The office that the letter seems to come from; an address can be forged, so a person decides';
create index eoffice_letter_open on eoffice_letter (municipality_id) where decision is null;
create index eoffice_letter_suggested on eoffice_letter (suggested_id) where suggested_id is not null;
create index eoffice_letter_office on eoffice_letter (eoffice_id) where eoffice_id is not null;
create index eoffice_letter_worker on eoffice_letter (decided_by) where decided_by is not null;

create table eoffice_reminder (
  eoffice_id  uuid not null references eoffice,
  kind        text not null check (kind in ('opening', 'openingList', 'reportSoon', 'reportLast', 'reportLate', 'reportList')),
  period      date not null,
  made_at     timestamptz not null,
  primary key (eoffice_id, kind, period)
);
comment on table eoffice_reminder is 'What was reminded of, once each whatever is restarted: the row and the job of its letter are one transaction';
comment on column eoffice_reminder.period is 'The day of the opening, or the first day of the month whose report is awaited';

grant select, insert, update on eoffice_letter to vikno_app;
grant select, insert on eoffice_reminder to vikno_app;
