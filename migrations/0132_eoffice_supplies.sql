-- Supply of the network: the year's estimate, commitments and spending (KO-A3-1).

create table eoffice_budget_line (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  year             smallint not null check (year between 2000 and 2100),
  code             text not null check (code ~ '^[0-9]+(\.[0-9]+)*$' and length(code) <= 20),
  name             text not null check (btrim(name) <> '' and length(name) <= 200),
  planned          integer not null default 0 check (planned >= 0),
  reserved         integer not null default 0 check (reserved >= 0),
  spent            integer not null default 0 check (spent >= 0),
  unique (municipality_id, year, code),
  constraint eoffice_budget_not_exceeded check (reserved <= planned),
  check (spent <= reserved)
);
comment on table eoffice_budget_line is 'A line of the year''s estimate: 7.2.1 service and consumables, 7.2.2 Internet, 7.2.3 stationery (KO-A3-1); sums in kopiyky, kept by triggers';
comment on column eoffice_budget_line.reserved is 'Commitments and what was paid; never over the plan, whoever writes at the same time';

create table eoffice_budget_change (
  id           uuid primary key,
  line_id      uuid not null references eoffice_budget_line,
  amount       integer not null check (amount <> 0),
  act          text not null check (btrim(act) <> '' and length(act) <= 300),
  date         date not null,
  recorded_by  uuid references worker,
  recorded_at  timestamptz not null default clock_timestamp()
);
comment on table eoffice_budget_change is 'The plan of a line and each later change of it, with the decision: a line grows only so';
create index eoffice_budget_change_line on eoffice_budget_change (line_id, date);
create index eoffice_budget_change_worker on eoffice_budget_change (recorded_by);
create trigger eoffice_budget_change_kept before update or delete on eoffice_budget_change for each row execute function forbid_change();

create table eoffice_expense (
  id           uuid primary key,
  line_id      uuid not null references eoffice_budget_line,
  eoffice_id   uuid references eoffice,
  date         date not null,
  supplier     text not null check (btrim(supplier) <> '' and length(supplier) <= 200),
  purpose      text not null check (btrim(purpose) <> '' and length(purpose) <= 500),
  document     text not null check (btrim(document) <> '' and length(document) <= 200),
  amount       integer not null check (amount > 0),
  state        text not null default 'committed' check (state in ('committed', 'paid', 'cancelled')),
  paid_amount  integer check (paid_amount > 0),
  paid_on      date,
  payment      text not null default '' check (length(payment) <= 200),
  recorded_by  uuid not null references worker,
  version      integer not null default 1,
  check ((state = 'paid') = (paid_amount is not null)),
  check ((state = 'paid') = (paid_on is not null)),
  check (state <> 'paid' or btrim(payment) <> '')
);
comment on table eoffice_expense is 'A commitment by contract or invoice, and its payment; sums in kopiyky';
comment on column eoffice_expense.document is 'The contract, invoice or act on which it rests';
comment on column eoffice_expense.payment is 'The document of payment';
create index eoffice_expense_line on eoffice_expense (line_id, date desc);
create index eoffice_expense_office on eoffice_expense (eoffice_id) where eoffice_id is not null;
create index eoffice_expense_worker on eoffice_expense (recorded_by);
create trigger eoffice_expense_kept before delete on eoffice_expense for each row execute function forbid_change();

create function eoffice_reserved(e eoffice_expense) returns integer immutable language sql as $$
  select case e.state when 'committed' then e.amount when 'paid' then e.paid_amount else 0 end
$$;
create function keep_eoffice_spending() returns trigger language plpgsql as $$
declare
  was_reserved integer := 0;
  was_spent integer := 0;
begin
  if tg_op = 'UPDATE' then
    if new.line_id <> old.line_id then
      raise exception 'an expense stays in its line' using errcode = 'integrity_constraint_violation';
    end if;
    was_reserved := eoffice_reserved(old);
    was_spent := coalesce(old.paid_amount, 0);
  end if;
  update eoffice_budget_line set
    reserved = reserved + eoffice_reserved(new) - was_reserved,
    spent = spent + coalesce(new.paid_amount, 0) - was_spent
  where id = new.line_id;
  return null;
end $$;
create trigger eoffice_expense_sums after insert or update on eoffice_expense for each row execute function keep_eoffice_spending();
create function keep_eoffice_plan() returns trigger language plpgsql as $$
begin
  update eoffice_budget_line set planned = planned + new.amount where id = new.line_id;
  return null;
end $$;
create trigger eoffice_budget_change_sum after insert on eoffice_budget_change for each row execute function keep_eoffice_plan();

grant select, insert, update on eoffice_budget_line, eoffice_expense to vikno_app;
grant select, insert on eoffice_budget_change to vikno_app;
