-- The report of a quarter that the head e-office submits to the department (KO-A3-1, KO-A3-3).

create table eoffice_supply_report (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  year             smallint not null check (year between 2000 and 2100),
  quarter          smallint not null check (quarter between 1 and 4),
  version          smallint not null check (version > 0),
  content          jsonb not null,
  reason           text not null default '' check (length(reason) <= 500),
  submitted_by     uuid not null references worker,
  signed_name      text not null check (btrim(signed_name) <> ''),
  submitted_at     timestamptz not null,
  unique (municipality_id, year, quarter, version),
  check (version = 1 or btrim(reason) <> '')
);
comment on table eoffice_supply_report is 'What the head e-office reported for a quarter, as it was then; a change is a further version with its reason';
comment on column eoffice_supply_report.content is 'Lines of the estimate, stock, acts of writing off, requests: the figures of the day of submitting';
create index eoffice_supply_report_worker on eoffice_supply_report (submitted_by);
create trigger eoffice_supply_report_kept before update or delete on eoffice_supply_report for each row execute function forbid_change();

grant select, insert on eoffice_supply_report to vikno_app;
