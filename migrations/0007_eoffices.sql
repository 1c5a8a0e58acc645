-- Directory of e-offices (KO-A1); their work follows in later migrations.

create table eoffice (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  number           smallint not null check (number > 0),
  organisation     text not null check (btrim(organisation) <> ''),
  address          text not null check (btrim(address) <> ''),
  head             boolean not null default false,
  hours            text not null default '10:00–16:00',
  reception_hours  text not null default '11:00–15:00',
  active           boolean not null default true,
  unique (municipality_id, number)
);
create unique index eoffice_one_head on eoffice (municipality_id) where head;
comment on column eoffice.head is 'The head e-office coordinates the network (KO-A3-2, KN-4.2)';

grant select, insert, update on eoffice to vikno_app;
