-- What people ask for: sums of the journal by topic, district, social status and kind of appeal (KN-3.1.2, KN-3.1.3).

alter table eoffice_entry add column district text not null default '' check (length(district) <= 60);
comment on column eoffice_entry.district is 'District of the city, read from the address, else from the name of the office; empty: neither tells it';

create table eoffice_need (
  eoffice_id  uuid not null references eoffice,
  year        smallint not null,
  month       smallint not null check (month between 1 and 12),
  side        text not null check (side in ('kind', 'status', 'district')),
  service_id  uuid references service,
  value       text not null,
  appeals     integer not null default 0 check (appeals >= 0),
  answered    integer not null default 0 check (answered >= 0),
  check (answered <= appeals),
  unique nulls not distinct (eoffice_id, year, side, month, service_id, value)
);
comment on table eoffice_need is 'Recorded entries of the journal by month and topic, crossed with one side at a time; kept by triggers, so that analysis of any years reads no entries';
comment on column eoffice_need.service_id is 'The topic: a service of the catalogue; null: none of them';
create index eoffice_need_service on eoffice_need (service_id) where service_id is not null;

create function keep_eoffice_need() returns trigger language plpgsql as $$
begin
  insert into eoffice_need as n (eoffice_id, year, month, side, service_id, value, appeals, answered)
  select e.eoffice_id, e.year, extract(month from e.date)::smallint, s.side, e.service_id, s.value,
    case when tg_op = 'INSERT' then count(*) else 0 end,
    case when tg_op = 'INSERT' then count(*) filter (where e.answered) else 0 end
  from added e
    cross join lateral (values ('kind', e.kind), ('status', e.social_status), ('district', e.district)) s (side, value)
  where e.state = 'recorded'
  group by 1, 2, 3, 4, 5, 6 order by 1, 2, 4, 3, 5, 6
  on conflict (eoffice_id, year, side, month, service_id, value) do update
    set appeals = n.appeals + excluded.appeals, answered = n.answered + excluded.answered
    where excluded.appeals > 0;
  if tg_op = 'INSERT' then return null; end if;
  update eoffice_need n set appeals = n.appeals + d.appeals, answered = n.answered + d.answered
  from (
    select e.eoffice_id, e.year, extract(month from e.date)::smallint as month, s.side, e.service_id, s.value,
      sum(e.sign)::integer as appeals, sum(e.sign * e.answered::int)::integer as answered
    from (
      select 1 as sign, eoffice_id, year, date, service_id, kind, social_status, district, answered, state from added
      union all
      select -1, eoffice_id, year, date, service_id, kind, social_status, district, answered, state from gone
    ) e
      cross join lateral (values ('kind', e.kind), ('status', e.social_status), ('district', e.district)) s (side, value)
    where e.state = 'recorded'
    group by 1, 2, 3, 4, 5, 6
    having sum(e.sign) <> 0 or sum(e.sign * e.answered::int) <> 0
  ) d
  where n.eoffice_id = d.eoffice_id and n.year = d.year and n.side = d.side and n.month = d.month
    and n.service_id is not distinct from d.service_id and n.value = d.value;
  return null;
end $$;
create trigger eoffice_entry_need_added after insert on eoffice_entry
  referencing new table as added for each statement execute function keep_eoffice_need();
create trigger eoffice_entry_need_changed after update on eoffice_entry
  referencing old table as gone new table as added for each statement execute function keep_eoffice_need();

insert into eoffice_need (eoffice_id, year, month, side, service_id, value, appeals, answered)
select e.eoffice_id, e.year, extract(month from e.date)::smallint, s.side, e.service_id, s.value,
  count(*), count(*) filter (where e.answered)
from eoffice_entry e
  cross join lateral (values ('kind', e.kind), ('status', e.social_status), ('district', e.district)) s (side, value)
where e.state = 'recorded'
group by 1, 2, 3, 4, 5, 6;

grant select, insert, update on eoffice_need to vikno_app;
