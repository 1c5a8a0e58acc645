-- Cooperation agreements of e-offices (KO-4.1) and partners of the competition «Єдина соціальна мережа» (KN-2).

create table eoffice_agreement (
  id           uuid primary key,
  eoffice_id   uuid not null references eoffice,
  number       text not null check (btrim(number) <> '' and length(number) <= 60),
  subject      text not null check (btrim(subject) <> '' and length(subject) <= 500),
  signed_on    date not null,
  valid_to     date,
  ended_on     date,
  end_reason   text,
  file_id      uuid references stored_file,
  version      integer not null default 1,
  unique (eoffice_id, number, signed_on),
  check (valid_to is null or valid_to >= signed_on),
  check (ended_on is null or ended_on >= signed_on),
  check ((ended_on is null) = (end_reason is null))
);
comment on table eoffice_agreement is 'Agreement with the organisation in which an e-office works: number, dates, document, state (KO-4.1)';
create index eoffice_agreement_running on eoffice_agreement (valid_to) where ended_on is null;
create index eoffice_agreement_file on eoffice_agreement (file_id) where file_id is not null;
create trigger eoffice_agreement_kept before delete on eoffice_agreement for each row execute function forbid_change();

create table eoffice_partner (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  eoffice_id       uuid references eoffice,
  name             text not null check (btrim(name) <> '' and length(name) <= 300),
  project          text not null check (btrim(project) <> '' and length(project) <= 300),
  year             smallint not null check (year between 2000 and 2100),
  act              text not null default '' check (length(act) <= 300),
  summary          text not null default '' check (length(summary) <= 2000),
  active           boolean not null default true,
  version          integer not null default 1,
  unique (municipality_id, name, project, year)
);
comment on table eoffice_partner is 'Partner of the city competition of social projects «Єдина соціальна мережа» with its project (KN-2)';
comment on column eoffice_partner.act is 'The decision by which the project won';
comment on column eoffice_partner.active is 'False: no longer shown; the record stays';
create index eoffice_partner_office on eoffice_partner (eoffice_id) where eoffice_id is not null;
create trigger eoffice_partner_kept before delete on eoffice_partner for each row execute function forbid_change();

grant select, insert, update on eoffice_agreement, eoffice_partner to vikno_app;
