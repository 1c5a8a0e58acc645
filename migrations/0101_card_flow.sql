-- The way of a card from draft to force (CARD-flow): steps of approval and agreement that each municipality sets itself,
-- who signed off and when, a date of effect that may lie ahead.

create table card_flow_step (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  position         smallint not null check (position between 1 and 20),
  kind             text not null check (kind in ('approval', 'agreement')),
  signer           text not null check (signer in ('ownProvider', 'provider', 'centre', 'coordinator', 'person')),
  provider_id      uuid references provider,
  worker_id        uuid references worker,
  title            text not null check (btrim(title) <> ''),
  constraint card_flow_step_position unique (municipality_id, position) deferrable initially deferred,
  check ((signer = 'provider') = (provider_id is not null)),
  check ((signer = 'person') = (worker_id is not null))
);
comment on table card_flow_step is 'Who approves and agrees cards in a municipality, in order; none: the head of the provider alone (CARD-flow)';
comment on column card_flow_step.signer is 'ownProvider: head of the provider of the service; provider: head of a named provider in its centre; centre: head of its centre; coordinator; person: a named worker';
comment on column card_flow_step.title is 'The post as the card names it';
create index card_flow_step_provider on card_flow_step (provider_id) where provider_id is not null;
create index card_flow_step_worker on card_flow_step (worker_id) where worker_id is not null;

alter table card_version drop constraint card_version_state_check;
alter table card_version add constraint card_version_state_check
  check (state in ('draft', 'onApproval', 'approved', 'inForce', 'replaced'));
alter table card_version drop constraint card_version_check;
alter table card_version add constraint card_version_approved
  check (state in ('draft', 'onApproval')
    or (valid_from is not null and approved_by is not null and approved_at is not null));
alter table card_version drop constraint card_version_publishable;
alter table card_version add constraint card_version_publishable check (
  state = 'draft' or (
    coalesce(jsonb_typeof(content -> 'term') = 'object', false)
    and coalesce(jsonb_typeof(content -> 'appeal') = 'object', false)
    and coalesce(jsonb_typeof(content -> 'refusals') = 'array' and jsonb_array_length(content -> 'refusals') > 0, false)
    and not jsonb_path_exists(content, '$.refusals[*] ? (!(@.norm like_regex "[^ ]"))')
  )
);
comment on constraint card_version_publishable on card_version is 'No card on approval or in force without term, way to appeal and a norm for every ground of refusal';

alter table card_version add column round smallint not null default 0 check (round >= 0);
comment on column card_version.round is 'How many times the version was submitted for approval';
alter table card_version add column wanted_from date;
comment on column card_version.wanted_from is 'First day in force that the author asks for; the last signature may come later';
alter table card_version add column submitted_by text;
alter table card_version add column submitted_at timestamptz;
alter table card_version add constraint card_version_submitted
  check (state <> 'onApproval' or (round > 0 and wanted_from is not null and submitted_by is not null and submitted_at is not null));
alter table card_version add column checked_by text;
comment on column card_version.checked_by is 'Who last compared the card with the law (BR-12)';

drop index card_version_one_draft;
create unique index card_version_one_draft on card_version (service_id) where state in ('draft', 'onApproval');
comment on index card_version_one_draft is 'Two people who change a card change the same draft; while it is on approval there is no other';
create index card_version_awaited on card_version (valid_from) where state = 'approved';
create index card_version_on_approval on card_version (submitted_at) where state = 'onApproval';

create table card_sign_off (
  id               uuid primary key,
  card_version_id  uuid not null references card_version,
  round            smallint not null check (round > 0),
  position         smallint not null,
  kind             text not null check (kind in ('approval', 'agreement')),
  signer           text not null check (signer in ('ownProvider', 'provider', 'centre', 'coordinator', 'person')),
  provider_id      uuid references provider,
  worker_id        uuid references worker,
  title            text not null,
  state            text not null default 'waiting' check (state in ('waiting', 'signed', 'returned', 'withdrawn')),
  signed_by        uuid references worker,
  signed_name      text,
  signed_at        timestamptz,
  remark           text,
  unique (card_version_id, round, position),
  check ((state in ('signed', 'returned')) = (signed_name is not null and signed_at is not null)),
  check (state <> 'returned' or btrim(remark) <> '')
);
comment on table card_sign_off is 'Steps of one submission of a card, taken from card_flow_step that day: who signed off or returned it, when, with what remark';
create index card_sign_off_provider on card_sign_off (provider_id) where provider_id is not null;
create index card_sign_off_worker on card_sign_off (worker_id) where worker_id is not null;
create index card_sign_off_signed_by on card_sign_off (signed_by) where signed_by is not null;

create function card_sign_off_final() returns trigger language plpgsql as $$
begin
  if old.state <> 'waiting' then
    raise exception 'sign-off % is given already', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger card_sign_off_final before update on card_sign_off for each row execute function card_sign_off_final();
create trigger card_sign_off_kept before delete on card_sign_off for each row execute function forbid_change();

create or replace function card_version_immutable() returns trigger language plpgsql as $$
begin
  if old.state = 'onApproval' and (new.content is distinct from old.content or new.service_id <> old.service_id
     or new.version <> old.version or (new.state not in ('onApproval', 'draft', 'approved', 'inForce'))) then
    raise exception 'card version % of service % is on approval and cannot be edited', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.state in ('approved', 'inForce', 'replaced') and (new.content is distinct from old.content
     or new.service_id <> old.service_id or new.version <> old.version
     or new.valid_from is distinct from old.valid_from or new.approved_by is distinct from old.approved_by
     or new.approved_at is distinct from old.approved_at
     or (old.state = 'approved' and new.state not in ('approved', 'inForce'))
     or (old.state = 'inForce' and new.state not in ('inForce', 'replaced'))
     or (old.state = 'replaced' and new.state <> 'replaced')) then
    raise exception 'card version % of service % is approved or in force and cannot be edited', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.state in ('draft', 'onApproval') and new.state in ('approved', 'inForce', 'replaced') and (
     old.state = 'draft'
     or not exists (select from card_sign_off s where s.card_version_id = old.id and s.round = old.round)
     or exists (select from card_sign_off s where s.card_version_id = old.id and s.round = old.round and s.state <> 'signed')) then
    raise exception 'card version % of service % is not signed off by everybody', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

grant select, insert, update, delete on card_flow_step to vikno_app;
grant select, insert, update on card_sign_off to vikno_app;
