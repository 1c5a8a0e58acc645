-- A matter that an e-office passes on to a centre (KO-A2-6, KN-3.1.1).

create table eoffice_referral (
  id          uuid primary key,
  entry_id    uuid not null references eoffice_entry,
  centre_id   uuid not null references centre,
  state       text not null default 'sent' check (state in ('sent', 'accepted', 'returned', 'withdrawn')),
  sent_at     timestamptz not null default clock_timestamp(),
  decided_by  uuid references worker,
  decided_at  timestamptz,
  remark      text not null default '' check (length(remark) <= 1000),
  check ((state in ('accepted', 'returned')) = (decided_by is not null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'returned' or btrim(remark) <> '')
);
comment on table eoffice_referral is 'A matter passed on from the journal of an e-office to a centre: its reception accepts it, or returns it with the reason';
comment on column eoffice_referral.state is 'withdrawn: the operator corrected or struck the entry before the centre decided';
create unique index eoffice_referral_one on eoffice_referral (entry_id) where state in ('sent', 'accepted');
create index eoffice_referral_entry on eoffice_referral (entry_id, sent_at);
create index eoffice_referral_open on eoffice_referral (centre_id, sent_at) where state = 'sent';
create index eoffice_referral_centre on eoffice_referral (centre_id, decided_at);
create index eoffice_referral_worker on eoffice_referral (decided_by) where decided_by is not null;
create trigger eoffice_referral_kept before delete on eoffice_referral for each row execute function forbid_change();

insert into eoffice_referral (id, entry_id, centre_id, sent_at)
  select gen_random_uuid(), id, referred_to, recorded_at from eoffice_entry where referred_to is not null and state = 'recorded';

grant select, insert, update on eoffice_referral to vikno_app;
