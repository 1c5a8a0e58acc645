-- What happens under an agreement of an e-office (KO-4.1): documents, prolonging, reminders before its end; parameters of a network.

create table eoffice_network (
  municipality_id    uuid primary key references municipality,
  agreement_days     smallint[] not null default '{60,30,7}'
    check (cardinality(agreement_days) between 1 and 5 and 1 <= all (agreement_days) and 365 >= all (agreement_days)),
  letters_kept_days  smallint not null default 365 check (letters_kept_days between 30 and 3650),
  version            integer not null default 1
);
comment on table eoffice_network is 'Parameters of a network; without a row the defaults hold';
comment on column eoffice_network.agreement_days is 'Days before the end of an agreement on which the head office is reminded by letter (KO-4.1)';
comment on column eoffice_network.letters_kept_days is 'After so many days the words and addresses of a letter to the head office are erased; that it came stays (BP-9)';

create table eoffice_agreement_document (
  id            uuid primary key,
  agreement_id  uuid not null references eoffice_agreement,
  kind          text not null check (kind in ('scan', 'additional', 'termination', 'other')),
  title         text not null check (btrim(title) <> '' and length(title) <= 300),
  signed_on     date not null,
  prolongs_to   date,
  file_id       uuid references stored_file,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references worker,
  check (kind = 'additional' or prolongs_to is null),
  check (kind = 'additional' or file_id is not null)
);
comment on table eoffice_agreement_document is 'A dated document under an agreement: an additional agreement that prolongs it, its ending, a scan, another';
comment on column eoffice_agreement_document.prolongs_to is 'The new end of the term; empty with an additional agreement: without an end';
create index eoffice_agreement_document_agreement on eoffice_agreement_document (agreement_id, signed_on);
create index eoffice_agreement_document_file on eoffice_agreement_document (file_id) where file_id is not null;
create index eoffice_agreement_document_worker on eoffice_agreement_document (recorded_by);
create trigger eoffice_agreement_document_kept before delete on eoffice_agreement_document
  for each row execute function forbid_change();

create table eoffice_agreement_reminder (
  agreement_id  uuid not null references eoffice_agreement,
  valid_to      date not null,
  days_before   smallint not null check (days_before > 0),
  made_at       timestamptz not null,
  primary key (agreement_id, valid_to, days_before)
);
comment on table eoffice_agreement_reminder is 'Reminded of once for each term and number of days: the row and the job of its letter are one transaction';

grant select, insert, update on eoffice_network to vikno_app;
grant select, insert on eoffice_agreement_document, eoffice_agreement_reminder to vikno_app;
