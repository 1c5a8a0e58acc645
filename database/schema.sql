-- Snapshot of the migrated schema: `npm run database:snapshot` rewrites it, a test compares it. Not run by anything.

create extension btree_gist;
create extension pg_trgm;
create schema jobs authorization vikno_app;
create type timerange as range (subtype = time without time zone);

CREATE OR REPLACE FUNCTION public.active_seconds(centre uuid, since timestamp with time zone, until timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select greatest(0, round(extract(epoch from until - since) - coalesce((
    select sum(extract(epoch from least(coalesce(p.ended_at, until), until) - greatest(p.started_at, since)))
    from centre_pause p
    where p.centre_id = centre and p.started_at < until and coalesce(p.ended_at, until) > since), 0)))::integer
$function$;
comment on function active_seconds(centre uuid, since timestamp with time zone, until timestamp with time zone) is 'Seconds between two moments during which the centre did not stand still';

CREATE OR REPLACE FUNCTION public.add_to_eoffice_month(e eoffice_entry, sign integer)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into eoffice_month as m (eoffice_id, year, month, personal, written, telephone, internet, answered,
    veteran, child_of_war, chornobyl, disability, other)
  select e.eoffice_id, e.year, extract(month from e.date)::smallint, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  on conflict do nothing;
  update eoffice_month set
    personal = personal + sign * (e.kind = 'personal')::int,
    written = written + sign * (e.kind = 'written')::int,
    telephone = telephone + sign * (e.kind = 'telephone')::int,
    internet = internet + sign * (e.kind = 'internet')::int,
    answered = answered + sign * e.answered::int,
    veteran = veteran + sign * (e.social_status = 'veteran')::int,
    child_of_war = child_of_war + sign * (e.social_status = 'childOfWar')::int,
    chornobyl = chornobyl + sign * (e.social_status = 'chornobyl')::int,
    disability = disability + sign * (e.social_status = 'disability')::int,
    other = other + sign * (e.social_status = 'other')::int
  where eoffice_id = e.eoffice_id and year = e.year and month = extract(month from e.date);
$function$;

CREATE OR REPLACE FUNCTION public.bump_board_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  line jsonb := to_jsonb(coalesce(new, old));
  changed uuid := (case when tg_table_name = 'centre' then line ->> 'id' else line ->> 'centre_id' end)::uuid;
begin
  insert into board_revision (centre_id) values (changed)
    on conflict (centre_id) do update set revision = board_revision.revision + 1;
  return coalesce(new, old);
end $function$;
comment on function bump_board_revision() is 'A desk closed, a device paired anew, a slide changed: whoever writes it, the boards learn of it';

CREATE OR REPLACE FUNCTION public.card_blank_of_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select state from card_version where id = new.card_version_id) <> 'draft' then
    raise exception 'the blank of card version % belongs to a version that is no draft', new.card_version_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.card_sign_off_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'waiting' then
    raise exception 'sign-off % is given already', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.card_translation_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' and new.translation is distinct from old.translation then
    raise exception 'card version % of service % is no draft: its translation cannot be edited', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.card_version_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.child_stay_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.ticket_id <> old.ticket_id or new.centre_id <> old.centre_id or new.tag <> old.tag
     or new.checked_in_at <> old.checked_in_at or new.checked_in_by <> old.checked_in_by
     or (old.handed_back_at is not null and (new.handed_back_at is distinct from old.handed_back_at
       or new.handed_back_by is distinct from old.handed_back_by)) then
    raise exception 'stay % keeps its ticket, and is handed back once', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;
comment on function child_stay_once() is 'Whose child it is and when it was given back cannot be rewritten';

CREATE OR REPLACE FUNCTION public.eoffice_handover_ends()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'offered' then
    raise exception 'an act of handover that has ended stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  if (new.eoffice_id, new.to_office_id, new.from_id, new.to_id, new.year, new.created_by, new.created_at)
     is distinct from
     (old.eoffice_id, old.to_office_id, old.from_id, old.to_id, old.year, old.created_by, old.created_at) then
    raise exception 'an act of handover is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_item_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.municipality_id, new.inventory_number, new.kind, new.name, new.serial, new.received_on, new.document, new.cost)
     is distinct from
     (old.municipality_id, old.inventory_number, old.kind, old.name, old.serial, old.received_on, old.document, old.cost) then
    raise exception 'the facts of a thing are not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  if (new.keeper_id, new.eoffice_id) is distinct from (old.keeper_id, old.eoffice_id) and not exists (
    select from eoffice_handover h join eoffice_handover_line l on l.handover_id = h.id
    where l.item_id = new.id and h.state = 'done'
      and h.from_id = old.keeper_id and h.to_id = new.keeper_id and h.to_office_id = new.eoffice_id
  ) then
    raise exception 'a thing changes hands by an act of handover alone' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_report_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.eoffice_id, new.year, new.month, new.version, new.personal, new.written, new.telephone, new.internet, new.answered,
      new.veteran, new.child_of_war, new.chornobyl, new.disability, new.other, new.signed_by, new.signed_name, new.submitted_at, new.reason)
     is distinct from
     (old.eoffice_id, old.year, old.month, old.version, old.personal, old.written, old.telephone, old.internet, old.answered,
      old.veteran, old.child_of_war, old.chornobyl, old.disability, old.other, old.signed_by, old.signed_name, old.submitted_at, old.reason) then
    raise exception 'a signed report is not edited: submit a new version' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_request_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.eoffice_id, new.year, new.number, new.kind, new.item_id, new.words, new.way, new.filed_on, new.filed_at, new.filed_by)
     is distinct from
     (old.eoffice_id, old.year, old.number, old.kind, old.item_id, old.words, old.way, old.filed_on, old.filed_at, old.filed_by) then
    raise exception 'a filed request is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  if old.ended_on is not null then
    raise exception 'a request that has ended stays as it is' using errcode = 'integrity_constraint_violation';
  end if;
  if old.expense_id is not null and new.expense_id is distinct from old.expense_id then
    raise exception 'the cost of a request is booked once' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_reserved(e eoffice_expense)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case e.state when 'committed' then e.amount when 'paid' then e.paid_amount else 0 end
$function$;

CREATE OR REPLACE FUNCTION public.eoffice_write_off_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' then
    raise exception 'a signed act is not changed: write an act that reverses it' using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'signed' and (
    not exists (select from eoffice_write_off_line where write_off_id = new.id)
    or not exists (select from eoffice_write_off_member where write_off_id = new.id and position = 0)
    or (select count(*) from eoffice_write_off_member where write_off_id = new.id) < 3
  ) then
    raise exception 'an act is signed with a list, a chair and two members at least' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_write_off_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from eoffice_write_off where id = new.write_off_id and state = 'draft') then
    raise exception 'a signed act is not added to' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.eoffice_write_off_taken()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state = 'signed' and exists (
    select from eoffice_write_off_line l left join eoffice_item i on i.id = l.item_id
    where l.write_off_id = new.id and case when l.good_id is not null
      then not exists (
        select from eoffice_movement m where m.write_off_id = new.id and m.good_id = l.good_id and m.eoffice_id = new.eoffice_id
          and m.quantity = case when new.reverses_id is null then -l.quantity else l.quantity end)
      else (i.written_off_on is null) = (new.reverses_id is null) end
  ) then
    raise exception 'a signed act and the stock differ' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $function$;
comment on function eoffice_write_off_taken() is 'At the end of the transaction that signs an act all of its list has left the stock, or has come back';

CREATE OR REPLACE FUNCTION public.forbid_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'append-only: % on % is forbidden', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $function$;
comment on function forbid_change() is 'Second wall behind the grants: even the owner must disable the trigger on purpose to rewrite history';

CREATE OR REPLACE FUNCTION public.forget_stored_files(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  one uuid;
  digest bytea;
begin
  foreach one in array ids loop
    begin
      delete from stored_file where id = one returning sha256 into digest;
      if digest is not null then
        insert into forgotten_bytes (sha256) values (digest) on conflict (sha256) do update set since = clock_timestamp();
      end if;
    exception when foreign_key_violation then
      -- Something else still shows this file.
      null;
    end;
  end loop;
end $function$;
comment on function forget_stored_files(ids uuid[]) is 'Deletes files that nothing refers to; their bytes follow by a job';

CREATE OR REPLACE FUNCTION public.keep_eoffice_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    -- By the clock of the database, whatever the program believes: no term is shorter.
    if old.at > clock_timestamp() - interval '3 years' then
      raise exception 'a letter is kept for three years at least' using errcode = 'integrity_constraint_violation';
    end if;
    return old;
  end if;
  -- The letter that was answered has gone; nothing else of an answer changes.
  if new.reply_to is null and (new.id, new.from_id, new.written_by, new.at, new.subject, new.text, new.must_confirm)
     is not distinct from (old.id, old.from_id, old.written_by, old.at, old.subject, old.text, old.must_confirm) then
    return new;
  end if;
  raise exception 'append-only: % on % is forbidden', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $function$;
comment on function keep_eoffice_message() is 'A letter is never changed, and deleted only after its term';

CREATE OR REPLACE FUNCTION public.keep_eoffice_month()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.state = 'recorded' then perform add_to_eoffice_month(old, -1); end if;
  if new.state = 'recorded' then perform add_to_eoffice_month(new, 1); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_eoffice_need()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_eoffice_plan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update eoffice_budget_line set planned = planned + new.amount where id = new.line_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_eoffice_spending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_eoffice_stock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into eoffice_stock (eoffice_id, good_id) values (new.eoffice_id, new.good_id) on conflict do nothing;
  update eoffice_stock set quantity = quantity + new.quantity, used = used + new.used, value = value + new.value
  where eoffice_id = new.eoffice_id and good_id = new.good_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.ledger_digest_of(l ledger)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select sha256(convert_to(concat_ws(E'\x1f', l.seq::text,
    to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), l.xid::text, coalesce(l.centre_id::text, ''),
    l.subject, l.subject_id, l.kind, l.actor, coalesce(l.actor_role, ''), coalesce(l.request_id, ''), l.payload::text), 'UTF8'))
$function$;

CREATE OR REPLACE FUNCTION public.make_notification_settings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into notification_settings (centre_id) values (new.id) on conflict do nothing;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.make_queue_settings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into queue_settings (centre_id) values (new.id) on conflict do nothing;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_call_in_pause()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Shared among calls, exclusive for a pause: a call is either seen by the pause and undone, or sees the pause and is not made.
  perform pg_advisory_xact_lock_shared(6400, hashtext(new.centre_id::text));
  if exists (select from queue_settings where centre_id = new.centre_id and paused_since is not null) then
    return null;
  end if;
  return new;
end $function$;
comment on function refuse_call_in_pause() is 'Nobody is called while the centre stands still, however closely a call and the pause meet';

CREATE OR REPLACE FUNCTION public.survey_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'draft' and ((new.municipality_id, new.title, new.lead, new.questions, new.translation, new.opens_on,
      new.opened_at) is distinct from (old.municipality_id, old.title, old.lead, old.questions, old.translation, old.opens_on,
      old.opened_at)
      or new.state = 'draft') then
    raise exception 'an open survey is not edited: copy it' using errcode = 'integrity_constraint_violation';
  end if;
  if old.state = 'closed' and new is distinct from old then
    raise exception 'a closed survey stands still' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

create table access_log (
  seq bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  centre_id uuid,
  actor text not null,
  actor_role text,
  event text not null,
  subject text not null,
  subject_id text not null,
  purpose text not null,
  request_id text,
  constraint access_log_pkey PRIMARY KEY (seq),
  constraint access_log_actor_check CHECK ((actor <> ''::text)),
  constraint access_log_event_check CHECK ((event ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'::text)),
  constraint access_log_purpose_check CHECK ((purpose <> ''::text))
);
comment on table access_log is 'Who looked at whose personal data, when and why (BP-23, KC-21)';
CREATE INDEX access_log_actor ON public.access_log USING btree (actor, seq);
CREATE INDEX access_log_at ON public.access_log USING btree (at, seq);
CREATE INDEX access_log_centre ON public.access_log USING btree (centre_id, seq);
CREATE INDEX access_log_subject ON public.access_log USING btree (subject, subject_id, seq);
CREATE TRIGGER access_log_append_only BEFORE DELETE OR UPDATE ON public.access_log FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON public.access_log FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
grant insert, select on table access_log to vikno_app;

create table accompanying_service (
  id uuid not null,
  centre_id uuid not null,
  name text not null,
  operator text not null,
  hours text not null,
  competition_act text not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint accompanying_service_pkey PRIMARY KEY (id),
  constraint accompanying_service_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint accompanying_service_name_check CHECK ((btrim(name) <> ''::text))
);
comment on table accompanying_service is 'Супутні послуги with the competition by which the operator was chosen (ORG-6, KC-9)';
grant insert, select, update on table accompanying_service to vikno_app;

create table agreement (
  id uuid not null,
  centre_id uuid not null,
  provider_id uuid,
  kind text not null,
  number text not null,
  signed_on date not null,
  valid_to date,
  subject text not null,
  file_id uuid,
  ended_on date,
  version integer default 1 not null,
  constraint agreement_pkey PRIMARY KEY (id),
  constraint agreement_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint agreement_check CHECK (((valid_to IS NULL) OR (valid_to >= signed_on))),
  constraint agreement_ended CHECK (((ended_on IS NULL) OR (ended_on >= signed_on))),
  constraint agreement_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['placement'::text, 'cooperation'::text]))),
  constraint agreement_number_check CHECK ((btrim(number) <> ''::text)),
  constraint agreement_parties CHECK (((kind <> 'placement'::text) OR (provider_id IS NOT NULL))),
  constraint agreement_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint agreement_subject_check CHECK ((btrim(subject) <> ''::text))
);
comment on table agreement is 'Placement of a provider''s workers (KC-11, BP-13) and cooperation (KC-8)';
CREATE INDEX agreement_centre ON public.agreement USING btree (centre_id, valid_to);
CREATE UNIQUE INDEX agreement_number ON public.agreement USING btree (centre_id, number, signed_on);
grant insert, select, update on table agreement to vikno_app;

create table agreement_reminder (
  agreement_id uuid not null,
  valid_to date not null,
  days_before smallint not null,
  sent_at timestamp with time zone default clock_timestamp() not null,
  constraint agreement_reminder_pkey PRIMARY KEY (agreement_id, valid_to, days_before),
  constraint agreement_reminder_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id),
  constraint agreement_reminder_days_before_check CHECK ((days_before > 0))
);
comment on table agreement_reminder is 'Each reminder before expiry is sent once for each date of expiry (ORG-8)';
grant insert, select on table agreement_reminder to vikno_app;

create table archive_entry (
  case_id uuid not null,
  archived_at timestamp with time zone default clock_timestamp() not null,
  archived_by uuid not null,
  shelf text default ''::text not null,
  keep_until date not null,
  ground text not null,
  constraint archive_entry_pkey PRIMARY KEY (case_id),
  constraint archive_entry_archived_by_fkey FOREIGN KEY (archived_by) REFERENCES worker(id),
  constraint archive_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
);
comment on table archive_entry is 'Application and result of every service are kept (BR-28); destruction only by act';
grant insert, select on table archive_entry to vikno_app;

create table board_config (
  id uuid not null,
  centre_id uuid not null,
  device_id uuid,
  kind text default 'hall'::text not null,
  floors smallint[] default '{}'::smallint[] not null,
  desk_ids uuid[] default '{}'::uuid[] not null,
  group_ids uuid[] default '{}'::uuid[] not null,
  row_count smallint default 5 not null,
  heading_uk text default ''::text not null,
  heading_en text default ''::text not null,
  number_uk text default ''::text not null,
  number_en text default ''::text not null,
  place_uk text default ''::text not null,
  place_en text default ''::text not null,
  line_uk text default ''::text not null,
  line_en text default ''::text not null,
  languages text default 'uk'::text not null,
  speaks boolean default true not null,
  zone text default ''::text not null,
  says_floor boolean default false not null,
  volume smallint default 80 not null,
  shows_slides boolean default true not null,
  version integer default 1 not null,
  constraint board_config_pkey PRIMARY KEY (id),
  constraint board_config_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint board_config_check CHECK (((kind <> 'desk'::text) OR (cardinality(desk_ids) = 1))),
  constraint board_config_desk_ids_check CHECK ((cardinality(desk_ids) <= 100)),
  constraint board_config_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint board_config_device_id_key UNIQUE (device_id),
  constraint board_config_floors_check CHECK ((cardinality(floors) <= 20)),
  constraint board_config_group_ids_check CHECK ((cardinality(group_ids) <= 33)),
  constraint board_config_heading_en_check CHECK ((length(heading_en) <= 120)),
  constraint board_config_heading_uk_check CHECK ((length(heading_uk) <= 120)),
  constraint board_config_kind_check CHECK ((kind = ANY (ARRAY['hall'::text, 'floor'::text, 'desk'::text]))),
  constraint board_config_languages_check CHECK ((languages = ANY (ARRAY['uk'::text, 'en'::text, 'both'::text]))),
  constraint board_config_line_en_check CHECK ((length(line_en) <= 200)),
  constraint board_config_line_uk_check CHECK ((length(line_uk) <= 200)),
  constraint board_config_number_en_check CHECK ((length(number_en) <= 30)),
  constraint board_config_number_uk_check CHECK ((length(number_uk) <= 30)),
  constraint board_config_place_en_check CHECK ((length(place_en) <= 30)),
  constraint board_config_place_uk_check CHECK ((length(place_uk) <= 30)),
  constraint board_config_row_count_check CHECK (((row_count >= 1) AND (row_count <= 8))),
  constraint board_config_volume_check CHECK (((volume >= 0) AND (volume <= 100))),
  constraint board_config_zone_check CHECK ((length(zone) <= 60))
);
comment on table board_config is 'What a board shows and says; the row without a device is the default of its centre';
comment on column board_config.floors is 'Floors, desks and groups whose calls are shown; none chosen: all. Desks closed since are passed over';
comment on column board_config.heading_uk is 'Own words; empty: the words of the program';
comment on column board_config.zone is 'Boards that hear each other have one zone: only one of them speaks at a time';
comment on column board_config.volume is 'Per cent, at hours for which board_volume says nothing';
CREATE INDEX board_config_centre ON public.board_config USING btree (centre_id);
CREATE UNIQUE INDEX board_config_default ON public.board_config USING btree (centre_id) WHERE (device_id IS NULL);
CREATE TRIGGER board_config_revision AFTER INSERT OR DELETE OR UPDATE ON public.board_config FOR EACH ROW EXECUTE FUNCTION bump_board_revision();
grant delete, insert, select, update on table board_config to vikno_app;

create table board_revision (
  centre_id uuid not null,
  revision bigint default 1 not null,
  constraint board_revision_pkey PRIMARY KEY (centre_id),
  constraint board_revision_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id)
);
comment on table board_revision is 'Grows with every change that a board of the centre must take up; boards compare it and load themselves anew';
grant insert, select, update on table board_revision to vikno_app;

create table board_slide (
  id uuid not null,
  centre_id uuid not null,
  device_id uuid,
  kind text not null,
  title_uk text default ''::text not null,
  title_en text default ''::text not null,
  body_uk text default ''::text not null,
  body_en text default ''::text not null,
  alt_uk text default ''::text not null,
  alt_en text default ''::text not null,
  file_id uuid,
  captions_id uuid,
  valid_from date not null,
  valid_to date,
  seconds smallint default 15 not null,
  "position" smallint default 0 not null,
  removed_at timestamp with time zone,
  version integer default 1 not null,
  constraint board_slide_pkey PRIMARY KEY (id),
  constraint board_slide_alt_en_check CHECK ((length(alt_en) <= 300)),
  constraint board_slide_alt_uk_check CHECK ((length(alt_uk) <= 300)),
  constraint board_slide_body_en_check CHECK ((length(body_en) <= 400)),
  constraint board_slide_body_uk_check CHECK ((length(body_uk) <= 400)),
  constraint board_slide_captions_id_fkey FOREIGN KEY (captions_id) REFERENCES stored_file(id),
  constraint board_slide_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint board_slide_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint board_slide_check1 CHECK (((kind <> 'notice'::text) OR ((btrim(title_uk) <> ''::text) AND (file_id IS NULL)))),
  constraint board_slide_check2 CHECK (((kind = 'notice'::text) OR ((file_id IS NOT NULL) AND (btrim(alt_uk) <> ''::text)))),
  constraint board_slide_check3 CHECK (((captions_id IS NULL) OR (kind = 'video'::text))),
  constraint board_slide_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint board_slide_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint board_slide_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'image'::text, 'video'::text]))),
  constraint board_slide_seconds_check CHECK (((seconds >= 5) AND (seconds <= 300))),
  constraint board_slide_title_en_check CHECK ((length(title_en) <= 100)),
  constraint board_slide_title_uk_check CHECK ((length(title_uk) <= 100))
);
comment on table board_slide is 'Notices, pictures and videos with sign language that stand beside the calls and never hide them';
comment on column board_slide.device_id is 'Null: on every board of the centre that shows slides';
comment on column board_slide.alt_uk is 'What a picture or video tells, for those who do not see it; obligatory';
CREATE INDEX board_slide_centre ON public.board_slide USING btree (centre_id, "position") WHERE (removed_at IS NULL);
CREATE INDEX board_slide_file ON public.board_slide USING btree (file_id) WHERE (removed_at IS NULL);
CREATE TRIGGER board_slide_revision AFTER INSERT OR UPDATE ON public.board_slide FOR EACH ROW EXECUTE FUNCTION bump_board_revision();
grant insert, select, update on table board_slide to vikno_app;

create table board_speaker (
  centre_id uuid not null,
  zone text not null,
  holder uuid not null,
  device_id uuid not null,
  until timestamp with time zone not null,
  spoken_through timestamp with time zone,
  closing_said_on date,
  constraint board_speaker_pkey PRIMARY KEY (centre_id, zone),
  constraint board_speaker_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint board_speaker_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
);
comment on table board_speaker is 'Who may speak in a zone now: a lease, so that two boards are never heard at once';
comment on column board_speaker.holder is 'One opened page of the board, not the device: two windows of one device do not speak both';
comment on column board_speaker.spoken_through is 'Calls up to this moment were spoken; who takes over goes on from here';
comment on column board_speaker.closing_said_on is 'Day on which the zone was last told that no more tickets are given; null: never';
grant insert, select, update on table board_speaker to vikno_app;

create table board_volume (
  config_id uuid not null,
  starts time without time zone not null,
  ends time without time zone not null,
  volume smallint not null,
  constraint board_volume_pkey PRIMARY KEY (config_id, starts),
  constraint board_volume_check CHECK ((starts < ends)),
  constraint board_volume_config_id_fkey FOREIGN KEY (config_id) REFERENCES board_config(id),
  constraint board_volume_volume_check CHECK (((volume >= 0) AND (volume <= 100)))
);
comment on table board_volume is 'Loudness by the hour, Kyiv time: quiet after lunch, loud in the rush';
grant delete, insert, select, update on table board_volume to vikno_app;

create table calendar_exception (
  date date not null,
  kind text not null,
  name text not null,
  act text not null,
  constraint calendar_exception_pkey PRIMARY KEY (date),
  constraint calendar_exception_act_check CHECK ((btrim(act) <> ''::text)),
  constraint calendar_exception_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'dayOff'::text, 'workingDay'::text]))),
  constraint calendar_exception_name_check CHECK ((btrim(name) <> ''::text))
);
comment on table calendar_exception is 'A single day that is a holiday, a day off or a working day against the week (ORG-3)';
grant delete, insert, select, update on table calendar_exception to vikno_app;

create table calendar_regime (
  id uuid not null,
  valid_from date not null,
  valid_to date,
  holidays_are_days_off boolean not null,
  name text not null,
  act text not null,
  version integer default 1 not null,
  constraint calendar_regime_pkey PRIMARY KEY (id),
  constraint calendar_regime_act_check CHECK ((btrim(act) <> ''::text)),
  constraint calendar_regime_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint calendar_regime_no_overlap EXCLUDE USING gist (daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint calendar_regime_valid_from_key UNIQUE (valid_from)
);
comment on table calendar_regime is 'Dated regimes: under martial law public holidays are ordinary working days (ORG-3)';
comment on constraint calendar_regime_no_overlap on calendar_regime is 'One regime a day: a term counts in one way only';
grant delete, insert, select, update on table calendar_regime to vikno_app;

create table card_blank (
  card_version_id uuid not null,
  file_id uuid,
  sample_id uuid,
  act text,
  act_date date,
  set_by text not null,
  set_at timestamp with time zone not null,
  constraint card_blank_pkey PRIMARY KEY (card_version_id),
  constraint card_blank_act_check CHECK (((btrim(act) <> ''::text) AND (length(act) <= 300))),
  constraint card_blank_card_version_id_fkey FOREIGN KEY (card_version_id) REFERENCES card_version(id),
  constraint card_blank_check CHECK ((((file_id IS NULL) = (act IS NULL)) AND ((file_id IS NULL) = (act_date IS NULL)))),
  constraint card_blank_check1 CHECK (((sample_id IS NULL) OR (file_id IS NOT NULL))),
  constraint card_blank_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint card_blank_sample_id_fkey FOREIGN KEY (sample_id) REFERENCES stored_file(id),
  constraint card_blank_set_by_check CHECK ((btrim(set_by) <> ''::text))
);
comment on table card_blank is 'What a version of a card changes in the blank of the application; versions after it keep it until one changes it again';
comment on column card_blank.file_id is 'The official form, PDF or DOCX; null: the product makes the application again';
comment on column card_blank.sample_id is 'How that form looks filled in, with an invented person';
comment on column card_blank.act is 'The act that prescribes the form';
comment on column card_blank.set_by is 'Name of whoever set it';
CREATE INDEX card_blank_file ON public.card_blank USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX card_blank_sample ON public.card_blank USING btree (sample_id) WHERE (sample_id IS NOT NULL);
CREATE TRIGGER card_blank_kept BEFORE DELETE ON public.card_blank FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER card_blank_of_draft BEFORE INSERT OR UPDATE ON public.card_blank FOR EACH ROW EXECUTE FUNCTION card_blank_of_draft();
grant insert, select, update on table card_blank to vikno_app;

create table card_flow_step (
  id uuid not null,
  municipality_id uuid not null,
  "position" smallint not null,
  kind text not null,
  signer text not null,
  provider_id uuid,
  worker_id uuid,
  title text not null,
  constraint card_flow_step_pkey PRIMARY KEY (id),
  constraint card_flow_step_check CHECK (((signer = 'provider'::text) = (provider_id IS NOT NULL))),
  constraint card_flow_step_check1 CHECK (((signer = 'person'::text) = (worker_id IS NOT NULL))),
  constraint card_flow_step_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'agreement'::text]))),
  constraint card_flow_step_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint card_flow_step_position UNIQUE (municipality_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint card_flow_step_position_check CHECK ((("position" >= 1) AND ("position" <= 20))),
  constraint card_flow_step_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint card_flow_step_signer_check CHECK ((signer = ANY (ARRAY['ownProvider'::text, 'provider'::text, 'centre'::text, 'coordinator'::text, 'person'::text]))),
  constraint card_flow_step_title_check CHECK ((btrim(title) <> ''::text)),
  constraint card_flow_step_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table card_flow_step is 'Who approves and agrees cards in a municipality, in order; none: the head of the provider alone (CARD-flow)';
comment on column card_flow_step.signer is 'ownProvider: head of the provider of the service; provider: head of a named provider in its centre; centre: head of its centre; coordinator; person: a named worker';
comment on column card_flow_step.title is 'The post as the card names it';
CREATE INDEX card_flow_step_provider ON public.card_flow_step USING btree (provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX card_flow_step_worker ON public.card_flow_step USING btree (worker_id) WHERE (worker_id IS NOT NULL);
grant delete, insert, select, update on table card_flow_step to vikno_app;

create table card_sign_off (
  id uuid not null,
  card_version_id uuid not null,
  round smallint not null,
  "position" smallint not null,
  kind text not null,
  signer text not null,
  provider_id uuid,
  worker_id uuid,
  title text not null,
  state text default 'waiting'::text not null,
  signed_by uuid,
  signed_name text,
  signed_at timestamp with time zone,
  remark text,
  constraint card_sign_off_pkey PRIMARY KEY (id),
  constraint card_sign_off_card_version_id_fkey FOREIGN KEY (card_version_id) REFERENCES card_version(id),
  constraint card_sign_off_card_version_id_round_position_key UNIQUE (card_version_id, round, "position"),
  constraint card_sign_off_check CHECK (((state = ANY (ARRAY['signed'::text, 'returned'::text])) = ((signed_name IS NOT NULL) AND (signed_at IS NOT NULL)))),
  constraint card_sign_off_check1 CHECK (((state <> 'returned'::text) OR (btrim(remark) <> ''::text))),
  constraint card_sign_off_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'agreement'::text]))),
  constraint card_sign_off_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint card_sign_off_round_check CHECK ((round > 0)),
  constraint card_sign_off_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES worker(id),
  constraint card_sign_off_signer_check CHECK ((signer = ANY (ARRAY['ownProvider'::text, 'provider'::text, 'centre'::text, 'coordinator'::text, 'person'::text]))),
  constraint card_sign_off_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'signed'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint card_sign_off_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table card_sign_off is 'Steps of one submission of a card, taken from card_flow_step that day: who signed off or returned it, when, with what remark';
CREATE INDEX card_sign_off_provider ON public.card_sign_off USING btree (provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX card_sign_off_signed_by ON public.card_sign_off USING btree (signed_by) WHERE (signed_by IS NOT NULL);
CREATE INDEX card_sign_off_worker ON public.card_sign_off USING btree (worker_id) WHERE (worker_id IS NOT NULL);
CREATE TRIGGER card_sign_off_final BEFORE UPDATE ON public.card_sign_off FOR EACH ROW EXECUTE FUNCTION card_sign_off_final();
CREATE TRIGGER card_sign_off_kept BEFORE DELETE ON public.card_sign_off FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table card_sign_off to vikno_app;

create table card_sketch (
  service_id uuid not null,
  fields jsonb not null,
  base text not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  constraint card_sketch_pkey PRIMARY KEY (service_id),
  constraint card_sketch_fields_check CHECK ((jsonb_typeof(fields) = 'object'::text)),
  constraint card_sketch_saved_by_check CHECK ((btrim(saved_by) <> ''::text)),
  constraint card_sketch_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id)
);
comment on table card_sketch is 'Fields of the form of a card set aside before they make a card; goes away when the draft is saved';
comment on column card_sketch.base is 'Version and edition from which the text was begun, as the form sends it';
grant delete, insert, select, update on table card_sketch to vikno_app;

create table card_version (
  id uuid not null,
  service_id uuid not null,
  version integer not null,
  state text default 'draft'::text not null,
  content jsonb not null,
  valid_from date,
  replaced_on date,
  approved_by text,
  approved_at timestamp with time zone,
  checked_on date not null,
  owner text not null,
  edition integer default 1 not null,
  round smallint default 0 not null,
  wanted_from date,
  submitted_by text,
  submitted_at timestamp with time zone,
  checked_by text,
  translation jsonb default '[]'::jsonb not null,
  translation_edition integer default 0 not null,
  constraint card_version_pkey PRIMARY KEY (id),
  constraint card_version_approved CHECK (((state = ANY (ARRAY['draft'::text, 'onApproval'::text])) OR ((valid_from IS NOT NULL) AND (approved_by IS NOT NULL) AND (approved_at IS NOT NULL)))),
  constraint card_version_check1 CHECK (((state = 'replaced'::text) = (replaced_on IS NOT NULL))),
  constraint card_version_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint card_version_edition_check CHECK ((edition >= 1)),
  constraint card_version_owner_check CHECK ((btrim(owner) <> ''::text)),
  constraint card_version_publishable CHECK (((state = 'draft'::text) OR (COALESCE((jsonb_typeof((content -> 'term'::text)) = 'object'::text), false) AND COALESCE((jsonb_typeof((content -> 'appeal'::text)) = 'object'::text), false) AND COALESCE(((jsonb_typeof((content -> 'refusals'::text)) = 'array'::text) AND (jsonb_array_length((content -> 'refusals'::text)) > 0)), false) AND (NOT jsonb_path_exists(content, '$."refusals"[*]?(!(@."norm" like_regex "[^ ]"))'::jsonpath))))),
  constraint card_version_round_check CHECK ((round >= 0)),
  constraint card_version_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint card_version_service_id_version_key UNIQUE (service_id, version),
  constraint card_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'onApproval'::text, 'approved'::text, 'inForce'::text, 'replaced'::text]))),
  constraint card_version_submitted CHECK (((state <> 'onApproval'::text) OR ((round > 0) AND (wanted_from IS NOT NULL) AND (submitted_by IS NOT NULL) AND (submitted_at IS NOT NULL)))),
  constraint card_version_translation_check CHECK ((jsonb_typeof(translation) = 'array'::text)),
  constraint card_version_translation_edition_check CHECK ((translation_edition >= 0)),
  constraint card_version_version_check CHECK ((version > 0))
);
comment on table card_version is 'Інформаційна картка, versioned; a version in force is never edited and a case keeps its version (CARD-flow)';
comment on column card_version.checked_on is 'Date on which somebody last compared the card with the law (BR-12)';
comment on column card_version.edition is 'Grows with each saving of a draft; a form sends the one that it showed';
comment on column card_version.round is 'How many times the version was submitted for approval';
comment on column card_version.wanted_from is 'First day in force that the author asks for; the last signature may come later';
comment on column card_version.checked_by is 'Who last compared the card with the law (BR-12)';
comment on column card_version.translation is 'English of the texts of this version: [{at, uk, en}]; a piece holds for its very Ukrainian text, so that it cannot drift from it';
comment on column card_version.translation_edition is 'Grows with each saving of the translation; a form sends the one that it showed';
comment on constraint card_version_publishable on card_version is 'No card on approval or in force without term, way to appeal and a norm for every ground of refusal';
CREATE INDEX card_version_awaited ON public.card_version USING btree (valid_from) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX card_version_in_force ON public.card_version USING btree (service_id) WHERE (state = 'inForce'::text);
CREATE INDEX card_version_on_approval ON public.card_version USING btree (submitted_at) WHERE (state = 'onApproval'::text);
CREATE UNIQUE INDEX card_version_one_draft ON public.card_version USING btree (service_id) WHERE (state = ANY (ARRAY['draft'::text, 'onApproval'::text]));
comment on index card_version_one_draft is 'Two people who change a card change the same draft; while it is on approval there is no other';
CREATE TRIGGER card_translation_immutable BEFORE UPDATE ON public.card_version FOR EACH ROW EXECUTE FUNCTION card_translation_immutable();
CREATE TRIGGER card_version_immutable BEFORE UPDATE ON public.card_version FOR EACH ROW EXECUTE FUNCTION card_version_immutable();
CREATE TRIGGER card_version_kept BEFORE DELETE ON public.card_version FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table card_version to vikno_app;

create table card_video (
  service_id uuid not null,
  card_version_id uuid not null,
  file_id uuid not null,
  captions_id uuid not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  edition integer default 1 not null,
  constraint card_video_pkey PRIMARY KEY (service_id),
  constraint card_video_added_by_check CHECK ((btrim(added_by) <> ''::text)),
  constraint card_video_captions_id_fkey FOREIGN KEY (captions_id) REFERENCES stored_file(id),
  constraint card_video_card_version_id_fkey FOREIGN KEY (card_version_id) REFERENCES card_version(id),
  constraint card_video_edition_check CHECK ((edition >= 1)),
  constraint card_video_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint card_video_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id)
);
comment on table card_video is 'Video in Ukrainian Sign Language that tells the card of a service; its captions are obligatory (BR-9)';
comment on column card_video.card_version_id is 'Version whose text it tells: it is shown while that version holds, so that it cannot tell an outdated law';
comment on column card_video.edition is 'Grows with each change; a form sends the one that it showed';
CREATE INDEX card_video_captions ON public.card_video USING btree (captions_id);
CREATE INDEX card_video_file ON public.card_video USING btree (file_id);
CREATE INDEX card_video_version ON public.card_video USING btree (card_version_id);
grant delete, insert, select, update on table card_video to vikno_app;

create table case_counter (
  centre_id uuid not null,
  year smallint not null,
  last_number integer not null,
  constraint case_counter_pkey PRIMARY KEY (centre_id, year),
  constraint case_counter_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint case_counter_last_number_check CHECK ((last_number > 0))
);
comment on table case_counter is 'One row a centre and year: case numbers without gaps (BR-22)';
grant insert, select, update on table case_counter to vikno_app;

create table case_file (
  id uuid not null,
  centre_id uuid not null,
  provider_id uuid not null,
  service_id uuid not null,
  card_version_id uuid not null,
  applicant_id uuid not null,
  representative_id uuid,
  authority text,
  ticket_id uuid,
  route text not null,
  state text default 'draft'::text not null,
  channel text default 'inPerson'::text not null,
  number text,
  registered_at timestamp with time zone,
  received_on date,
  tracking_hash bytea,
  accepted_by uuid not null,
  executor_id uuid,
  sent_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  closed_at timestamp with time zone,
  tracking_sealed bytea,
  territory text,
  territory_reason text,
  incomplete text,
  incomplete_note text default ''::text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  other_people boolean,
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_file_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES worker(id),
  constraint case_file_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES person(id),
  constraint case_file_card_version_id_fkey FOREIGN KEY (card_version_id) REFERENCES card_version(id),
  constraint case_file_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint case_file_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint case_file_channel_check CHECK ((channel = ANY (ARRAY['inPerson'::text, 'representative'::text, 'post'::text, 'electronic'::text]))),
  constraint case_file_check CHECK (((state = ANY (ARRAY['draft'::text, 'abandoned'::text])) OR ((number IS NOT NULL) AND (registered_at IS NOT NULL) AND (received_on IS NOT NULL) AND (tracking_hash IS NOT NULL)))),
  constraint case_file_check1 CHECK (((state <> 'draft'::text) OR (number IS NULL))),
  constraint case_file_check2 CHECK (((representative_id IS NULL) OR ((authority IS NOT NULL) AND (btrim(authority) <> ''::text)))),
  constraint case_file_check3 CHECK (((state <> ALL (ARRAY['sentToBackOffice'::text, 'inProgress'::text])) OR ((executor_id IS NOT NULL) AND (sent_at IS NOT NULL)))),
  constraint case_file_check4 CHECK (((state <> ALL (ARRAY['granted'::text, 'refused'::text])) OR ((decided_at IS NOT NULL) AND (decided_by IS NOT NULL)))),
  constraint case_file_check5 CHECK (((territory IS DISTINCT FROM 'override'::text) OR (btrim(COALESCE(territory_reason, ''::text)) <> ''::text))),
  constraint case_file_check6 CHECK (((tracking_sealed IS NULL) OR (number IS NOT NULL))),
  constraint case_file_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id),
  constraint case_file_executor_id_fkey FOREIGN KEY (executor_id) REFERENCES worker(id),
  constraint case_file_incomplete_check CHECK ((incomplete = ANY (ARRAY['applicantInsists'::text, 'broughtLater'::text]))),
  constraint case_file_number_key UNIQUE (number),
  constraint case_file_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint case_file_representative_id_fkey FOREIGN KEY (representative_id) REFERENCES person(id),
  constraint case_file_route_check CHECK ((route = ANY (ARRAY['decideHere'::text, 'acceptAndPassOn'::text]))),
  constraint case_file_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint case_file_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'registered'::text, 'sentToBackOffice'::text, 'inProgress'::text, 'paused'::text, 'granted'::text, 'refused'::text, 'passedOn'::text, 'documentReady'::text, 'atFrontOffice'::text, 'handedOut'::text, 'archived'::text, 'withdrawn'::text, 'abandoned'::text]))),
  constraint case_file_territory_check CHECK ((territory = ANY (ARRAY['resident'::text, 'override'::text]))),
  constraint case_file_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);
comment on table case_file is 'Справа: a registered application and all that happens to it';
comment on column case_file.tracking_hash is 'Hash of the code on the receipt with which the applicant follows the case';
comment on column case_file.accepted_by is 'Front-office worker who took the packet';
comment on column case_file.tracking_sealed is 'The code under the installation''s key, kept only until the inventory with it is made and the case has left the desk';
comment on column case_file.territory is 'Null: not asked, the centre is extraterritorial; override needs a reason (ORG-1)';
comment on column case_file.incomplete is 'Why a packet with missing documents was registered all the same: nobody may refuse to take an application';
comment on column case_file.version is 'Optimistic lock: a stale screen changes nothing';
comment on column case_file.other_people is 'The answer to «are another person''s data needed»: while it is true, nothing is registered without that person''s recorded consent; null: not asked yet';
CREATE INDEX case_applicant ON public.case_file USING btree (applicant_id);
CREATE INDEX case_executor ON public.case_file USING btree (executor_id, received_on) WHERE (state = ANY (ARRAY['sentToBackOffice'::text, 'inProgress'::text, 'paused'::text, 'granted'::text, 'refused'::text, 'documentReady'::text]));
CREATE INDEX case_file_representative ON public.case_file USING btree (representative_id) WHERE (representative_id IS NOT NULL);
CREATE INDEX case_file_ticket ON public.case_file USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX case_open_work ON public.case_file USING btree (centre_id, provider_id, state, received_on) WHERE (state <> ALL (ARRAY['archived'::text, 'handedOut'::text, 'withdrawn'::text, 'abandoned'::text]));
CREATE INDEX case_register ON public.case_file USING btree (centre_id, registered_at DESC, id DESC) WHERE (number IS NOT NULL);
grant insert, select, update on table case_file to vikno_app;

create table case_pause (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  days smallint,
  ground text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  constraint case_pause_pkey PRIMARY KEY (id),
  constraint case_pause_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint case_pause_check CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  constraint case_pause_check1 CHECK (((kind = 'extension'::text) = (days IS NOT NULL))),
  constraint case_pause_ground_check CHECK ((btrim(ground) <> ''::text)),
  constraint case_pause_kind_check CHECK ((kind = ANY (ARRAY['pause'::text, 'restart'::text, 'extension'::text]))),
  constraint case_pause_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id)
);
comment on table case_pause is 'What stops, restarts or extends the term, only on a recorded legal ground (DEADLINE)';
CREATE UNIQUE INDEX case_pause_open ON public.case_pause USING btree (case_id) WHERE ((kind = 'pause'::text) AND (to_on IS NULL));
grant insert, select, update on table case_pause to vikno_app;

create table catalogue_import (
  id uuid not null,
  centre_id uuid not null,
  worker_id uuid not null,
  file_name text not null,
  services integer not null,
  content bytea,
  checked_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  created integer,
  changed integer,
  drafted integer,
  constraint catalogue_import_pkey PRIMARY KEY (id),
  constraint catalogue_import_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint catalogue_import_changed_check CHECK ((changed >= 0)),
  constraint catalogue_import_check CHECK (((applied_at IS NULL) = (created IS NULL))),
  constraint catalogue_import_check1 CHECK ((((created IS NULL) = (changed IS NULL)) AND ((created IS NULL) = (drafted IS NULL)))),
  constraint catalogue_import_check2 CHECK (((applied_at IS NULL) OR (content IS NULL))),
  constraint catalogue_import_created_check CHECK ((created >= 0)),
  constraint catalogue_import_drafted_check CHECK ((drafted >= 0)),
  constraint catalogue_import_file_name_check CHECK (((btrim(file_name) <> ''::text) AND (length(file_name) <= 200))),
  constraint catalogue_import_services_check CHECK ((services >= 1)),
  constraint catalogue_import_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table catalogue_import is 'Uploaded files of services and cards: what a worker checked, and what came of it';
comment on column catalogue_import.content is 'What was read from the file, as compressed JSON; null once it is written to the catalogue or another file took its place';
comment on column catalogue_import.created is 'How many services it made; changed: how many it changed; drafted: how many drafts of cards it wrote';
CREATE INDEX catalogue_import_centre ON public.catalogue_import USING btree (centre_id);
CREATE INDEX catalogue_import_worker ON public.catalogue_import USING btree (worker_id, checked_at);
grant insert, select, update on table catalogue_import to vikno_app;

create table centre (
  id uuid not null,
  municipality_id uuid not null,
  code text not null,
  number_prefix text not null,
  name text not null,
  kind text not null,
  address text not null,
  phones text[] default '{}'::text[] not null,
  fax text,
  email text,
  website text,
  extraterritorial boolean default false not null,
  personal_queue boolean default false not null,
  wait_standard_minutes smallint default 15 not null,
  no_lunch_break boolean default false not null,
  active boolean default true not null,
  version integer default 1 not null,
  card_check_months smallint default 6 not null,
  constraint centre_pkey PRIMARY KEY (id),
  constraint centre_address_check CHECK ((btrim(address) <> ''::text)),
  constraint centre_card_check_months_check CHECK (((card_check_months >= 1) AND (card_check_months <= 60))),
  constraint centre_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint centre_code_key UNIQUE (code),
  constraint centre_kind_check CHECK ((kind = ANY (ARRAY['town'::text, 'district'::text, 'regional'::text]))),
  constraint centre_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint centre_name_check CHECK ((btrim(name) <> ''::text)),
  constraint centre_number_prefix_check CHECK ((number_prefix ~ '^[А-ЯҐЄІЇ]{1,4}$'::text)),
  constraint centre_number_prefix_key UNIQUE (number_prefix),
  constraint centre_wait_standard_minutes_check CHECK (((wait_standard_minutes >= 1) AND (wait_standard_minutes <= 240)))
);
comment on table centre is 'Центр: a house with desks in which several providers receive people (ORG-1)';
comment on column centre.number_prefix is 'First part of case numbers: short, pronounceable on the telephone';
comment on column centre.extraterritorial is 'Serves any resident of the country (ORG-1); else residents of its territory, overridable with a reason';
comment on column centre.personal_queue is 'Kiosk asks for surname and name (BR-15)';
comment on column centre.wait_standard_minutes is 'The standard that is measured (KS: 15 minutes)';
comment on column centre.version is 'Optimistic lock: a stale form changes nothing';
comment on column centre.card_check_months is 'Months after which a card that nobody compared with the law counts as stale (BR-12)';
CREATE TRIGGER centre_board_revision AFTER INSERT OR UPDATE OF name ON public.centre FOR EACH ROW EXECUTE FUNCTION bump_board_revision();
CREATE TRIGGER centre_notification_settings AFTER INSERT ON public.centre FOR EACH ROW EXECUTE FUNCTION make_notification_settings();
CREATE TRIGGER centre_queue_settings AFTER INSERT ON public.centre FOR EACH ROW EXECUTE FUNCTION make_queue_settings();
grant insert, select, update on table centre to vikno_app;

create table centre_pause (
  id uuid not null,
  centre_id uuid not null,
  kind text not null,
  note text default ''::text not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  grace_minutes smallint default 10 not null,
  constraint centre_pause_pkey PRIMARY KEY (id),
  constraint centre_pause_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint centre_pause_check CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
  constraint centre_pause_check1 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint centre_pause_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES worker(id),
  constraint centre_pause_grace_minutes_check CHECK (((grace_minutes >= 0) AND (grace_minutes <= 120))),
  constraint centre_pause_kind_check CHECK ((kind = ANY (ARRAY['airRaid'::text, 'power'::text, 'other'::text]))),
  constraint centre_pause_started_by_fkey FOREIGN KEY (started_by) REFERENCES worker(id)
);
comment on table centre_pause is 'Times when a centre stood still; no clock of a visitor runs in them';
CREATE UNIQUE INDEX centre_pause_one ON public.centre_pause USING btree (centre_id) WHERE (ended_at IS NULL);
CREATE INDEX centre_pause_times ON public.centre_pause USING btree (centre_id, started_at);
grant insert, select, update on table centre_pause to vikno_app;

create table centre_provider (
  centre_id uuid not null,
  provider_id uuid not null,
  "position" smallint default 0 not null,
  active boolean default true not null,
  constraint centre_provider_pkey PRIMARY KEY (centre_id, provider_id),
  constraint centre_provider_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint centre_provider_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id)
);
comment on table centre_provider is 'Which providers work in which centre (ORG-2)';
grant insert, select, update on table centre_provider to vikno_app;

create table child_stay (
  id uuid not null,
  centre_id uuid not null,
  ticket_id uuid not null,
  tag smallint not null,
  first_name text,
  birth_year smallint,
  notes text,
  checked_in_at timestamp with time zone not null,
  checked_in_by uuid not null,
  reminded_at timestamp with time zone,
  handed_back_at timestamp with time zone,
  handed_back_by uuid,
  erased_at timestamp with time zone,
  constraint child_stay_pkey PRIMARY KEY (id),
  constraint child_stay_birth_year_check CHECK (((birth_year >= 2000) AND (birth_year <= 2100))),
  constraint child_stay_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES childrens_room(centre_id),
  constraint child_stay_check CHECK (((handed_back_at IS NULL) = (handed_back_by IS NULL))),
  constraint child_stay_check1 CHECK ((handed_back_at >= checked_in_at)),
  constraint child_stay_check2 CHECK (((erased_at IS NULL) OR (handed_back_at IS NOT NULL))),
  constraint child_stay_check3 CHECK (((erased_at IS NULL) = (first_name IS NOT NULL))),
  constraint child_stay_check4 CHECK (((erased_at IS NULL) OR ((birth_year IS NULL) AND (notes IS NULL)))),
  constraint child_stay_checked_in_by_fkey FOREIGN KEY (checked_in_by) REFERENCES worker(id),
  constraint child_stay_first_name_check CHECK (((btrim(first_name) <> ''::text) AND (length(first_name) <= 60))),
  constraint child_stay_handed_back_by_fkey FOREIGN KEY (handed_back_by) REFERENCES worker(id),
  constraint child_stay_notes_check CHECK ((length(notes) <= 200)),
  constraint child_stay_tag_check CHECK (((tag >= 1) AND (tag <= 999))),
  constraint child_stay_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);
comment on table child_stay is 'One child in the room under the ticket of its parent; handed back once, and only to that ticket (ORG-6, KC-7)';
comment on column child_stay.tag is 'Number on the wristband of the child: one child a number while it is there';
comment on column child_stay.notes is 'Only what the child needs to be safe there, such as an allergy';
comment on column child_stay.erased_at is 'Name, year and notes are erased when the room closes for the day: nobody needs them after; times and the wristband stay';
CREATE UNIQUE INDEX child_stay_tag ON public.child_stay USING btree (centre_id, tag) WHERE (handed_back_at IS NULL);
CREATE INDEX child_stay_there ON public.child_stay USING btree (centre_id, checked_in_at) WHERE (handed_back_at IS NULL);
CREATE INDEX child_stay_ticket ON public.child_stay USING btree (ticket_id);
CREATE INDEX child_stay_to_erase ON public.child_stay USING btree (centre_id) WHERE (erased_at IS NULL);
CREATE TRIGGER child_stay_kept BEFORE DELETE ON public.child_stay FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER child_stay_once BEFORE UPDATE ON public.child_stay FOR EACH ROW EXECUTE FUNCTION child_stay_once();
grant insert, select, update on table child_stay to vikno_app;

create table childrens_room (
  centre_id uuid not null,
  capacity smallint not null,
  open_since timestamp with time zone,
  opened_by uuid,
  constraint childrens_room_pkey PRIMARY KEY (centre_id),
  constraint childrens_room_capacity_check CHECK (((capacity >= 0) AND (capacity <= 60))),
  constraint childrens_room_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint childrens_room_check CHECK (((open_since IS NULL) OR (capacity > 0))),
  constraint childrens_room_check1 CHECK (((open_since IS NULL) = (opened_by IS NULL))),
  constraint childrens_room_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES worker(id)
);
comment on table childrens_room is 'Дитяча кімната of a centre: how many children its staff can look after (0: given up), and whether it works now (ORG-6, KC-7)';
grant insert, select, update on table childrens_room to vikno_app;

create table consent (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null,
  text_version text not null,
  form text not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  note text default ''::text not null,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint consent_form_check CHECK ((form = ANY (ARRAY['paper'::text, 'electronic'::text, 'oral'::text]))),
  constraint consent_kind_check CHECK ((kind = ANY (ARRAY['processing'::text, 'otherPerson'::text, 'thirdParties'::text, 'communityRegister'::text]))),
  constraint consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table consent is 'BR-21; another person''s data: BP-22, KC-20; third parties KC-14.1; register of the community KC-22';
CREATE UNIQUE INDEX consent_once ON public.consent USING btree (case_id, person_id, kind) WHERE (withdrawn_at IS NULL);
CREATE INDEX consent_person ON public.consent USING btree (person_id);
grant insert, select, update on table consent to vikno_app;

create table counter (
  name text not null,
  value bigint not null,
  constraint counter_pkey PRIMARY KEY (name),
  constraint counter_value_check CHECK ((value >= 0))
);
comment on table counter is 'Gap-free numbers: taken in the transaction that uses them';
grant insert, select, update on table counter to vikno_app;

create table decision (
  id uuid not null,
  case_id uuid not null,
  outcome text not null,
  number text not null,
  decided_on date not null,
  decided_by uuid not null,
  text text not null,
  norms jsonb default '[]'::jsonb not null,
  appeal text default ''::text not null,
  recipient text default ''::text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint decision_case_id_key UNIQUE (case_id),
  constraint decision_check CHECK (((outcome <> 'refuse'::text) OR ((jsonb_array_length(norms) > 0) AND (btrim(appeal) <> ''::text)))),
  constraint decision_check1 CHECK (((outcome <> 'passOn'::text) OR (btrim(recipient) <> ''::text))),
  constraint decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id),
  constraint decision_norms_check CHECK ((jsonb_typeof(norms) = 'array'::text)),
  constraint decision_number_key UNIQUE (number),
  constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['grant'::text, 'refuse'::text, 'passOn'::text]))),
  constraint decision_text_check CHECK ((btrim(text) <> ''::text))
);
comment on table decision is 'A refusal cannot exist without the norms it rests on and the way to appeal (BR-27)';
CREATE TRIGGER decision_kept BEFORE DELETE OR UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table decision to vikno_app;

create table deficiency_notice (
  id uuid not null,
  case_id uuid not null,
  told_at timestamp with time zone default clock_timestamp() not null,
  told_by uuid not null,
  text text not null,
  how_to_mend text not null,
  constraint deficiency_notice_pkey PRIMARY KEY (id),
  constraint deficiency_notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint deficiency_notice_how_to_mend_check CHECK ((btrim(how_to_mend) <> ''::text)),
  constraint deficiency_notice_text_check CHECK ((btrim(text) <> ''::text)),
  constraint deficiency_notice_told_by_fkey FOREIGN KEY (told_by) REFERENCES worker(id)
);
comment on table deficiency_notice is 'Errors and gaps told to the applicant, with how to mend them (BR-20)';
CREATE INDEX deficiency_notice_case ON public.deficiency_notice USING btree (case_id);
grant insert, select on table deficiency_notice to vikno_app;

create table desk (
  id uuid not null,
  centre_id uuid not null,
  number smallint not null,
  floor smallint default 1 not null,
  provider_id uuid,
  note text,
  active boolean default true not null,
  version integer default 1 not null,
  express_only boolean default false not null,
  constraint desk_pkey PRIMARY KEY (id),
  constraint desk_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint desk_centre_id_number_key UNIQUE (centre_id, number),
  constraint desk_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint desk_number_check CHECK (((number >= 1) AND (number <= 999)))
);
comment on table desk is 'Робоче місце with its number on the plate (ORG-4, BR-5.3)';
comment on column desk.express_only is 'Takes only matters of a few minutes, so that they do not wait behind long ones';
CREATE INDEX desk_provider ON public.desk USING btree (provider_id) WHERE (provider_id IS NOT NULL);
CREATE TRIGGER desk_board_revision AFTER INSERT OR UPDATE OF active, number, floor ON public.desk FOR EACH ROW EXECUTE FUNCTION bump_board_revision();
grant insert, select, update on table desk to vikno_app;

create table desk_episode (
  id uuid not null,
  ticket_id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  desk_id uuid not null,
  worker_id uuid not null,
  group_id uuid not null,
  service_id uuid,
  purpose text not null,
  called_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone not null,
  waited_s integer not null,
  walked_s integer not null,
  served_s integer not null,
  outcome text not null,
  result text,
  call_reason jsonb,
  constraint desk_episode_pkey PRIMARY KEY (id),
  constraint desk_episode_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint desk_episode_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id),
  constraint desk_episode_group_id_fkey FOREIGN KEY (group_id) REFERENCES service_group(id),
  constraint desk_episode_outcome_check CHECK ((outcome = ANY (ARRAY['finished'::text, 'noShow'::text, 'held'::text, 'transferred'::text, 'paused'::text, 'left'::text, 'takenOver'::text]))),
  constraint desk_episode_purpose_check CHECK ((purpose = ANY (ARRAY['submit'::text, 'consult'::text, 'collect'::text]))),
  constraint desk_episode_served_s_check CHECK ((served_s >= 0)),
  constraint desk_episode_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint desk_episode_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint desk_episode_waited_s_check CHECK ((waited_s >= 0)),
  constraint desk_episode_walked_s_check CHECK ((walked_s >= 0)),
  constraint desk_episode_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table desk_episode is 'One visitor at one desk, from the call to the end: what waiting and service are measured by (KS-stats)';
comment on column desk_episode.waited_s is 'Waiting in the hall before this call, all waits of the ticket together, without pauses of the centre';
comment on column desk_episode.walked_s is 'From the call to the start of service';
comment on column desk_episode.served_s is 'From the start to the end of service; 0 when it did not start';
CREATE INDEX desk_episode_day ON public.desk_episode USING btree (centre_id, business_date, ended_at);
CREATE INDEX desk_episode_ticket ON public.desk_episode USING btree (ticket_id);
grant delete, insert, select on table desk_episode to vikno_app;

create table desk_group (
  desk_id uuid not null,
  group_id uuid not null,
  constraint desk_group_pkey PRIMARY KEY (desk_id, group_id),
  constraint desk_group_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id),
  constraint desk_group_group_id_fkey FOREIGN KEY (group_id) REFERENCES service_group(id)
);
comment on table desk_group is 'Which groups a desk serves; a desk with none serves all groups of its provider';
grant delete, insert, select on table desk_group to vikno_app;

create table desk_shift (
  id uuid not null,
  desk_id uuid not null,
  centre_id uuid not null,
  worker_id uuid not null,
  state text default 'open'::text not null,
  opened_at timestamp with time zone default clock_timestamp() not null,
  state_since timestamp with time zone default clock_timestamp() not null,
  closed_at timestamp with time zone,
  priority_run smallint default 0 not null,
  constraint desk_shift_pkey PRIMARY KEY (id),
  constraint desk_shift_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint desk_shift_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint desk_shift_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id),
  constraint desk_shift_priority_run_check CHECK ((priority_run >= 0)),
  constraint desk_shift_state_check CHECK ((state = ANY (ARRAY['open'::text, 'break'::text, 'closed'::text]))),
  constraint desk_shift_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table desk_shift is 'Who sits at which desk now and before: the plate shows the name (ORG-4, BR-5.3)';
comment on column desk_shift.priority_run is 'Calls in a row that a category moved forward; back to 0 with the first that none did';
CREATE INDEX desk_shift_centre ON public.desk_shift USING btree (centre_id) WHERE (state <> 'closed'::text);
CREATE UNIQUE INDEX desk_shift_one_per_desk ON public.desk_shift USING btree (desk_id) WHERE (state <> 'closed'::text);
CREATE UNIQUE INDEX desk_shift_one_per_worker ON public.desk_shift USING btree (worker_id) WHERE (state <> 'closed'::text);
grant insert, select, update on table desk_shift to vikno_app;

create table device (
  id uuid not null,
  centre_id uuid not null,
  kind text not null,
  name text not null,
  key_hash bytea not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  last_seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  rights text[] default '{}'::text[] not null,
  expires_at timestamp with time zone,
  per_minute integer,
  old_key_hash bytea,
  old_key_until timestamp with time zone,
  constraint device_pkey PRIMARY KEY (id),
  constraint device_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint device_check CHECK (((kind = 'system'::text) = (cardinality(rights) > 0))),
  constraint device_check1 CHECK (((old_key_hash IS NULL) = (old_key_until IS NULL))),
  constraint device_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint device_key_hash_key UNIQUE (key_hash),
  constraint device_kind_check CHECK ((kind = ANY (ARRAY['kiosk'::text, 'board'::text, 'system'::text]))),
  constraint device_name_check CHECK ((btrim(name) <> ''::text)),
  constraint device_old_key_hash_check CHECK ((length(old_key_hash) = 32)),
  constraint device_old_key_hash_key UNIQUE (old_key_hash),
  constraint device_per_minute_check CHECK (((per_minute >= 1) AND (per_minute <= 100000))),
  constraint device_rights_check CHECK ((rights <@ ARRAY['calls.read'::text, 'statistics.read'::text, 'ticket.issue'::text]))
);
comment on table device is 'Kiosks and boards are paired once and hold a key with the rights of their kind alone';
comment on column device.kind is 'kiosk and board are paired browsers or machines; system is a program of the municipality that holds a key';
comment on column device.rights is 'What the key of a system opens, and nothing else; empty for kiosks and boards, whose kind says it';
comment on column device.expires_at is 'From then on the key is refused; null: until it is revoked';
comment on column device.per_minute is 'Requests a minute with this key on one node before 429; null: only the general limit by address';
comment on column device.old_key_hash is 'The key before the last rotation, accepted until old_key_until, so that the other side can change over';
CREATE TRIGGER device_board_revision AFTER UPDATE OF key_hash, revoked_at ON public.device FOR EACH ROW WHEN ((new.kind = 'board'::text)) EXECUTE FUNCTION bump_board_revision();
grant insert, select, update on table device to vikno_app;

create table device_centre (
  device_id uuid not null,
  centre_id uuid not null,
  constraint device_centre_pkey PRIMARY KEY (device_id, centre_id),
  constraint device_centre_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint device_centre_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
);
comment on table device_centre is 'Centres that the key of a system opens beside the first one (device.centre_id); kiosks and boards stand in one centre';
CREATE INDEX device_centre_centre ON public.device_centre USING btree (centre_id);
grant delete, insert, select on table device_centre to vikno_app;

create table device_pairing (
  device_id uuid not null,
  code_hash bytea not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint device_pairing_pkey PRIMARY KEY (code_hash),
  constraint device_pairing_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint device_pairing_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
);
comment on table device_pairing is 'A code that gives a browser the key of a kiosk or board, once and for a short time';
CREATE INDEX device_pairing_device ON public.device_pairing USING btree (device_id);
CREATE INDEX device_pairing_over ON public.device_pairing USING btree (expires_at);
grant delete, insert, select, update on table device_pairing to vikno_app;

create table eoffice (
  id uuid not null,
  municipality_id uuid not null,
  number smallint not null,
  organisation text not null,
  address text not null,
  head boolean default false not null,
  hours text default '10:00–16:00'::text not null,
  reception_hours text default '11:00–15:00'::text not null,
  active boolean default true not null,
  phone text,
  email text,
  note text default ''::text not null,
  version integer default 1 not null,
  district text,
  latitude double precision,
  longitude double precision,
  constraint eoffice_pkey PRIMARY KEY (id),
  constraint eoffice_address_check CHECK ((btrim(address) <> ''::text)),
  constraint eoffice_both_coordinates CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint eoffice_district_check CHECK ((length(district) <= 60)),
  constraint eoffice_email_check CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
  constraint eoffice_latitude_check CHECK (((latitude >= (44.0)::double precision) AND (latitude <= (52.5)::double precision))),
  constraint eoffice_longitude_check CHECK (((longitude >= (22.0)::double precision) AND (longitude <= (40.5)::double precision))),
  constraint eoffice_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_municipality_id_number_key UNIQUE (municipality_id, number),
  constraint eoffice_number_check CHECK ((number > 0)),
  constraint eoffice_organisation_check CHECK ((btrim(organisation) <> ''::text)),
  constraint eoffice_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text))
);
comment on table eoffice is 'Directory of the e-offices of the network (KO-A1)';
comment on column eoffice.head is 'The head e-office coordinates the network (KO-A3-2, KN-4.2)';
comment on column eoffice.hours is 'Working hours on working days (KO-A2-2)';
comment on column eoffice.reception_hours is 'Reception of citizens (KO-A2-5)';
comment on column eoffice.version is 'Optimistic lock: a stale form changes nothing';
comment on column eoffice.district is 'District of the city as the head office entered it; null: the one that the name of the organisation tells; empty: none';
comment on column eoffice.latitude is 'Degrees, entered by staff, within Ukraine; never guessed from the address';
CREATE UNIQUE INDEX eoffice_one_head ON public.eoffice USING btree (municipality_id) WHERE head;
grant insert, select, update on table eoffice to vikno_app;

create table eoffice_agreement (
  id uuid not null,
  eoffice_id uuid not null,
  number text not null,
  subject text not null,
  signed_on date not null,
  valid_to date,
  ended_on date,
  end_reason text,
  file_id uuid,
  version integer default 1 not null,
  constraint eoffice_agreement_pkey PRIMARY KEY (id),
  constraint eoffice_agreement_check CHECK (((valid_to IS NULL) OR (valid_to >= signed_on))),
  constraint eoffice_agreement_check1 CHECK (((ended_on IS NULL) OR (ended_on >= signed_on))),
  constraint eoffice_agreement_check2 CHECK (((ended_on IS NULL) = (end_reason IS NULL))),
  constraint eoffice_agreement_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_agreement_eoffice_id_number_signed_on_key UNIQUE (eoffice_id, number, signed_on),
  constraint eoffice_agreement_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint eoffice_agreement_number_check CHECK (((btrim(number) <> ''::text) AND (length(number) <= 60))),
  constraint eoffice_agreement_subject_check CHECK (((btrim(subject) <> ''::text) AND (length(subject) <= 500)))
);
comment on table eoffice_agreement is 'Agreement with the organisation in which an e-office works: number, dates, document, state (KO-4.1)';
CREATE INDEX eoffice_agreement_file ON public.eoffice_agreement USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX eoffice_agreement_running ON public.eoffice_agreement USING btree (valid_to) WHERE (ended_on IS NULL);
CREATE TRIGGER eoffice_agreement_kept BEFORE DELETE ON public.eoffice_agreement FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_agreement to vikno_app;

create table eoffice_agreement_document (
  id uuid not null,
  agreement_id uuid not null,
  kind text not null,
  title text not null,
  signed_on date not null,
  prolongs_to date,
  file_id uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint eoffice_agreement_document_pkey PRIMARY KEY (id),
  constraint eoffice_agreement_document_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES eoffice_agreement(id),
  constraint eoffice_agreement_document_check CHECK (((kind = 'additional'::text) OR (prolongs_to IS NULL))),
  constraint eoffice_agreement_document_check1 CHECK (((kind = 'additional'::text) OR (file_id IS NOT NULL))),
  constraint eoffice_agreement_document_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint eoffice_agreement_document_kind_check CHECK ((kind = ANY (ARRAY['scan'::text, 'additional'::text, 'termination'::text, 'other'::text]))),
  constraint eoffice_agreement_document_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint eoffice_agreement_document_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 300)))
);
comment on table eoffice_agreement_document is 'A dated document under an agreement: an additional agreement that prolongs it, its ending, a scan, another';
comment on column eoffice_agreement_document.prolongs_to is 'The new end of the term; empty with an additional agreement: without an end';
CREATE INDEX eoffice_agreement_document_agreement ON public.eoffice_agreement_document USING btree (agreement_id, signed_on);
CREATE INDEX eoffice_agreement_document_file ON public.eoffice_agreement_document USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX eoffice_agreement_document_worker ON public.eoffice_agreement_document USING btree (recorded_by);
CREATE TRIGGER eoffice_agreement_document_kept BEFORE DELETE ON public.eoffice_agreement_document FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_agreement_document to vikno_app;

create table eoffice_agreement_reminder (
  agreement_id uuid not null,
  valid_to date not null,
  days_before smallint not null,
  made_at timestamp with time zone not null,
  constraint eoffice_agreement_reminder_pkey PRIMARY KEY (agreement_id, valid_to, days_before),
  constraint eoffice_agreement_reminder_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES eoffice_agreement(id),
  constraint eoffice_agreement_reminder_days_before_check CHECK ((days_before > 0))
);
comment on table eoffice_agreement_reminder is 'Reminded of once for each term and number of days: the row and the job of its letter are one transaction';
grant insert, select on table eoffice_agreement_reminder to vikno_app;

create table eoffice_answer (
  id uuid not null,
  municipality_id uuid not null,
  question text not null,
  answer text not null,
  norm text not null,
  checked_on date not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint eoffice_answer_pkey PRIMARY KEY (id),
  constraint eoffice_answer_answer_check CHECK (((btrim(answer) <> ''::text) AND (length(answer) <= 10000))),
  constraint eoffice_answer_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES worker(id),
  constraint eoffice_answer_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_answer_norm_check CHECK (((btrim(norm) <> ''::text) AND (length(norm) <= 500))),
  constraint eoffice_answer_question_check CHECK (((btrim(question) <> ''::text) AND (length(question) <= 500)))
);
comment on table eoffice_answer is 'Answers that the offices share: with the norm they rest on and the day on which that was checked';
CREATE INDEX eoffice_answer_place ON public.eoffice_answer USING btree (municipality_id) WHERE active;
CREATE INDEX eoffice_answer_worker ON public.eoffice_answer USING btree (changed_by);
grant insert, select, update on table eoffice_answer to vikno_app;

create table eoffice_budget_change (
  id uuid not null,
  line_id uuid not null,
  amount integer not null,
  act text not null,
  date date not null,
  recorded_by uuid,
  recorded_at timestamp with time zone default clock_timestamp() not null,
  constraint eoffice_budget_change_pkey PRIMARY KEY (id),
  constraint eoffice_budget_change_act_check CHECK (((btrim(act) <> ''::text) AND (length(act) <= 300))),
  constraint eoffice_budget_change_amount_check CHECK ((amount <> 0)),
  constraint eoffice_budget_change_line_id_fkey FOREIGN KEY (line_id) REFERENCES eoffice_budget_line(id),
  constraint eoffice_budget_change_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id)
);
comment on table eoffice_budget_change is 'The plan of a line and each later change of it, with the decision: a line grows only so';
CREATE INDEX eoffice_budget_change_line ON public.eoffice_budget_change USING btree (line_id, date);
CREATE INDEX eoffice_budget_change_worker ON public.eoffice_budget_change USING btree (recorded_by);
CREATE TRIGGER eoffice_budget_change_kept BEFORE DELETE OR UPDATE ON public.eoffice_budget_change FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_budget_change_sum AFTER INSERT ON public.eoffice_budget_change FOR EACH ROW EXECUTE FUNCTION keep_eoffice_plan();
grant insert, select on table eoffice_budget_change to vikno_app;

create table eoffice_budget_line (
  id uuid not null,
  municipality_id uuid not null,
  year smallint not null,
  code text not null,
  name text not null,
  planned integer default 0 not null,
  reserved integer default 0 not null,
  spent integer default 0 not null,
  constraint eoffice_budget_line_pkey PRIMARY KEY (id),
  constraint eoffice_budget_line_check CHECK ((spent <= reserved)),
  constraint eoffice_budget_line_code_check CHECK (((code ~ '^[0-9]+(\.[0-9]+)*$'::text) AND (length(code) <= 20))),
  constraint eoffice_budget_line_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_budget_line_municipality_id_year_code_key UNIQUE (municipality_id, year, code),
  constraint eoffice_budget_line_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200))),
  constraint eoffice_budget_line_planned_check CHECK ((planned >= 0)),
  constraint eoffice_budget_line_reserved_check CHECK ((reserved >= 0)),
  constraint eoffice_budget_line_spent_check CHECK ((spent >= 0)),
  constraint eoffice_budget_line_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint eoffice_budget_not_exceeded CHECK ((reserved <= planned))
);
comment on table eoffice_budget_line is 'A line of the year''s estimate: 7.2.1 service and consumables, 7.2.2 Internet, 7.2.3 stationery (KO-A3-1); sums in kopiyky, kept by triggers';
comment on column eoffice_budget_line.reserved is 'Commitments and what was paid; never over the plan, whoever writes at the same time';
grant insert, select, update on table eoffice_budget_line to vikno_app;

create table eoffice_count (
  id uuid not null,
  eoffice_id uuid not null,
  year smallint not null,
  number integer not null,
  counted_on date not null,
  counted_by uuid not null,
  counted_at timestamp with time zone not null,
  note text default ''::text not null,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  version integer default 1 not null,
  constraint eoffice_count_pkey PRIMARY KEY (id),
  constraint eoffice_count_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES worker(id),
  constraint eoffice_count_check CHECK (((year)::numeric = EXTRACT(year FROM counted_on))),
  constraint eoffice_count_check1 CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  constraint eoffice_count_counted_by_fkey FOREIGN KEY (counted_by) REFERENCES worker(id),
  constraint eoffice_count_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_count_eoffice_id_year_number_key UNIQUE (eoffice_id, year, number),
  constraint eoffice_count_note_check CHECK ((length(note) <= 1000)),
  constraint eoffice_count_number_check CHECK ((number > 0))
);
comment on table eoffice_count is 'Stock-taking of an office: what was found against what is recorded; the head e-office accepts the differences';
CREATE INDEX eoffice_count_accepter ON public.eoffice_count USING btree (accepted_by) WHERE (accepted_by IS NOT NULL);
CREATE INDEX eoffice_count_office ON public.eoffice_count USING btree (eoffice_id, counted_on DESC);
CREATE INDEX eoffice_count_worker ON public.eoffice_count USING btree (counted_by);
CREATE TRIGGER eoffice_count_kept BEFORE DELETE ON public.eoffice_count FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_count to vikno_app;

create table eoffice_count_line (
  id uuid not null,
  count_id uuid not null,
  item_id uuid,
  good_id uuid,
  recorded integer not null,
  counted integer not null,
  constraint eoffice_count_line_pkey PRIMARY KEY (id),
  constraint eoffice_count_line_check CHECK (((item_id IS NULL) <> (good_id IS NULL))),
  constraint eoffice_count_line_check1 CHECK (((item_id IS NULL) OR ((recorded = 1) AND (counted <= 1)))),
  constraint eoffice_count_line_count_id_fkey FOREIGN KEY (count_id) REFERENCES eoffice_count(id),
  constraint eoffice_count_line_count_id_good_id_key UNIQUE (count_id, good_id),
  constraint eoffice_count_line_count_id_item_id_key UNIQUE (count_id, item_id),
  constraint eoffice_count_line_counted_check CHECK ((counted >= 0)),
  constraint eoffice_count_line_good_id_fkey FOREIGN KEY (good_id) REFERENCES eoffice_good(id),
  constraint eoffice_count_line_item_id_fkey FOREIGN KEY (item_id) REFERENCES eoffice_item(id),
  constraint eoffice_count_line_recorded_check CHECK ((recorded >= 0))
);
comment on table eoffice_count_line is 'One thing or one kind of goods in a stock-taking: as recorded and as found';
CREATE INDEX eoffice_count_line_good ON public.eoffice_count_line USING btree (good_id) WHERE (good_id IS NOT NULL);
CREATE INDEX eoffice_count_line_item ON public.eoffice_count_line USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE TRIGGER eoffice_count_line_kept BEFORE DELETE OR UPDATE ON public.eoffice_count_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_count_line to vikno_app;

create table eoffice_counter (
  eoffice_id uuid not null,
  year smallint not null,
  last_number integer not null,
  constraint eoffice_counter_pkey PRIMARY KEY (eoffice_id, year),
  constraint eoffice_counter_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_counter_last_number_check CHECK ((last_number > 0))
);
comment on table eoffice_counter is 'Numbers (№ з/п) of the journal without gaps, by office and year';
grant insert, select, update on table eoffice_counter to vikno_app;

create table eoffice_district (
  municipality_id uuid not null,
  name text not null,
  col smallint not null,
  "row" smallint not null,
  constraint eoffice_district_pkey PRIMARY KEY (municipality_id, name),
  constraint eoffice_district_col_check CHECK (((col >= 1) AND (col <= 6))),
  constraint eoffice_district_municipality_id_col_row_key UNIQUE (municipality_id, col, "row"),
  constraint eoffice_district_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_district_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 60))),
  constraint eoffice_district_row_check CHECK ((("row" >= 1) AND ("row" <= 6)))
);
comment on table eoffice_district is 'Place of a district on the plan of tiles: a schematic, not a map to scale';
grant delete, insert, select, update on table eoffice_district to vikno_app;

create table eoffice_entry (
  id uuid not null,
  eoffice_id uuid not null,
  year smallint not null,
  number integer not null,
  date date not null,
  person_name text default ''::text not null,
  name_key text default ''::text not null,
  consent text not null,
  social_status text not null,
  address text default ''::text not null,
  content text not null,
  note text default ''::text not null,
  kind text not null,
  answered boolean not null,
  service_id uuid,
  referred_to uuid,
  state text default 'recorded'::text not null,
  struck_reason text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  received_at timestamp with time zone default clock_timestamp() not null,
  offline boolean default false not null,
  version integer default 1 not null,
  district text default ''::text not null,
  constraint eoffice_entry_pkey PRIMARY KEY (id),
  constraint eoffice_entry_address_check CHECK ((length(address) <= 300)),
  constraint eoffice_entry_check CHECK (((year)::numeric = EXTRACT(year FROM date))),
  constraint eoffice_entry_check1 CHECK (((state = 'struck'::text) = (struck_reason IS NOT NULL))),
  constraint eoffice_entry_check2 CHECK (((consent = 'given'::text) OR ((person_name = ''::text) AND (address = ''::text)))),
  constraint eoffice_entry_consent_check CHECK ((consent = ANY (ARRAY['given'::text, 'anonymous'::text]))),
  constraint eoffice_entry_content_check CHECK (((btrim(content) <> ''::text) AND (length(content) <= 2000))),
  constraint eoffice_entry_district_check CHECK ((length(district) <= 60)),
  constraint eoffice_entry_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_entry_eoffice_id_year_number_key UNIQUE (eoffice_id, year, number),
  constraint eoffice_entry_kind_check CHECK ((kind = ANY (ARRAY['personal'::text, 'written'::text, 'telephone'::text, 'internet'::text]))),
  constraint eoffice_entry_note_check CHECK ((length(note) <= 1000)),
  constraint eoffice_entry_number_check CHECK ((number > 0)),
  constraint eoffice_entry_person_name_check CHECK ((length(person_name) <= 200)),
  constraint eoffice_entry_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint eoffice_entry_referred_to_fkey FOREIGN KEY (referred_to) REFERENCES centre(id),
  constraint eoffice_entry_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint eoffice_entry_social_status_check CHECK ((social_status = ANY (ARRAY['veteran'::text, 'childOfWar'::text, 'chornobyl'::text, 'disability'::text, 'other'::text]))),
  constraint eoffice_entry_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'struck'::text])))
);
comment on table eoffice_entry is 'The reception journal in the prescribed form (KO-A2-6): № з/п, date, name, social status, address, content, note, and what the report counts';
comment on column eoffice_entry.id is 'Made on the operator''s device: the same entry sent twice is one entry';
comment on column eoffice_entry.consent is 'Without consent to keep the name only the appeal itself is recorded (BP-9)';
comment on column eoffice_entry.social_status is 'Columns 8–12 of the report: ВВВ, Діти війни, ЧАЕС, Особи з інвалідністю, Інші категорії (KO-A2-7)';
comment on column eoffice_entry.struck_reason is 'A wrong entry is struck through with the reason: its number stays';
comment on column eoffice_entry.recorded_at is 'When the operator wrote it, by the clock of the device corrected by the server''s';
comment on column eoffice_entry.district is 'District of the city, read from the address, else from the name of the office; empty: neither tells it';
CREATE INDEX eoffice_entry_day ON public.eoffice_entry USING btree (eoffice_id, date, number);
CREATE INDEX eoffice_entry_name ON public.eoffice_entry USING btree (eoffice_id, name_key text_pattern_ops) WHERE ((state = 'recorded'::text) AND (name_key <> ''::text));
CREATE INDEX eoffice_entry_referred ON public.eoffice_entry USING btree (referred_to) WHERE (referred_to IS NOT NULL);
CREATE INDEX eoffice_entry_service ON public.eoffice_entry USING btree (service_id) WHERE (service_id IS NOT NULL);
CREATE TRIGGER eoffice_entry_kept BEFORE DELETE ON public.eoffice_entry FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_entry_month AFTER INSERT OR UPDATE ON public.eoffice_entry FOR EACH ROW EXECUTE FUNCTION keep_eoffice_month();
CREATE TRIGGER eoffice_entry_need_added AFTER INSERT ON public.eoffice_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_eoffice_need();
CREATE TRIGGER eoffice_entry_need_changed AFTER UPDATE ON public.eoffice_entry REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_eoffice_need();
grant insert, select, update on table eoffice_entry to vikno_app;

create table eoffice_expense (
  id uuid not null,
  line_id uuid not null,
  eoffice_id uuid,
  date date not null,
  supplier text not null,
  purpose text not null,
  document text not null,
  amount integer not null,
  state text default 'committed'::text not null,
  paid_amount integer,
  paid_on date,
  payment text default ''::text not null,
  recorded_by uuid not null,
  version integer default 1 not null,
  constraint eoffice_expense_pkey PRIMARY KEY (id),
  constraint eoffice_expense_amount_check CHECK ((amount > 0)),
  constraint eoffice_expense_check CHECK (((state = 'paid'::text) = (paid_amount IS NOT NULL))),
  constraint eoffice_expense_check1 CHECK (((state = 'paid'::text) = (paid_on IS NOT NULL))),
  constraint eoffice_expense_check2 CHECK (((state <> 'paid'::text) OR (btrim(payment) <> ''::text))),
  constraint eoffice_expense_document_check CHECK (((btrim(document) <> ''::text) AND (length(document) <= 200))),
  constraint eoffice_expense_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_expense_line_id_fkey FOREIGN KEY (line_id) REFERENCES eoffice_budget_line(id),
  constraint eoffice_expense_paid_amount_check CHECK ((paid_amount > 0)),
  constraint eoffice_expense_payment_check CHECK ((length(payment) <= 200)),
  constraint eoffice_expense_purpose_check CHECK (((btrim(purpose) <> ''::text) AND (length(purpose) <= 500))),
  constraint eoffice_expense_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint eoffice_expense_state_check CHECK ((state = ANY (ARRAY['committed'::text, 'paid'::text, 'cancelled'::text]))),
  constraint eoffice_expense_supplier_check CHECK (((btrim(supplier) <> ''::text) AND (length(supplier) <= 200)))
);
comment on table eoffice_expense is 'A commitment by contract or invoice, and its payment; sums in kopiyky';
comment on column eoffice_expense.document is 'The contract, invoice or act on which it rests';
comment on column eoffice_expense.payment is 'The document of payment';
CREATE INDEX eoffice_expense_line ON public.eoffice_expense USING btree (line_id, date DESC);
CREATE INDEX eoffice_expense_office ON public.eoffice_expense USING btree (eoffice_id) WHERE (eoffice_id IS NOT NULL);
CREATE INDEX eoffice_expense_worker ON public.eoffice_expense USING btree (recorded_by);
CREATE TRIGGER eoffice_expense_kept BEFORE DELETE ON public.eoffice_expense FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_expense_sums AFTER INSERT OR UPDATE ON public.eoffice_expense FOR EACH ROW EXECUTE FUNCTION keep_eoffice_spending();
grant insert, select, update on table eoffice_expense to vikno_app;

create table eoffice_good (
  id uuid not null,
  municipality_id uuid not null,
  kind text not null,
  name text not null,
  unit text not null,
  version integer default 1 not null,
  constraint eoffice_good_pkey PRIMARY KEY (id),
  constraint eoffice_good_kind_check CHECK ((kind = ANY (ARRAY['stationery'::text, 'consumable'::text]))),
  constraint eoffice_good_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_good_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200))),
  constraint eoffice_good_unit_check CHECK (((btrim(unit) <> ''::text) AND (length(unit) <= 20)))
);
comment on table eoffice_good is 'A kind of stationery or consumable that the network uses, with its unit';
CREATE UNIQUE INDEX eoffice_good_name ON public.eoffice_good USING btree (municipality_id, lower(name));
grant insert, select, update on table eoffice_good to vikno_app;

create table eoffice_handover (
  id uuid not null,
  eoffice_id uuid not null,
  to_office_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  year smallint not null,
  number integer,
  state text default 'offered'::text not null,
  with_goods boolean default false not null,
  note text default ''::text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  from_signed_at timestamp with time zone,
  from_signed_by uuid,
  to_signed_at timestamp with time zone,
  ended_at timestamp with time zone,
  answer text default ''::text not null,
  version integer default 1 not null,
  constraint eoffice_handover_pkey PRIMARY KEY (id),
  constraint eoffice_handover_answer_check CHECK ((length(answer) <= 1000)),
  constraint eoffice_handover_check CHECK ((from_id <> to_id)),
  constraint eoffice_handover_check1 CHECK (((from_signed_at IS NULL) = (from_signed_by IS NULL))),
  constraint eoffice_handover_check2 CHECK (((from_signed_by IS NULL) OR (from_signed_by = from_id) OR (btrim(note) <> ''::text))),
  constraint eoffice_handover_check3 CHECK (((state = 'offered'::text) = (ended_at IS NULL))),
  constraint eoffice_handover_check4 CHECK (((state = 'done'::text) = (number IS NOT NULL))),
  constraint eoffice_handover_check5 CHECK (((state <> 'done'::text) OR ((from_signed_at IS NOT NULL) AND (to_signed_at IS NOT NULL)))),
  constraint eoffice_handover_check6 CHECK (((NOT with_goods) OR (eoffice_id = to_office_id))),
  constraint eoffice_handover_created_by_fkey FOREIGN KEY (created_by) REFERENCES worker(id),
  constraint eoffice_handover_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_handover_eoffice_id_year_number_key UNIQUE (eoffice_id, year, number),
  constraint eoffice_handover_from_id_fkey FOREIGN KEY (from_id) REFERENCES worker(id),
  constraint eoffice_handover_from_signed_by_fkey FOREIGN KEY (from_signed_by) REFERENCES worker(id),
  constraint eoffice_handover_note_check CHECK ((length(note) <= 1000)),
  constraint eoffice_handover_number_check CHECK ((number > 0)),
  constraint eoffice_handover_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'done'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint eoffice_handover_to_id_fkey FOREIGN KEY (to_id) REFERENCES worker(id),
  constraint eoffice_handover_to_office_id_fkey FOREIGN KEY (to_office_id) REFERENCES eoffice(id)
);
comment on table eoffice_handover is 'Act of handover of things from one worker to another: done when both have confirmed it, each signed in as themself';
comment on column eoffice_handover.number is 'Given when it is done, so that numbers have no gaps';
comment on column eoffice_handover.from_signed_by is 'The giver, or the head e-office in the place of one who is gone, with the reason in the note';
CREATE INDEX eoffice_handover_from ON public.eoffice_handover USING btree (from_id);
CREATE INDEX eoffice_handover_maker ON public.eoffice_handover USING btree (created_by);
CREATE INDEX eoffice_handover_office ON public.eoffice_handover USING btree (eoffice_id, created_at DESC);
CREATE INDEX eoffice_handover_signer ON public.eoffice_handover USING btree (from_signed_by) WHERE (from_signed_by IS NOT NULL);
CREATE INDEX eoffice_handover_to ON public.eoffice_handover USING btree (to_id);
CREATE INDEX eoffice_handover_to_office ON public.eoffice_handover USING btree (to_office_id, created_at DESC);
CREATE TRIGGER eoffice_handover_ends BEFORE UPDATE ON public.eoffice_handover FOR EACH ROW EXECUTE FUNCTION eoffice_handover_ends();
CREATE TRIGGER eoffice_handover_kept BEFORE DELETE ON public.eoffice_handover FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_handover to vikno_app;

create table eoffice_handover_line (
  id uuid not null,
  handover_id uuid not null,
  item_id uuid,
  good_id uuid,
  quantity integer not null,
  value integer not null,
  constraint eoffice_handover_line_pkey PRIMARY KEY (id),
  constraint eoffice_handover_line_check CHECK (((item_id IS NULL) <> (good_id IS NULL))),
  constraint eoffice_handover_line_check1 CHECK (((item_id IS NULL) OR (quantity = 1))),
  constraint eoffice_handover_line_good_id_fkey FOREIGN KEY (good_id) REFERENCES eoffice_good(id),
  constraint eoffice_handover_line_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES eoffice_handover(id),
  constraint eoffice_handover_line_handover_id_good_id_key UNIQUE (handover_id, good_id),
  constraint eoffice_handover_line_handover_id_item_id_key UNIQUE (handover_id, item_id),
  constraint eoffice_handover_line_item_id_fkey FOREIGN KEY (item_id) REFERENCES eoffice_item(id),
  constraint eoffice_handover_line_quantity_check CHECK ((quantity > 0)),
  constraint eoffice_handover_line_value_check CHECK ((value >= 0))
);
comment on table eoffice_handover_line is 'What is handed over: things, and the goods of the office as they were on that day';
CREATE INDEX eoffice_handover_line_good ON public.eoffice_handover_line USING btree (good_id) WHERE (good_id IS NOT NULL);
CREATE INDEX eoffice_handover_line_item ON public.eoffice_handover_line USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE TRIGGER eoffice_handover_line_kept BEFORE DELETE OR UPDATE ON public.eoffice_handover_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_handover_line to vikno_app;

create table eoffice_item (
  id uuid not null,
  municipality_id uuid not null,
  eoffice_id uuid not null,
  inventory_number text not null,
  kind text not null,
  name text not null,
  serial text default ''::text not null,
  received_on date not null,
  document text not null,
  cost integer not null,
  condition text default 'good'::text not null,
  keeper_id uuid not null,
  written_off_on date,
  version integer default 1 not null,
  constraint eoffice_item_pkey PRIMARY KEY (id),
  constraint eoffice_item_check CHECK ((written_off_on >= received_on)),
  constraint eoffice_item_condition_check CHECK ((condition = ANY (ARRAY['good'::text, 'repair'::text, 'unusable'::text, 'missing'::text]))),
  constraint eoffice_item_cost_check CHECK ((cost >= 0)),
  constraint eoffice_item_document_check CHECK (((btrim(document) <> ''::text) AND (length(document) <= 200))),
  constraint eoffice_item_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_item_inventory_number_check CHECK (((btrim(inventory_number) <> ''::text) AND (length(inventory_number) <= 40))),
  constraint eoffice_item_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES worker(id),
  constraint eoffice_item_kind_check CHECK ((kind = ANY (ARRAY['equipment'::text, 'furniture'::text]))),
  constraint eoffice_item_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_item_municipality_id_inventory_number_key UNIQUE (municipality_id, inventory_number),
  constraint eoffice_item_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 200))),
  constraint eoffice_item_serial_check CHECK ((length(serial) <= 80))
);
comment on table eoffice_item is 'Equipment and furniture of an e-office, each in the care of one worker (KO-A3-3); cost in kopiyky';
comment on column eoffice_item.document is 'The paper with which it came';
comment on column eoffice_item.keeper_id is 'Who answers for it; changes by an act of handover only';
CREATE INDEX eoffice_item_keeper ON public.eoffice_item USING btree (keeper_id);
CREATE INDEX eoffice_item_office ON public.eoffice_item USING btree (eoffice_id, inventory_number);
CREATE TRIGGER eoffice_item_kept BEFORE DELETE ON public.eoffice_item FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_item_moves BEFORE UPDATE ON public.eoffice_item FOR EACH ROW EXECUTE FUNCTION eoffice_item_moves();
grant insert, select, update on table eoffice_item to vikno_app;

create table eoffice_letter (
  id uuid not null,
  municipality_id uuid not null,
  reason text not null,
  suggested_id uuid,
  decision text,
  eoffice_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint eoffice_letter_pkey PRIMARY KEY (id),
  constraint eoffice_letter_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint eoffice_letter_check1 CHECK (((decision IS NULL) = (decided_by IS NULL))),
  constraint eoffice_letter_check2 CHECK (((decision IS NULL) OR (decision = 'dismissed'::text) OR (eoffice_id IS NOT NULL))),
  constraint eoffice_letter_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id),
  constraint eoffice_letter_decision_check CHECK ((decision = ANY (ARRAY['opening'::text, 'problem'::text, 'dismissed'::text]))),
  constraint eoffice_letter_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_letter_id_fkey FOREIGN KEY (id) REFERENCES mail_message(id),
  constraint eoffice_letter_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_letter_reason_check CHECK ((reason = ANY (ARRAY['unknownSender'::text, 'ambiguous'::text, 'conflict'::text, 'notOpening'::text, 'problem'::text, 'early'::text, 'dayOff'::text]))),
  constraint eoffice_letter_suggested_id_fkey FOREIGN KEY (suggested_id) REFERENCES eoffice(id)
);
comment on table eoffice_letter is 'A letter to the head e-office that no rule could read: the head office decides, and what was decided stays';
comment on column eoffice_letter.suggested_id is 'The office that the letter seems to come from; an address can be forged, so a person decides';
CREATE INDEX eoffice_letter_office ON public.eoffice_letter USING btree (eoffice_id) WHERE (eoffice_id IS NOT NULL);
CREATE INDEX eoffice_letter_open ON public.eoffice_letter USING btree (municipality_id) WHERE (decision IS NULL);
CREATE INDEX eoffice_letter_suggested ON public.eoffice_letter USING btree (suggested_id) WHERE (suggested_id IS NOT NULL);
CREATE INDEX eoffice_letter_worker ON public.eoffice_letter USING btree (decided_by) WHERE (decided_by IS NOT NULL);
grant insert, select, update on table eoffice_letter to vikno_app;

create table eoffice_message (
  id uuid not null,
  from_id uuid not null,
  written_by uuid not null,
  at timestamp with time zone not null,
  subject text not null,
  text text not null,
  reply_to uuid,
  must_confirm boolean default false not null,
  constraint eoffice_message_pkey PRIMARY KEY (id),
  constraint eoffice_message_from_id_fkey FOREIGN KEY (from_id) REFERENCES eoffice(id),
  constraint eoffice_message_reply_to_fkey FOREIGN KEY (reply_to) REFERENCES eoffice_message(id) ON DELETE SET NULL,
  constraint eoffice_message_subject_check CHECK (((btrim(subject) <> ''::text) AND (length(subject) <= 200))),
  constraint eoffice_message_text_check CHECK (((btrim(text) <> ''::text) AND (length(text) <= 20000))),
  constraint eoffice_message_written_by_fkey FOREIGN KEY (written_by) REFERENCES worker(id)
);
comment on table eoffice_message is 'A message from one office to others; sent once, never changed';
comment on column eoffice_message.must_confirm is 'An announcement of the head office: each office confirms that it has taken note';
CREATE INDEX eoffice_message_age ON public.eoffice_message USING btree (at);
CREATE INDEX eoffice_message_from ON public.eoffice_message USING btree (from_id, id DESC);
CREATE INDEX eoffice_message_reply ON public.eoffice_message USING btree (reply_to) WHERE (reply_to IS NOT NULL);
CREATE INDEX eoffice_message_writer ON public.eoffice_message USING btree (written_by);
CREATE TRIGGER eoffice_message_kept BEFORE DELETE OR UPDATE ON public.eoffice_message FOR EACH ROW EXECUTE FUNCTION keep_eoffice_message();
grant delete, insert, select on table eoffice_message to vikno_app;

create table eoffice_message_file (
  id uuid not null,
  message_id uuid not null,
  "position" smallint not null,
  file_id uuid not null,
  constraint eoffice_message_file_pkey PRIMARY KEY (id),
  constraint eoffice_message_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint eoffice_message_file_message_id_fkey FOREIGN KEY (message_id) REFERENCES eoffice_message(id),
  constraint eoffice_message_file_message_id_position_key UNIQUE (message_id, "position")
);
comment on table eoffice_message_file is 'Files sent with a message';
CREATE INDEX eoffice_message_file_stored ON public.eoffice_message_file USING btree (file_id);
grant delete, insert, select on table eoffice_message_file to vikno_app;

create table eoffice_message_to (
  message_id uuid not null,
  eoffice_id uuid not null,
  read_at timestamp with time zone,
  read_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  constraint eoffice_message_to_pkey PRIMARY KEY (message_id, eoffice_id),
  constraint eoffice_message_to_check CHECK (((read_at IS NULL) = (read_by IS NULL))),
  constraint eoffice_message_to_check1 CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint eoffice_message_to_check2 CHECK (((confirmed_at IS NULL) OR (read_at IS NOT NULL))),
  constraint eoffice_message_to_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES worker(id),
  constraint eoffice_message_to_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_message_to_message_id_fkey FOREIGN KEY (message_id) REFERENCES eoffice_message(id),
  constraint eoffice_message_to_read_by_fkey FOREIGN KEY (read_by) REFERENCES worker(id)
);
comment on table eoffice_message_to is 'To whom a message went, who has read it and who has confirmed it';
CREATE INDEX eoffice_message_to_confirmer ON public.eoffice_message_to USING btree (confirmed_by) WHERE (confirmed_by IS NOT NULL);
CREATE INDEX eoffice_message_to_office ON public.eoffice_message_to USING btree (eoffice_id, message_id DESC);
CREATE INDEX eoffice_message_to_reader ON public.eoffice_message_to USING btree (read_by) WHERE (read_by IS NOT NULL);
grant delete, insert, select, update on table eoffice_message_to to vikno_app;

create table eoffice_month (
  eoffice_id uuid not null,
  year smallint not null,
  month smallint not null,
  personal integer default 0 not null,
  written integer default 0 not null,
  telephone integer default 0 not null,
  internet integer default 0 not null,
  answered integer default 0 not null,
  veteran integer default 0 not null,
  child_of_war integer default 0 not null,
  chornobyl integer default 0 not null,
  disability integer default 0 not null,
  other integer default 0 not null,
  constraint eoffice_month_pkey PRIMARY KEY (eoffice_id, year, month),
  constraint eoffice_month_answered_check CHECK ((answered >= 0)),
  constraint eoffice_month_check CHECK (((((personal + written) + telephone) + internet) = ((((veteran + child_of_war) + chornobyl) + disability) + other))),
  constraint eoffice_month_check1 CHECK ((answered <= (((personal + written) + telephone) + internet))),
  constraint eoffice_month_child_of_war_check CHECK ((child_of_war >= 0)),
  constraint eoffice_month_chornobyl_check CHECK ((chornobyl >= 0)),
  constraint eoffice_month_disability_check CHECK ((disability >= 0)),
  constraint eoffice_month_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_month_internet_check CHECK ((internet >= 0)),
  constraint eoffice_month_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint eoffice_month_other_check CHECK ((other >= 0)),
  constraint eoffice_month_personal_check CHECK ((personal >= 0)),
  constraint eoffice_month_telephone_check CHECK ((telephone >= 0)),
  constraint eoffice_month_veteran_check CHECK ((veteran >= 0)),
  constraint eoffice_month_written_check CHECK ((written >= 0))
);
comment on table eoffice_month is 'Sums of the journal by month, kept by its trigger: a report of any number of years reads a few rows';
grant insert, select, update on table eoffice_month to vikno_app;

create table eoffice_movement (
  id uuid not null,
  eoffice_id uuid not null,
  good_id uuid not null,
  kind text not null,
  date date not null,
  quantity integer not null,
  used integer not null,
  value integer not null,
  document text not null,
  pair_id uuid,
  count_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  write_off_id uuid,
  constraint eoffice_movement_pkey PRIMARY KEY (id),
  constraint eoffice_movement_count_id_fkey FOREIGN KEY (count_id) REFERENCES eoffice_count(id),
  constraint eoffice_movement_document_check CHECK (((btrim(document) <> ''::text) AND (length(document) <= 200))),
  constraint eoffice_movement_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_movement_good_id_fkey FOREIGN KEY (good_id) REFERENCES eoffice_good(id),
  constraint eoffice_movement_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'issued'::text, 'spent'::text, 'returned'::text, 'counted'::text, 'writtenOff'::text, 'restored'::text]))),
  constraint eoffice_movement_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES eoffice_movement(id),
  constraint eoffice_movement_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint eoffice_movement_sense CHECK ((
CASE kind
    WHEN 'received'::text THEN ((quantity > 0) AND (used = 0) AND (value >= 0))
    WHEN 'issued'::text THEN ((quantity < 0) AND (used = 0) AND (value <= 0))
    WHEN 'spent'::text THEN ((quantity = 0) AND (used > 0) AND (value = 0))
    WHEN 'returned'::text THEN ((quantity = 0) AND (used < 0) AND (value = 0))
    WHEN 'counted'::text THEN ((quantity <> 0) AND (used = 0) AND ((value * quantity) >= 0) AND (count_id IS NOT NULL))
    WHEN 'writtenOff'::text THEN ((quantity < 0) AND ((used >= quantity) AND (used <= 0)) AND (value <= 0))
    WHEN 'restored'::text THEN ((quantity > 0) AND ((used >= 0) AND (used <= quantity)) AND (value >= 0))
    ELSE NULL::boolean
END AND ((kind = ANY (ARRAY['writtenOff'::text, 'restored'::text])) = (write_off_id IS NOT NULL)))),
  constraint eoffice_movement_write_off_id_fkey FOREIGN KEY (write_off_id) REFERENCES eoffice_write_off(id)
);
comment on table eoffice_movement is 'Each change of stock: only added to; their sum is the stock';
comment on column eoffice_movement.quantity is 'What it adds to the books or takes from them';
comment on column eoffice_movement.used is 'What it adds to the spent that an act has yet to write off';
comment on column eoffice_movement.value is 'Kopiyky';
comment on column eoffice_movement.document is 'The paper on which it rests, or what it was spent on';
comment on column eoffice_movement.pair_id is 'The issue of the head e-office from which a receipt came';
CREATE INDEX eoffice_movement_count ON public.eoffice_movement USING btree (count_id) WHERE (count_id IS NOT NULL);
CREATE INDEX eoffice_movement_good ON public.eoffice_movement USING btree (good_id, date);
CREATE INDEX eoffice_movement_office ON public.eoffice_movement USING btree (eoffice_id, date DESC, id DESC);
CREATE INDEX eoffice_movement_pair ON public.eoffice_movement USING btree (pair_id) WHERE (pair_id IS NOT NULL);
CREATE INDEX eoffice_movement_worker ON public.eoffice_movement USING btree (recorded_by);
CREATE UNIQUE INDEX eoffice_movement_write_off ON public.eoffice_movement USING btree (write_off_id, good_id) WHERE (write_off_id IS NOT NULL);
CREATE TRIGGER eoffice_movement_kept BEFORE DELETE OR UPDATE ON public.eoffice_movement FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_movement_stock AFTER INSERT ON public.eoffice_movement FOR EACH ROW EXECUTE FUNCTION keep_eoffice_stock();
grant insert, select on table eoffice_movement to vikno_app;

create table eoffice_need (
  eoffice_id uuid not null,
  year smallint not null,
  month smallint not null,
  side text not null,
  service_id uuid,
  value text not null,
  appeals integer default 0 not null,
  answered integer default 0 not null,
  constraint eoffice_need_answered_check CHECK ((answered >= 0)),
  constraint eoffice_need_appeals_check CHECK ((appeals >= 0)),
  constraint eoffice_need_check CHECK ((answered <= appeals)),
  constraint eoffice_need_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_need_eoffice_id_year_side_month_service_id_value_key UNIQUE NULLS NOT DISTINCT (eoffice_id, year, side, month, service_id, value),
  constraint eoffice_need_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint eoffice_need_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint eoffice_need_side_check CHECK ((side = ANY (ARRAY['kind'::text, 'status'::text, 'district'::text])))
);
comment on table eoffice_need is 'Recorded entries of the journal by month and topic, crossed with one side at a time; kept by triggers, so that analysis of any years reads no entries';
comment on column eoffice_need.service_id is 'The topic: a service of the catalogue; null: none of them';
CREATE INDEX eoffice_need_service ON public.eoffice_need USING btree (service_id) WHERE (service_id IS NOT NULL);
grant insert, select, update on table eoffice_need to vikno_app;

create table eoffice_network (
  municipality_id uuid not null,
  agreement_days smallint[] default '{60,30,7}'::smallint[] not null,
  letters_kept_days smallint default 365 not null,
  version integer default 1 not null,
  messages_kept_years smallint default 5 not null,
  constraint eoffice_network_pkey PRIMARY KEY (municipality_id),
  constraint eoffice_network_agreement_days_check CHECK ((((cardinality(agreement_days) >= 1) AND (cardinality(agreement_days) <= 5)) AND (1 <= ALL (agreement_days)) AND (365 >= ALL (agreement_days)))),
  constraint eoffice_network_letters_kept_days_check CHECK (((letters_kept_days >= 30) AND (letters_kept_days <= 3650))),
  constraint eoffice_network_messages_kept_years_check CHECK (((messages_kept_years >= 3) AND (messages_kept_years <= 75))),
  constraint eoffice_network_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id)
);
comment on table eoffice_network is 'Parameters of a network; without a row the defaults hold';
comment on column eoffice_network.agreement_days is 'Days before the end of an agreement on which the head office is reminded by letter (KO-4.1)';
comment on column eoffice_network.letters_kept_days is 'After so many days the words and addresses of a letter to the head office are erased; that it came stays (BP-9)';
comment on column eoffice_network.messages_kept_years is 'Whole years for which letters between offices are kept, counted from 1 January of the next year (list of standard documents, order of the Ministry of Justice 578/5)';
grant insert, select, update on table eoffice_network to vikno_app;

create table eoffice_opening (
  eoffice_id uuid not null,
  date date not null,
  reported_at timestamp with time zone not null,
  way text not null,
  reported_by uuid,
  mail_from text,
  constraint eoffice_opening_pkey PRIMARY KEY (eoffice_id, date),
  constraint eoffice_opening_check CHECK (((way = 'mail'::text) = (mail_from IS NOT NULL))),
  constraint eoffice_opening_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_opening_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES worker(id),
  constraint eoffice_opening_way_check CHECK ((way = ANY (ARRAY['button'::text, 'mail'::text, 'telephone'::text])))
);
comment on table eoffice_opening is 'That an office has opened today, told between 10:00 and 10:30 (KO-A2-3); the first report of the day counts';
CREATE INDEX eoffice_opening_worker ON public.eoffice_opening USING btree (reported_by);
grant insert, select, update on table eoffice_opening to vikno_app;

create table eoffice_paper_counter (
  eoffice_id uuid not null,
  kind text not null,
  year smallint not null,
  last_number integer not null,
  constraint eoffice_paper_counter_pkey PRIMARY KEY (eoffice_id, kind, year),
  constraint eoffice_paper_counter_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_paper_counter_kind_check CHECK ((kind = ANY (ARRAY['request'::text, 'handover'::text, 'count'::text, 'writeOff'::text]))),
  constraint eoffice_paper_counter_last_number_check CHECK ((last_number > 0)),
  constraint eoffice_paper_counter_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
comment on table eoffice_paper_counter is 'Numbers of requests and acts without gaps, by office, kind and year';
grant insert, select, update on table eoffice_paper_counter to vikno_app;

create table eoffice_partner (
  id uuid not null,
  municipality_id uuid not null,
  eoffice_id uuid,
  name text not null,
  project text not null,
  year smallint not null,
  act text default ''::text not null,
  summary text default ''::text not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint eoffice_partner_pkey PRIMARY KEY (id),
  constraint eoffice_partner_act_check CHECK ((length(act) <= 300)),
  constraint eoffice_partner_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_partner_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_partner_municipality_id_name_project_year_key UNIQUE (municipality_id, name, project, year),
  constraint eoffice_partner_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 300))),
  constraint eoffice_partner_project_check CHECK (((btrim(project) <> ''::text) AND (length(project) <= 300))),
  constraint eoffice_partner_summary_check CHECK ((length(summary) <= 2000)),
  constraint eoffice_partner_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
comment on table eoffice_partner is 'Partner of the city competition of social projects «Єдина соціальна мережа» with its project (KN-2)';
comment on column eoffice_partner.act is 'The decision by which the project won';
comment on column eoffice_partner.active is 'False: no longer shown; the record stays';
CREATE INDEX eoffice_partner_office ON public.eoffice_partner USING btree (eoffice_id) WHERE (eoffice_id IS NOT NULL);
CREATE TRIGGER eoffice_partner_kept BEFORE DELETE ON public.eoffice_partner FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_partner to vikno_app;

create table eoffice_problem (
  id uuid not null,
  eoffice_id uuid not null,
  date date not null,
  reported_at timestamp with time zone not null,
  recorded_by uuid not null,
  words text not null,
  solved_at timestamp with time zone,
  solved_by uuid,
  solution text default ''::text not null,
  constraint eoffice_problem_pkey PRIMARY KEY (id),
  constraint eoffice_problem_check CHECK (((solved_at IS NULL) = (solved_by IS NULL))),
  constraint eoffice_problem_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_problem_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint eoffice_problem_solved_by_fkey FOREIGN KEY (solved_by) REFERENCES worker(id),
  constraint eoffice_problem_words_check CHECK (((btrim(words) <> ''::text) AND (length(words) <= 1000)))
);
comment on table eoffice_problem is 'A technical problem told by telephone and recorded by the head office (KO-A2-3)';
CREATE INDEX eoffice_problem_day ON public.eoffice_problem USING btree (eoffice_id, date);
CREATE INDEX eoffice_problem_open ON public.eoffice_problem USING btree (eoffice_id) WHERE (solved_at IS NULL);
grant insert, select, update on table eoffice_problem to vikno_app;

create table eoffice_public_name (
  worker_id uuid not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint eoffice_public_name_pkey PRIMARY KEY (worker_id, given_at),
  constraint eoffice_public_name_check CHECK ((withdrawn_at >= given_at)),
  constraint eoffice_public_name_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table eoffice_public_name is 'Consent of an operator that the directory shows the name, and its withdrawal; each stays as it was given (BP-9)';
CREATE UNIQUE INDEX eoffice_public_name_one ON public.eoffice_public_name USING btree (worker_id) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER eoffice_public_name_kept BEFORE DELETE ON public.eoffice_public_name FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_public_name to vikno_app;

create table eoffice_referral (
  id uuid not null,
  entry_id uuid not null,
  centre_id uuid not null,
  state text default 'sent'::text not null,
  sent_at timestamp with time zone default clock_timestamp() not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  remark text default ''::text not null,
  constraint eoffice_referral_pkey PRIMARY KEY (id),
  constraint eoffice_referral_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint eoffice_referral_check CHECK (((state = ANY (ARRAY['accepted'::text, 'returned'::text])) = (decided_by IS NOT NULL))),
  constraint eoffice_referral_check1 CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  constraint eoffice_referral_check2 CHECK (((state <> 'returned'::text) OR (btrim(remark) <> ''::text))),
  constraint eoffice_referral_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id),
  constraint eoffice_referral_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES eoffice_entry(id),
  constraint eoffice_referral_remark_check CHECK ((length(remark) <= 1000)),
  constraint eoffice_referral_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text])))
);
comment on table eoffice_referral is 'A matter passed on from the journal of an e-office to a centre: its reception accepts it, or returns it with the reason';
comment on column eoffice_referral.state is 'withdrawn: the operator corrected or struck the entry before the centre decided';
CREATE INDEX eoffice_referral_centre ON public.eoffice_referral USING btree (centre_id, decided_at);
CREATE INDEX eoffice_referral_entry ON public.eoffice_referral USING btree (entry_id, sent_at);
CREATE UNIQUE INDEX eoffice_referral_one ON public.eoffice_referral USING btree (entry_id) WHERE (state = ANY (ARRAY['sent'::text, 'accepted'::text]));
CREATE INDEX eoffice_referral_open ON public.eoffice_referral USING btree (centre_id, sent_at) WHERE (state = 'sent'::text);
CREATE INDEX eoffice_referral_worker ON public.eoffice_referral USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE TRIGGER eoffice_referral_kept BEFORE DELETE ON public.eoffice_referral FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_referral to vikno_app;

create table eoffice_reminder (
  eoffice_id uuid not null,
  kind text not null,
  period date not null,
  made_at timestamp with time zone not null,
  constraint eoffice_reminder_pkey PRIMARY KEY (eoffice_id, kind, period),
  constraint eoffice_reminder_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_reminder_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'openingList'::text, 'reportSoon'::text, 'reportLast'::text, 'reportLate'::text, 'reportList'::text])))
);
comment on table eoffice_reminder is 'What was reminded of, once each whatever is restarted: the row and the job of its letter are one transaction';
comment on column eoffice_reminder.period is 'The day of the opening, or the first day of the month whose report is awaited';
grant insert, select on table eoffice_reminder to vikno_app;

create table eoffice_report (
  id uuid not null,
  eoffice_id uuid not null,
  year smallint not null,
  month smallint not null,
  version smallint not null,
  state text default 'submitted'::text not null,
  personal integer not null,
  written integer not null,
  telephone integer not null,
  internet integer not null,
  answered integer not null,
  veteran integer not null,
  child_of_war integer not null,
  chornobyl integer not null,
  disability integer not null,
  other integer not null,
  reason text default ''::text not null,
  signed_by uuid not null,
  signed_name text not null,
  submitted_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  remark text default ''::text not null,
  constraint eoffice_report_pkey PRIMARY KEY (id),
  constraint eoffice_report_answered_check CHECK ((answered >= 0)),
  constraint eoffice_report_check CHECK (((((personal + written) + telephone) + internet) = ((((veteran + child_of_war) + chornobyl) + disability) + other))),
  constraint eoffice_report_check1 CHECK ((answered <= (((personal + written) + telephone) + internet))),
  constraint eoffice_report_check2 CHECK (((state = 'submitted'::text) OR (decided_at IS NOT NULL))),
  constraint eoffice_report_check3 CHECK (((state <> 'returned'::text) OR (btrim(remark) <> ''::text))),
  constraint eoffice_report_check4 CHECK (((version = 1) OR (btrim(reason) <> ''::text))),
  constraint eoffice_report_child_of_war_check CHECK ((child_of_war >= 0)),
  constraint eoffice_report_chornobyl_check CHECK ((chornobyl >= 0)),
  constraint eoffice_report_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES worker(id),
  constraint eoffice_report_disability_check CHECK ((disability >= 0)),
  constraint eoffice_report_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_report_eoffice_id_year_month_version_key UNIQUE (eoffice_id, year, month, version),
  constraint eoffice_report_internet_check CHECK ((internet >= 0)),
  constraint eoffice_report_month_check CHECK (((month >= 1) AND (month <= 12))),
  constraint eoffice_report_other_check CHECK ((other >= 0)),
  constraint eoffice_report_personal_check CHECK ((personal >= 0)),
  constraint eoffice_report_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES worker(id),
  constraint eoffice_report_signed_name_check CHECK ((btrim(signed_name) <> ''::text)),
  constraint eoffice_report_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'accepted'::text, 'returned'::text, 'replaced'::text]))),
  constraint eoffice_report_telephone_check CHECK ((telephone >= 0)),
  constraint eoffice_report_version_check CHECK ((version > 0)),
  constraint eoffice_report_veteran_check CHECK ((veteran >= 0)),
  constraint eoffice_report_written_check CHECK ((written >= 0))
);
comment on table eoffice_report is 'The monthly analytical report as signed: twelve prescribed columns (KO-A2-7); a change after signing is a new version';
comment on column eoffice_report.reason is 'Why a further version was made';
CREATE UNIQUE INDEX eoffice_report_current ON public.eoffice_report USING btree (eoffice_id, year, month) WHERE (state = ANY (ARRAY['submitted'::text, 'accepted'::text]));
CREATE INDEX eoffice_report_month ON public.eoffice_report USING btree (year, month);
CREATE TRIGGER eoffice_report_immutable BEFORE UPDATE ON public.eoffice_report FOR EACH ROW EXECUTE FUNCTION eoffice_report_immutable();
CREATE TRIGGER eoffice_report_kept BEFORE DELETE ON public.eoffice_report FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table eoffice_report to vikno_app;

create table eoffice_request (
  id uuid not null,
  eoffice_id uuid not null,
  year smallint not null,
  number integer not null,
  kind text not null,
  item_id uuid,
  words text not null,
  way text not null,
  filed_on date not null,
  filed_at timestamp with time zone not null,
  filed_by uuid not null,
  state text default 'new'::text not null,
  due_on date not null,
  ended_on date,
  answer text default ''::text not null,
  expense_id uuid,
  version integer default 1 not null,
  constraint eoffice_request_pkey PRIMARY KEY (id),
  constraint eoffice_request_answer_check CHECK ((length(answer) <= 1000)),
  constraint eoffice_request_check CHECK (((year)::numeric = EXTRACT(year FROM filed_on))),
  constraint eoffice_request_check1 CHECK ((due_on >= filed_on)),
  constraint eoffice_request_check2 CHECK (((state = ANY (ARRAY['done'::text, 'refused'::text, 'withdrawn'::text])) = (ended_on IS NOT NULL))),
  constraint eoffice_request_check3 CHECK (((state <> 'refused'::text) OR (btrim(answer) <> ''::text))),
  constraint eoffice_request_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_request_eoffice_id_year_number_key UNIQUE (eoffice_id, year, number),
  constraint eoffice_request_expense_id_fkey FOREIGN KEY (expense_id) REFERENCES eoffice_expense(id),
  constraint eoffice_request_expense_id_key UNIQUE (expense_id),
  constraint eoffice_request_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES worker(id),
  constraint eoffice_request_item_id_fkey FOREIGN KEY (item_id) REFERENCES eoffice_item(id),
  constraint eoffice_request_kind_check CHECK ((kind = ANY (ARRAY['repair'::text, 'cartridge'::text, 'paper'::text, 'internet'::text, 'other'::text]))),
  constraint eoffice_request_number_check CHECK ((number > 0)),
  constraint eoffice_request_state_check CHECK ((state = ANY (ARRAY['new'::text, 'accepted'::text, 'ordered'::text, 'done'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint eoffice_request_way_check CHECK ((way = ANY (ARRAY['office'::text, 'telephone'::text]))),
  constraint eoffice_request_words_check CHECK (((btrim(words) <> ''::text) AND (length(words) <= 1000)))
);
comment on table eoffice_request is 'Request of an e-office for technical service: repair, cartridge, paper, Internet (KO-A2-4)';
comment on column eoffice_request.way is 'Filed by the operator, or told by telephone and recorded by the head e-office';
comment on column eoffice_request.due_on is 'By when the head e-office answers; once accepted, by when it has promised to be ready';
comment on column eoffice_request.expense_id is 'What it cost: a commitment of the line of the estimate, so that a request never costs more than the line has';
CREATE INDEX eoffice_request_filer ON public.eoffice_request USING btree (filed_by);
CREATE INDEX eoffice_request_item ON public.eoffice_request USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX eoffice_request_office ON public.eoffice_request USING btree (eoffice_id, filed_on DESC, id DESC);
CREATE INDEX eoffice_request_open ON public.eoffice_request USING btree (due_on) WHERE (state = ANY (ARRAY['new'::text, 'accepted'::text, 'ordered'::text]));
CREATE TRIGGER eoffice_request_kept BEFORE DELETE ON public.eoffice_request FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_request_moves BEFORE UPDATE ON public.eoffice_request FOR EACH ROW EXECUTE FUNCTION eoffice_request_moves();
grant insert, select, update on table eoffice_request to vikno_app;

create table eoffice_request_file (
  id uuid not null,
  request_id uuid not null,
  "position" smallint not null,
  file_id uuid not null,
  constraint eoffice_request_file_pkey PRIMARY KEY (id),
  constraint eoffice_request_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint eoffice_request_file_request_id_fkey FOREIGN KEY (request_id) REFERENCES eoffice_request(id),
  constraint eoffice_request_file_request_id_position_key UNIQUE (request_id, "position")
);
comment on table eoffice_request_file is 'Photographs of what is broken';
CREATE INDEX eoffice_request_file_stored ON public.eoffice_request_file USING btree (file_id);
CREATE TRIGGER eoffice_request_file_kept BEFORE DELETE OR UPDATE ON public.eoffice_request_file FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_request_file to vikno_app;

create table eoffice_request_step (
  id uuid not null,
  request_id uuid not null,
  at timestamp with time zone not null,
  worker_id uuid not null,
  state text not null,
  due_on date,
  words text default ''::text not null,
  constraint eoffice_request_step_pkey PRIMARY KEY (id),
  constraint eoffice_request_step_request_id_fkey FOREIGN KEY (request_id) REFERENCES eoffice_request(id),
  constraint eoffice_request_step_state_check CHECK ((state = ANY (ARRAY['new'::text, 'accepted'::text, 'ordered'::text, 'done'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint eoffice_request_step_words_check CHECK ((length(words) <= 1000)),
  constraint eoffice_request_step_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table eoffice_request_step is 'What was done with a request, by whom and when; only added to';
CREATE INDEX eoffice_request_step_request ON public.eoffice_request_step USING btree (request_id, at);
CREATE INDEX eoffice_request_step_worker ON public.eoffice_request_step USING btree (worker_id);
CREATE TRIGGER eoffice_request_step_kept BEFORE DELETE OR UPDATE ON public.eoffice_request_step FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_request_step to vikno_app;

create table eoffice_stock (
  eoffice_id uuid not null,
  good_id uuid not null,
  quantity integer default 0 not null,
  used integer default 0 not null,
  value integer default 0 not null,
  constraint eoffice_stock_pkey PRIMARY KEY (eoffice_id, good_id),
  constraint eoffice_stock_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_stock_good_id_fkey FOREIGN KEY (good_id) REFERENCES eoffice_good(id),
  constraint eoffice_stock_not_below_zero CHECK ((quantity >= 0)),
  constraint eoffice_stock_used_of_quantity CHECK (((used >= 0) AND (used <= quantity))),
  constraint eoffice_stock_value CHECK (((value >= 0) AND ((quantity > 0) OR (value = 0))))
);
comment on table eoffice_stock is 'What an office has of each kind, kept by the trigger of movements: the sum of them, never below zero';
comment on column eoffice_stock.quantity is 'On the books: spent things stay here until an act writes them off';
comment on column eoffice_stock.used is 'Spent already and not yet written off; on hand is quantity less this';
comment on column eoffice_stock.value is 'Kopiyky';
CREATE INDEX eoffice_stock_good ON public.eoffice_stock USING btree (good_id);
grant insert, select, update on table eoffice_stock to vikno_app;

create table eoffice_supply_report (
  id uuid not null,
  municipality_id uuid not null,
  year smallint not null,
  quarter smallint not null,
  version smallint not null,
  content jsonb not null,
  reason text default ''::text not null,
  submitted_by uuid not null,
  signed_name text not null,
  submitted_at timestamp with time zone not null,
  constraint eoffice_supply_report_pkey PRIMARY KEY (id),
  constraint eoffice_supply_report_check CHECK (((version = 1) OR (btrim(reason) <> ''::text))),
  constraint eoffice_supply_report_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint eoffice_supply_report_municipality_id_year_quarter_version_key UNIQUE (municipality_id, year, quarter, version),
  constraint eoffice_supply_report_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint eoffice_supply_report_reason_check CHECK ((length(reason) <= 500)),
  constraint eoffice_supply_report_signed_name_check CHECK ((btrim(signed_name) <> ''::text)),
  constraint eoffice_supply_report_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES worker(id),
  constraint eoffice_supply_report_version_check CHECK ((version > 0)),
  constraint eoffice_supply_report_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);
comment on table eoffice_supply_report is 'What the head e-office reported for a quarter, as it was then; a change is a further version with its reason';
comment on column eoffice_supply_report.content is 'Lines of the estimate, stock, acts of writing off, requests: the figures of the day of submitting';
CREATE INDEX eoffice_supply_report_worker ON public.eoffice_supply_report USING btree (submitted_by);
CREATE TRIGGER eoffice_supply_report_kept BEFORE DELETE OR UPDATE ON public.eoffice_supply_report FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table eoffice_supply_report to vikno_app;

create table eoffice_write_off (
  id uuid not null,
  eoffice_id uuid not null,
  kind text not null,
  state text default 'draft'::text not null,
  date date not null,
  basis text not null,
  draft jsonb default '{"lines": [], "members": []}'::jsonb not null,
  year smallint,
  number integer,
  reverses_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  signed_by uuid,
  signed_at timestamp with time zone,
  version integer default 1 not null,
  constraint eoffice_write_off_pkey PRIMARY KEY (id),
  constraint eoffice_write_off_basis_check CHECK (((btrim(basis) <> ''::text) AND (length(basis) <= 500))),
  constraint eoffice_write_off_check CHECK (((state = 'signed'::text) = (number IS NOT NULL))),
  constraint eoffice_write_off_check1 CHECK (((state = 'signed'::text) = (signed_at IS NOT NULL))),
  constraint eoffice_write_off_check2 CHECK (((number IS NULL) = (year IS NULL))),
  constraint eoffice_write_off_check3 CHECK (((signed_at IS NULL) = (signed_by IS NULL))),
  constraint eoffice_write_off_check4 CHECK (((year)::numeric = EXTRACT(year FROM date))),
  constraint eoffice_write_off_created_by_fkey FOREIGN KEY (created_by) REFERENCES worker(id),
  constraint eoffice_write_off_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint eoffice_write_off_eoffice_id_year_number_key UNIQUE (eoffice_id, year, number),
  constraint eoffice_write_off_kind_check CHECK ((kind = ANY (ARRAY['goods'::text, 'things'::text]))),
  constraint eoffice_write_off_number_check CHECK ((number > 0)),
  constraint eoffice_write_off_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES eoffice_write_off(id),
  constraint eoffice_write_off_reverses_id_key UNIQUE (reverses_id),
  constraint eoffice_write_off_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES worker(id),
  constraint eoffice_write_off_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'dropped'::text]))),
  constraint eoffice_write_off_taken TRIGGER DEFERRABLE INITIALLY DEFERRED
);
comment on table eoffice_write_off is 'Act of writing off: a draft until it is signed, then unchangeable; a mistake is mended by an act that reverses it';
comment on column eoffice_write_off.draft is 'Commission and list while they are still being written';
comment on column eoffice_write_off.number is 'Given when it is signed: no gaps in an office and year';
CREATE INDEX eoffice_write_off_maker ON public.eoffice_write_off USING btree (created_by);
CREATE INDEX eoffice_write_off_office ON public.eoffice_write_off USING btree (eoffice_id, date DESC);
CREATE INDEX eoffice_write_off_signed ON public.eoffice_write_off USING btree (date) WHERE (state = 'signed'::text);
CREATE INDEX eoffice_write_off_signer ON public.eoffice_write_off USING btree (signed_by) WHERE (signed_by IS NOT NULL);
CREATE TRIGGER eoffice_write_off_kept BEFORE DELETE ON public.eoffice_write_off FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_write_off_moves BEFORE UPDATE ON public.eoffice_write_off FOR EACH ROW EXECUTE FUNCTION eoffice_write_off_moves();
CREATE CONSTRAINT TRIGGER eoffice_write_off_taken AFTER UPDATE ON public.eoffice_write_off DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION eoffice_write_off_taken();
grant insert, select, update on table eoffice_write_off to vikno_app;

create table eoffice_write_off_line (
  id uuid not null,
  write_off_id uuid not null,
  item_id uuid,
  good_id uuid,
  quantity integer not null,
  value integer not null,
  reason text not null,
  constraint eoffice_write_off_line_pkey PRIMARY KEY (id),
  constraint eoffice_write_off_line_check CHECK (((item_id IS NULL) <> (good_id IS NULL))),
  constraint eoffice_write_off_line_check1 CHECK (((item_id IS NULL) OR (quantity = 1))),
  constraint eoffice_write_off_line_good_id_fkey FOREIGN KEY (good_id) REFERENCES eoffice_good(id),
  constraint eoffice_write_off_line_item_id_fkey FOREIGN KEY (item_id) REFERENCES eoffice_item(id),
  constraint eoffice_write_off_line_quantity_check CHECK ((quantity > 0)),
  constraint eoffice_write_off_line_reason_check CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 300))),
  constraint eoffice_write_off_line_value_check CHECK ((value >= 0)),
  constraint eoffice_write_off_line_write_off_id_fkey FOREIGN KEY (write_off_id) REFERENCES eoffice_write_off(id),
  constraint eoffice_write_off_line_write_off_id_good_id_key UNIQUE (write_off_id, good_id),
  constraint eoffice_write_off_line_write_off_id_item_id_key UNIQUE (write_off_id, item_id)
);
comment on table eoffice_write_off_line is 'What a signed act writes off, and why; value in kopiyky';
CREATE INDEX eoffice_write_off_line_good ON public.eoffice_write_off_line USING btree (good_id) WHERE (good_id IS NOT NULL);
CREATE INDEX eoffice_write_off_line_item ON public.eoffice_write_off_line USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE TRIGGER eoffice_write_off_line_kept BEFORE DELETE OR UPDATE ON public.eoffice_write_off_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_write_off_line_open BEFORE INSERT ON public.eoffice_write_off_line FOR EACH ROW EXECUTE FUNCTION eoffice_write_off_open();
grant insert, select on table eoffice_write_off_line to vikno_app;

create table eoffice_write_off_member (
  write_off_id uuid not null,
  "position" smallint not null,
  name text not null,
  post text not null,
  constraint eoffice_write_off_member_pkey PRIMARY KEY (write_off_id, "position"),
  constraint eoffice_write_off_member_name_check CHECK (((btrim(name) <> ''::text) AND (length(name) <= 150))),
  constraint eoffice_write_off_member_position_check CHECK ((("position" >= 0) AND ("position" <= 6))),
  constraint eoffice_write_off_member_post_check CHECK (((btrim(post) <> ''::text) AND (length(post) <= 150))),
  constraint eoffice_write_off_member_write_off_id_fkey FOREIGN KEY (write_off_id) REFERENCES eoffice_write_off(id)
);
comment on table eoffice_write_off_member is 'The commission of a signed act: the chair is at position 0';
CREATE TRIGGER eoffice_write_off_member_kept BEFORE DELETE OR UPDATE ON public.eoffice_write_off_member FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER eoffice_write_off_member_open BEFORE INSERT ON public.eoffice_write_off_member FOR EACH ROW EXECUTE FUNCTION eoffice_write_off_open();
grant insert, select on table eoffice_write_off_member to vikno_app;

create table forgotten_bytes (
  sha256 bytea not null,
  since timestamp with time zone default clock_timestamp() not null,
  constraint forgotten_bytes_pkey PRIMARY KEY (sha256),
  constraint forgotten_bytes_sha256_check CHECK ((length(sha256) = 32))
);
comment on table forgotten_bytes is 'Bytes of deleted files, until a job has deleted them from the store or found that another file has the same';
grant delete, insert, select, update on table forgotten_bytes to vikno_app;

create table handover (
  id uuid not null,
  case_id uuid not null,
  handed_at timestamp with time zone default clock_timestamp() not null,
  handed_by uuid not null,
  handed_to uuid not null,
  way text not null,
  proof text not null,
  constraint handover_pkey PRIMARY KEY (id),
  constraint handover_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint handover_case_id_key UNIQUE (case_id),
  constraint handover_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES worker(id),
  constraint handover_handed_to_fkey FOREIGN KEY (handed_to) REFERENCES person(id),
  constraint handover_proof_check CHECK ((btrim(proof) <> ''::text)),
  constraint handover_way_check CHECK ((way = ANY (ARRAY['inPerson'::text, 'representative'::text, 'post'::text, 'electronic'::text])))
);
comment on table handover is 'Handing out is an event of its own: to whom, how, on what proof of identity (BR-5.1)';
CREATE INDEX handover_person ON public.handover USING btree (handed_to);
grant insert, select on table handover to vikno_app;

create table idempotency (
  owner text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  status smallint,
  answer jsonb,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint idempotency_pkey PRIMARY KEY (owner, key),
  constraint idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);
comment on table idempotency is 'A write happens once for a key: the same key answers with what was answered first';
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
grant delete, insert, select, update on table idempotency to vikno_app;

create table issued_document (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  file_id uuid,
  failure text,
  state text default 'queued'::text not null,
  data jsonb not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint issued_document_pkey PRIMARY KEY (id),
  constraint issued_document_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint issued_document_check CHECK (((state = 'ready'::text) = (file_id IS NOT NULL))),
  constraint issued_document_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint issued_document_kind_check CHECK ((kind = ANY (ARRAY['application'::text, 'inventory'::text, 'deficiency'::text, 'decision'::text, 'refusal'::text, 'passOn'::text, 'handover'::text]))),
  constraint issued_document_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'ready'::text, 'failed'::text])))
);
comment on table issued_document is 'Documents made from the case; data is what was printed, so the same document can be made again';
CREATE INDEX issued_document_case ON public.issued_document USING btree (case_id);
grant insert, select, update on table issued_document to vikno_app;

create table kiosk (
  device_id uuid not null,
  locked_since timestamp with time zone,
  locked_by text,
  pin_hash text,
  constraint kiosk_pkey PRIMARY KEY (device_id),
  constraint kiosk_check CHECK (((locked_since IS NULL) = (locked_by IS NULL))),
  constraint kiosk_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
);
comment on table kiosk is 'What staff set for one kiosk; a kiosk without a row is unlocked and has no PIN';
comment on column kiosk.locked_by is 'worker:<uuid> from the staff side, device:<uuid> by the PIN at the kiosk';
comment on column kiosk.pin_hash is 'argon2id of the PIN with which a worker locks and unlocks at the kiosk itself';
grant insert, select, update on table kiosk to vikno_app;

create table ledger (
  seq bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  xid xid8 default pg_current_xact_id() not null,
  centre_id uuid,
  subject text not null,
  subject_id text not null,
  kind text not null,
  actor text not null,
  actor_role text,
  request_id text,
  payload jsonb default '{}'::jsonb not null,
  constraint ledger_pkey PRIMARY KEY (seq),
  constraint ledger_actor_check CHECK ((actor <> ''::text)),
  constraint ledger_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'::text)),
  constraint ledger_subject_check CHECK ((subject <> ''::text)),
  constraint ledger_subject_id_check CHECK ((subject_id <> ''::text))
);
comment on table ledger is 'Append-only history of every change; timelines, live screens, statistics and audit are readings of it';
comment on column ledger.xid is 'Transaction that wrote the row: readers stay below pg_snapshot_xmin so that a slow writer is never skipped';
comment on column ledger.actor is 'worker:<uuid>, device:<uuid>, visitor, applicant:<uuid> or system:<job>';
CREATE INDEX ledger_at ON public.ledger USING brin (at) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX ledger_centre ON public.ledger USING btree (centre_id, seq);
CREATE INDEX ledger_subject ON public.ledger USING btree (subject, subject_id, seq);
CREATE INDEX ledger_xid ON public.ledger USING btree (xid);
CREATE TRIGGER ledger_append_only BEFORE DELETE OR UPDATE ON public.ledger FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON public.ledger FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
grant insert, select on table ledger to vikno_app;

create table ledger_digest (
  seq bigint not null,
  digest bytea not null,
  constraint ledger_digest_pkey PRIMARY KEY (seq),
  constraint ledger_digest_digest_check CHECK ((length(digest) = 32))
);
comment on table ledger_digest is 'Digest of each sealed row, so that verification names the row that was changed, removed or inserted';
CREATE TRIGGER ledger_digest_append_only BEFORE DELETE OR UPDATE ON public.ledger_digest FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER ledger_digest_no_truncate BEFORE TRUNCATE ON public.ledger_digest FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
grant insert, select on table ledger_digest to vikno_app;

create table ledger_seal (
  day date not null,
  through_seq bigint not null,
  rows bigint not null,
  digest bytea not null,
  previous_digest bytea,
  sealed_at timestamp with time zone default clock_timestamp() not null,
  constraint ledger_seal_pkey PRIMARY KEY (day),
  constraint ledger_seal_digest_check CHECK ((length(digest) = 32)),
  constraint ledger_seal_rows_check CHECK ((rows >= 0))
);
comment on table ledger_seal is 'Daily seal: digest over the day''s row digests, chained to the seal before';
CREATE TRIGGER ledger_seal_append_only BEFORE DELETE OR UPDATE ON public.ledger_seal FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER ledger_seal_no_truncate BEFORE TRUNCATE ON public.ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
grant insert, select on table ledger_seal to vikno_app;

create table mail_attachment (
  id uuid not null,
  message_id uuid not null,
  "position" smallint not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  file_id uuid,
  refused text,
  constraint mail_attachment_pkey PRIMARY KEY (id),
  constraint mail_attachment_bytes_check CHECK ((bytes >= 0)),
  constraint mail_attachment_check CHECK (((file_id IS NULL) = (refused IS NOT NULL))),
  constraint mail_attachment_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint mail_attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES mail_message(id),
  constraint mail_attachment_message_id_position_key UNIQUE (message_id, "position"),
  constraint mail_attachment_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255))),
  constraint mail_attachment_refused_check CHECK ((refused = ANY (ARRAY['size'::text, 'kind'::text, 'count'::text])))
);
comment on table mail_attachment is 'Files of a letter; what was not kept says why, and stays in the mailbox';
CREATE INDEX mail_attachment_file ON public.mail_attachment USING btree (file_id) WHERE (file_id IS NOT NULL);
grant delete, insert, select on table mail_attachment to vikno_app;

create table mail_message (
  id uuid not null,
  mailbox text not null,
  uid_validity bigint not null,
  uid bigint not null,
  fingerprint bytea not null,
  message_id text default ''::text not null,
  refers_to text[] default '{}'::text[] not null,
  from_address text default ''::text not null,
  answer_to text default ''::text not null,
  from_name text default ''::text not null,
  subject text default ''::text not null,
  body text default ''::text not null,
  cut boolean default false not null,
  automatic text,
  received_at timestamp with time zone not null,
  taken_at timestamp with time zone default clock_timestamp() not null,
  state text not null,
  erased_at timestamp with time zone,
  constraint mail_message_pkey PRIMARY KEY (id),
  constraint mail_message_answer_to_check CHECK ((length(answer_to) <= 320)),
  constraint mail_message_automatic_check CHECK ((automatic = ANY (ARRAY['autoReply'::text, 'bounce'::text, 'bulk'::text, 'own'::text]))),
  constraint mail_message_body_check CHECK ((length(body) <= 100000)),
  constraint mail_message_check CHECK (((erased_at IS NULL) OR ((from_address = ''::text) AND (answer_to = ''::text) AND (from_name = ''::text) AND (subject = ''::text) AND (body = ''::text)))),
  constraint mail_message_fingerprint_check CHECK ((length(fingerprint) = 32)),
  constraint mail_message_from_address_check CHECK ((length(from_address) <= 320)),
  constraint mail_message_from_name_check CHECK ((length(from_name) <= 200)),
  constraint mail_message_mailbox_fingerprint_key UNIQUE (mailbox, fingerprint),
  constraint mail_message_mailbox_fkey FOREIGN KEY (mailbox) REFERENCES mailbox_bookmark(mailbox),
  constraint mail_message_mailbox_uid_validity_uid_key UNIQUE (mailbox, uid_validity, uid),
  constraint mail_message_message_id_check CHECK ((length(message_id) <= 998)),
  constraint mail_message_state_check CHECK ((state = ANY (ARRAY['taken'::text, 'setAside'::text, 'failed'::text]))),
  constraint mail_message_subject_check CHECK ((length(subject) <= 500))
);
comment on table mail_message is 'A letter as it was read: stored in the transaction in which it becomes work, before it is marked as seen on the server';
comment on column mail_message.fingerprint is 'Message-ID with what the letter says: the same letter under another UID is known, another letter with a copied Message-ID is not lost';
comment on column mail_message.refers_to is 'In-Reply-To and References: the letters to which this one belongs';
comment on column mail_message.cut is 'The letter was longer than what is kept here; the whole of it is in the mailbox';
comment on column mail_message.automatic is 'Written by a program (RFC 3834): never answered, never a question by itself';
comment on column mail_message.state is 'taken: became work; setAside: a person decides; failed: could not be taken after several tries';
comment on column mail_message.erased_at is 'Its term has ended: what it said is gone, that it was read stays (BP-9)';
CREATE INDEX mail_message_aside ON public.mail_message USING btree (mailbox, received_at DESC) WHERE (state <> 'taken'::text);
grant insert, select, update on table mail_message to vikno_app;

create table mailbox_bookmark (
  mailbox text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  since date,
  stuck_uid bigint,
  tries smallint default 0 not null,
  read_at timestamp with time zone,
  problem text,
  constraint mailbox_bookmark_pkey PRIMARY KEY (mailbox),
  constraint mailbox_bookmark_last_uid_check CHECK ((last_uid >= 0)),
  constraint mailbox_bookmark_mailbox_check CHECK ((mailbox ~ '^[a-z]+:[a-z][a-z0-9-]{1,39}$'::text))
);
comment on table mailbox_bookmark is 'How far a mailbox has been read (UIDVALIDITY and UID of RFC 3501)';
comment on column mailbox_bookmark.since is 'After the server renumbered its letters: only letters from this day on are looked at again';
comment on column mailbox_bookmark.stuck_uid is 'A letter that could not be taken, with how often that was tried: after the last try it is set aside and the others go on';
comment on column mailbox_bookmark.problem is 'Why the mailbox could not be read the last time; null: it was read';
grant insert, select, update on table mailbox_bookmark to vikno_app;

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default clock_timestamp() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table migration is 'Which migrations have run, and the digest of each: a file that changed afterwards is refused';

create table municipality (
  id uuid not null,
  code text not null,
  name text not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint municipality_pkey PRIMARY KEY (id),
  constraint municipality_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  constraint municipality_code_key UNIQUE (code),
  constraint municipality_name_check CHECK ((btrim(name) <> ''::text))
);
comment on table municipality is 'Громада: the owner of centres, providers and the register of applicants (ORG-1)';
grant insert, select, update on table municipality to vikno_app;

create table notification (
  id uuid not null,
  ticket_id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  kind text not null,
  occasion text default ''::text not null,
  channel text not null,
  subscription_id uuid not null,
  state text default 'due'::text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  parts smallint default 0 not null,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint notification_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'sms'::text]))),
  constraint notification_check CHECK (((state = 'due'::text) = (ended_at IS NULL))),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['near'::text, 'called'::text, 'pauseBegan'::text, 'pauseEnded'::text]))),
  constraint notification_parts_check CHECK ((parts >= 0)),
  constraint notification_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'gone'::text, 'outOfDate'::text, 'overLimit'::text]))),
  constraint notification_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id),
  constraint notification_ticket_id_kind_occasion_subscription_id_key UNIQUE (ticket_id, kind, occasion, subscription_id)
);
comment on table notification is 'What a visitor was told and when, once for an occasion however often it is noticed; neither the text nor the number';
comment on column notification.occasion is 'Which call or which pause: a ticket that came back may be called again; empty for what happens once';
comment on column notification.subscription_id is 'A row of push_subscription or sms_subscription, which may be gone already';
comment on column notification.parts is 'Short messages that one SMS took: what the operator charges for';
CREATE INDEX notification_sms_day ON public.notification USING btree (centre_id, business_date) WHERE (channel = 'sms'::text);
CREATE INDEX notification_ticket ON public.notification USING btree (ticket_id);
grant insert, select, update on table notification to vikno_app;

create table notification_follower (
  alone boolean default true not null,
  horizon xid8 not null,
  constraint notification_follower_pkey PRIMARY KEY (alone),
  constraint notification_follower_alone_check CHECK (alone)
);
comment on table notification_follower is 'Up to which transaction the ledger has been followed; written only when something has happened since';
grant insert, select, update on table notification_follower to vikno_app;

create table notification_settings (
  centre_id uuid not null,
  push boolean default true not null,
  sms boolean default false not null,
  sms_daily_limit integer default 300 not null,
  near_ahead smallint default 3 not null,
  near_minutes smallint default 10 not null,
  constraint notification_settings_pkey PRIMARY KEY (centre_id),
  constraint notification_settings_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint notification_settings_near_ahead_check CHECK (((near_ahead >= 1) AND (near_ahead <= 20))),
  constraint notification_settings_near_minutes_check CHECK (((near_minutes >= 1) AND (near_minutes <= 60))),
  constraint notification_settings_sms_daily_limit_check CHECK (((sms_daily_limit >= 0) AND (sms_daily_limit <= 100000)))
);
comment on table notification_settings is 'Whether and when a centre tells its visitors; one row a centre, made with it';
comment on column notification_settings.sms is 'SMS cost money: off until the head of the centre switches them on';
comment on column notification_settings.near_ahead is 'The turn is near when so many people or fewer are ahead';
comment on column notification_settings.near_minutes is 'The turn is near, too, when the expected waiting is so many minutes or less';
grant insert, select, update on table notification_settings to vikno_app;

create table number_block (
  id uuid not null,
  device_id uuid not null,
  centre_id uuid not null,
  group_id uuid not null,
  business_date date not null,
  prefix text not null,
  first integer not null,
  last integer not null,
  leased_at timestamp with time zone not null,
  constraint number_block_pkey PRIMARY KEY (id),
  constraint number_block_centre_id_business_date_prefix_first_key UNIQUE (centre_id, business_date, prefix, first),
  constraint number_block_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint number_block_check CHECK ((last = (first + 49))),
  constraint number_block_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint number_block_first_check CHECK ((((first >= 5001) AND (first <= 9951)) AND (((first - 5001) % 50) = 0))),
  constraint number_block_group_id_fkey FOREIGN KEY (group_id) REFERENCES service_group(id)
);
comment on table number_block is 'Numbers lent to one kiosk for one day, for the time without a connection';
comment on column number_block.first is 'Blocks lie on a grid of 50 above 5000 and live numbers end at 5000: no number can be given twice';
CREATE INDEX number_block_device ON public.number_block USING btree (device_id, business_date);
grant insert, select on table number_block to vikno_app;

create table offline_report (
  id uuid not null,
  device_id uuid not null,
  centre_id uuid not null,
  prefix text not null,
  number integer not null,
  kind text not null,
  lost boolean not null,
  told jsonb not null,
  reported_at timestamp with time zone not null,
  seen_by text,
  seen_at timestamp with time zone,
  constraint offline_report_pkey PRIMARY KEY (id),
  constraint offline_report_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint offline_report_check CHECK (((seen_by IS NULL) = (seen_at IS NULL))),
  constraint offline_report_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint offline_report_device_id_prefix_number_kind_reported_at_key UNIQUE (device_id, prefix, number, kind, reported_at),
  constraint offline_report_kind_check CHECK ((kind = ANY (ARRAY['anotherDay'::text, 'numberTaken'::text, 'foreignBlock'::text, 'unknownService'::text, 'clock'::text, 'closed'::text, 'answerLost'::text])))
);
comment on table offline_report is 'What could not be reconciled as it was printed: reception looks at each';
comment on column offline_report.lost is 'True: no ticket was made, the visitor has only paper';
comment on column offline_report.told is 'What the kiosk sent, without the name of the visitor';
CREATE INDEX offline_report_open ON public.offline_report USING btree (centre_id, reported_at) WHERE (seen_at IS NULL);
grant insert, select, update on table offline_report to vikno_app;

create table packet_item (
  id uuid not null,
  case_id uuid not null,
  "position" smallint not null,
  card_document text,
  name text not null,
  status text not null,
  form text,
  copies smallint default 1 not null,
  pages smallint,
  own_initiative boolean default false not null,
  note text default ''::text not null,
  returned_at timestamp with time zone,
  file_id uuid,
  constraint packet_item_pkey PRIMARY KEY (id),
  constraint packet_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint packet_item_case_id_position_key UNIQUE (case_id, "position"),
  constraint packet_item_check CHECK ((own_initiative = (card_document IS NULL))),
  constraint packet_item_check1 CHECK (((NOT own_initiative) OR (status = 'given'::text))),
  constraint packet_item_check2 CHECK (((status <> 'given'::text) OR (form IS NOT NULL))),
  constraint packet_item_copies_check CHECK (((copies >= 1) AND (copies <= 99))),
  constraint packet_item_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint packet_item_form_check CHECK ((form = ANY (ARRAY['original'::text, 'copy'::text, 'electronic'::text]))),
  constraint packet_item_name_check CHECK ((btrim(name) <> ''::text)),
  constraint packet_item_pages_check CHECK (((pages >= 1) AND (pages <= 9999))),
  constraint packet_item_status_check CHECK ((status = ANY (ARRAY['given'::text, 'missing'::text, 'notNeeded'::text, 'obtainedByOffice'::text])))
);
comment on table packet_item is 'Documents of the packet against the card (BR-20, BR-22)';
comment on column packet_item.card_document is 'Key of the document on the card; null: given on the applicant''s own initiative (KC-19): such a line can never be «missing»';
grant delete, insert, select, update on table packet_item to vikno_app;

create table person (
  id uuid not null,
  municipality_id uuid not null,
  kind text default 'person'::text not null,
  surname text not null,
  given text default ''::text not null,
  patronymic text,
  birth_date date,
  tax_number text,
  no_tax_number boolean default false not null,
  document_kind text,
  document_number text,
  phone text,
  email text,
  address text default ''::text not null,
  search_key text not null,
  version integer default 1 not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_check CHECK (((kind = 'organisation'::text) OR (btrim(given) <> ''::text))),
  constraint person_check1 CHECK ((NOT (no_tax_number AND (tax_number IS NOT NULL)))),
  constraint person_check2 CHECK (((document_kind IS NULL) = (document_number IS NULL))),
  constraint person_document_kind_check CHECK ((document_kind = ANY (ARRAY['passportBook'::text, 'idCard'::text, 'foreign'::text, 'refugee'::text, 'residence'::text, 'birthCertificate'::text, 'other'::text]))),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  constraint person_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint person_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text)),
  constraint person_surname_check CHECK ((btrim(surname) <> ''::text)),
  constraint person_tax_number_check CHECK ((tax_number ~ '^[0-9]{8}([0-9]{2})?$'::text))
);
comment on table person is 'Applicants and representatives in the register of one municipality (BR-5.1, BP-23)';
comment on column person.municipality_id is 'The municipality whose register it is: no other municipality finds the person (BP-23)';
comment on column person.search_key is 'Folded name for search: lower case, one apostrophe, no doubled spaces';
comment on column person.version is 'Optimistic lock: a stale form changes nothing';
CREATE INDEX person_document ON public.person USING btree (municipality_id, document_number) WHERE (document_number IS NOT NULL);
CREATE INDEX person_phone ON public.person USING btree (municipality_id, phone) WHERE (phone IS NOT NULL);
CREATE INDEX person_search ON public.person USING btree (municipality_id, search_key COLLATE "C", id);
CREATE UNIQUE INDEX person_tax_number ON public.person USING btree (municipality_id, tax_number) WHERE (tax_number IS NOT NULL);
grant insert, select, update on table person to vikno_app;

create table printer (
  device_id uuid not null,
  host text not null,
  port integer default 9100 not null,
  paper_mm smallint default 80 not null,
  state text default 'unknown'::text not null,
  state_since timestamp with time zone default clock_timestamp() not null,
  checked_at timestamp with time zone,
  active boolean default true not null,
  constraint printer_pkey PRIMARY KEY (device_id),
  constraint printer_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint printer_host_check CHECK ((host ~ '^[A-Za-z0-9]([A-Za-z0-9.:-]{0,252})$'::text)),
  constraint printer_paper_mm_check CHECK ((paper_mm = ANY (ARRAY[58, 80]))),
  constraint printer_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint printer_state_check CHECK ((state = ANY (ARRAY['unknown'::text, 'ready'::text, 'paperLow'::text, 'paperOut'::text, 'coverOpen'::text, 'offline'::text, 'silent'::text, 'unreachable'::text])))
);
comment on table printer is 'The ESC/POS printer of a kiosk, reached over TCP';
comment on column printer.state is 'As the printer itself last told: silent = connected without an answer, unreachable = no connection';
grant insert, select, update on table printer to vikno_app;

create table priority_category (
  id uuid not null,
  municipality_id uuid not null,
  code text not null,
  name_uk text not null,
  name_en text not null,
  act text not null,
  proof text default ''::text not null,
  allowance_minutes smallint not null,
  at_kiosk boolean default false not null,
  "position" smallint default 0 not null,
  active boolean default true not null,
  version integer default 1 not null,
  act_checked_on date,
  constraint priority_category_pkey PRIMARY KEY (id),
  constraint priority_category_act_check CHECK ((btrim(act) <> ''::text)),
  constraint priority_category_allowance_minutes_check CHECK (((allowance_minutes >= 1) AND (allowance_minutes <= 480))),
  constraint priority_category_code_check CHECK ((code ~ '^[a-z][a-zA-Z0-9]{1,39}$'::text)),
  constraint priority_category_municipality_id_code_key UNIQUE (municipality_id, code),
  constraint priority_category_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint priority_category_name_en_check CHECK ((btrim(name_en) <> ''::text)),
  constraint priority_category_name_uk_check CHECK ((btrim(name_uk) <> ''::text))
);
comment on table priority_category is 'Lawful grounds to be called earlier, each with the act that grants it; never a private favour (BR-18)';
comment on column priority_category.proof is 'The document that a worker asks to see';
comment on column priority_category.allowance_minutes is 'By how many minutes before its arrival such a ticket ranks';
comment on column priority_category.at_kiosk is 'The visitor may choose it at the kiosk; the desk then checks the proof';
comment on column priority_category.act_checked_on is 'When somebody last compared act and allowance with the law; null: still to be compared, and the public page says so (BR-12)';
CREATE TRIGGER priority_category_kept BEFORE DELETE ON public.priority_category FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table priority_category to vikno_app;

create table provider (
  id uuid not null,
  municipality_id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  address text,
  phones text[] default '{}'::text[] not null,
  email text,
  active boolean default true not null,
  version integer default 1 not null,
  constraint provider_pkey PRIMARY KEY (id),
  constraint provider_kind_check CHECK ((kind = ANY (ARRAY['socialProtection'::text, 'pensionFund'::text, 'youthAndChildren'::text, 'familyServices'::text, 'socialInsurance'::text, 'other'::text]))),
  constraint provider_municipality_id_code_key UNIQUE (municipality_id, code),
  constraint provider_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint provider_name_check CHECK ((btrim(name) <> ''::text)),
  constraint provider_short_name_check CHECK ((btrim(short_name) <> ''::text))
);
comment on table provider is 'Суб''єкт надання послуг (ORG-2)';
grant insert, select, update on table provider to vikno_app;

create table push_subscription (
  id uuid not null,
  visit_id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  locale text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint push_subscription_pkey PRIMARY KEY (id),
  constraint push_subscription_auth_check CHECK ((length(auth) = 22)),
  constraint push_subscription_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint push_subscription_endpoint_check CHECK (((length(endpoint) >= 10) AND (length(endpoint) <= 1000))),
  constraint push_subscription_locale_check CHECK ((locale = ANY (ARRAY['uk'::text, 'en'::text]))),
  constraint push_subscription_p256dh_check CHECK ((length(p256dh) = 87)),
  constraint push_subscription_visit_id_endpoint_key UNIQUE (visit_id, endpoint),
  constraint push_subscription_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id)
);
comment on table push_subscription is 'A browser that wants to hear about a visit; removed at the end of the day or when its push service says it is gone';
CREATE INDEX push_subscription_day ON public.push_subscription USING btree (business_date, centre_id);
grant delete, insert, select, update on table push_subscription to vikno_app;

create table question (
  id uuid not null,
  centre_id uuid not null,
  provider_id uuid,
  number text not null,
  tracking_hash bytea not null,
  tracking_sealed bytea,
  means text not null,
  answer_by text not null,
  kind text default 'question'::text not null,
  topic text default 'other'::text not null,
  subject text not null,
  asker_name text default ''::text not null,
  email text,
  phone text,
  contact text default ''::text not null,
  locale text default 'uk'::text not null,
  state text default 'new'::text not null,
  assignee_id uuid,
  recorded_by uuid,
  received_at timestamp with time zone not null,
  term_from date not null,
  answered_on date,
  closed_at timestamp with time zone,
  erased_at timestamp with time zone,
  version integer default 1 not null,
  extended_to date,
  constraint question_pkey PRIMARY KEY (id),
  constraint question_answer_by_check CHECK ((answer_by = ANY (ARRAY['email'::text, 'telephone'::text, 'site'::text, 'other'::text]))),
  constraint question_asker_name_check CHECK ((length(asker_name) <= 200)),
  constraint question_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES worker(id),
  constraint question_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint question_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint question_check CHECK (((erased_at IS NOT NULL) OR (answer_by <> 'email'::text) OR (email IS NOT NULL))),
  constraint question_check1 CHECK (((erased_at IS NOT NULL) OR (answer_by <> 'telephone'::text) OR (phone IS NOT NULL))),
  constraint question_check2 CHECK (((erased_at IS NOT NULL) OR (answer_by <> 'other'::text) OR (contact <> ''::text))),
  constraint question_check3 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint question_check4 CHECK (((state <> 'inWork'::text) OR (assignee_id IS NOT NULL))),
  constraint question_check5 CHECK (((erased_at IS NULL) OR (state = 'closed'::text))),
  constraint question_check6 CHECK ((extended_to > term_from)),
  constraint question_contact_check CHECK ((length(contact) <= 300)),
  constraint question_email_check CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
  constraint question_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'appeal'::text, 'complaint'::text, 'information'::text]))),
  constraint question_locale_check CHECK ((locale = ANY (ARRAY['uk'::text, 'en'::text]))),
  constraint question_means_check CHECK ((means = ANY (ARRAY['form'::text, 'email'::text, 'telephone'::text, 'other'::text]))),
  constraint question_number_key UNIQUE (number),
  constraint question_phone_check CHECK ((phone ~ '^\+[0-9]{8,15}$'::text)),
  constraint question_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES worker(id),
  constraint question_state_check CHECK ((state = ANY (ARRAY['new'::text, 'inWork'::text, 'waiting'::text, 'answered'::text, 'closed'::text]))),
  constraint question_subject_check CHECK ((length(subject) <= 200)),
  constraint question_topic_check CHECK ((topic = ANY (ARRAY['services'::text, 'documents'::text, 'payments'::text, 'case'::text, 'queue'::text, 'hours'::text, 'worker'::text, 'other'::text]))),
  constraint question_tracking_hash_check CHECK ((length(tracking_hash) = 32))
);
comment on table question is 'A question from receipt to answer; its words are in question_message';
comment on column question.tracking_sealed is 'The code under the installation''s key, kept only until the receipt with it has left';
comment on column question.means is 'How it came; answer_by: how the answer goes, the same means where the asker left an address for it (BR-13)';
comment on column question.kind is 'Decides the term and the law behind it; a complaint is answered by a head (KC-15)';
comment on column question.term_from is 'The day from which the present term counts: of receipt, or of the words with which an answered question came back';
comment on column question.erased_at is 'The term of keeping has ended: who asked and what was said are gone, the figures stay (BP-9)';
comment on column question.extended_to is 'The day set by the head when the term of the law was too short, within the most that the law allows; null: the term of the law';
CREATE INDEX question_assignee ON public.question USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX question_list ON public.question USING btree (centre_id, received_at DESC, id DESC);
CREATE INDEX question_open ON public.question USING btree (centre_id, term_from, id) WHERE (state <> 'closed'::text);
CREATE INDEX question_provider ON public.question USING btree (centre_id, provider_id);
CREATE INDEX question_recorded ON public.question USING btree (recorded_by) WHERE (recorded_by IS NOT NULL);
CREATE INDEX question_to_erase ON public.question USING btree (closed_at) WHERE ((closed_at IS NOT NULL) AND (erased_at IS NULL));
grant insert, select, update on table question to vikno_app;

create table question_counter (
  centre_id uuid not null,
  year smallint not null,
  last_number integer not null,
  constraint question_counter_pkey PRIMARY KEY (centre_id, year),
  constraint question_counter_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint question_counter_last_number_check CHECK ((last_number > 0))
);
comment on table question_counter is 'Numbers of questions by centre and year, without gaps';
grant insert, select, update on table question_counter to vikno_app;

create table question_file (
  id uuid not null,
  message_id uuid not null,
  "position" smallint not null,
  file_id uuid not null,
  constraint question_file_pkey PRIMARY KEY (id),
  constraint question_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint question_file_message_id_fkey FOREIGN KEY (message_id) REFERENCES question_message(id),
  constraint question_file_message_id_position_key UNIQUE (message_id, "position")
);
comment on table question_file is 'Files that came with the form of the site or with a record by staff; files of letters are in mail_attachment';
CREATE INDEX question_file_stored ON public.question_file USING btree (file_id);
grant delete, insert, select on table question_file to vikno_app;

create table question_message (
  id uuid not null,
  question_id uuid not null,
  kind text not null,
  text text default ''::text not null,
  at timestamp with time zone not null,
  worker_id uuid,
  mail_id uuid,
  message_id text,
  delivery text default 'none'::text not null,
  tries smallint default 0 not null,
  spoken_at timestamp with time zone,
  spoken_with text default ''::text not null,
  extended_to date,
  constraint question_message_pkey PRIMARY KEY (id),
  constraint question_message_check CHECK (((delivery = 'none'::text) = (message_id IS NULL))),
  constraint question_message_check1 CHECK (((kind <> ALL (ARRAY['clarification'::text, 'answer'::text, 'call'::text])) OR (worker_id IS NOT NULL))),
  constraint question_message_check2 CHECK (((kind = 'extension'::text) = (extended_to IS NOT NULL))),
  constraint question_message_check3 CHECK (((kind <> 'extension'::text) OR (worker_id IS NOT NULL))),
  constraint question_message_delivery_check CHECK ((delivery = ANY (ARRAY['none'::text, 'queued'::text, 'sent'::text, 'failed'::text, 'bounced'::text]))),
  constraint question_message_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'addition'::text, 'clarification'::text, 'answer'::text, 'forward'::text, 'call'::text, 'closing'::text, 'extension'::text]))),
  constraint question_message_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail_message(id),
  constraint question_message_message_id_check CHECK ((length(message_id) <= 998)),
  constraint question_message_message_id_key UNIQUE (message_id),
  constraint question_message_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id),
  constraint question_message_spoken_with_check CHECK ((length(spoken_with) <= 200)),
  constraint question_message_text_check CHECK ((length(text) <= 100000)),
  constraint question_message_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table question_message is 'All that was said about a question, in order: by the asker, by workers, by the program';
comment on column question_message.message_id is 'Message-ID of the letter that carries it, by which a reply finds the question';
comment on column question_message.spoken_at is 'When the asker was called, and whom the worker spoke with (an answer by telephone)';
comment on column question_message.extended_to is 'Of a notice that the term is longer: the day it names';
CREATE INDEX question_message_mail ON public.question_message USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX question_message_question ON public.question_message USING btree (question_id, at);
CREATE INDEX question_message_worker ON public.question_message USING btree (worker_id) WHERE (worker_id IS NOT NULL);
grant insert, select, update on table question_message to vikno_app;

create table question_message_service (
  message_id uuid not null,
  service_id uuid not null,
  constraint question_message_service_pkey PRIMARY KEY (message_id, service_id),
  constraint question_message_service_message_id_fkey FOREIGN KEY (message_id) REFERENCES question_message(id),
  constraint question_message_service_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id)
);
comment on table question_message_service is 'Services whose cards an answer names';
CREATE INDEX question_message_service_service ON public.question_message_service USING btree (service_id);
grant insert, select on table question_message_service to vikno_app;

create table question_receipt (
  question_id uuid not null,
  message_id text not null,
  sent_at timestamp with time zone,
  constraint question_receipt_pkey PRIMARY KEY (question_id),
  constraint question_receipt_message_id_key UNIQUE (message_id),
  constraint question_receipt_question_id_fkey FOREIGN KEY (question_id) REFERENCES question(id)
);
comment on table question_receipt is 'The letter with number and code that the asker gets at once; a reply to it belongs to the question';
grant insert, select, update on table question_receipt to vikno_app;

create table question_template (
  id uuid not null,
  centre_id uuid not null,
  title text not null,
  text text not null,
  active boolean default true not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  version integer default 1 not null,
  constraint question_template_pkey PRIMARY KEY (id),
  constraint question_template_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint question_template_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES worker(id),
  constraint question_template_text_check CHECK (((btrim(text) <> ''::text) AND (length(text) <= 10000))),
  constraint question_template_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 120)))
);
comment on table question_template is 'Answers that a centre gives often; a worker reads and completes one before it leaves';
CREATE UNIQUE INDEX question_template_title ON public.question_template USING btree (centre_id, lower(title)) WHERE active;
CREATE INDEX question_template_worker ON public.question_template USING btree (changed_by);
grant insert, select, update on table question_template to vikno_app;

create table question_template_service (
  template_id uuid not null,
  service_id uuid not null,
  constraint question_template_service_pkey PRIMARY KEY (template_id, service_id),
  constraint question_template_service_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint question_template_service_template_id_fkey FOREIGN KEY (template_id) REFERENCES question_template(id)
);
comment on table question_template_service is 'Services whose cards an answer made from the template names';
CREATE INDEX question_template_service_service ON public.question_template_service USING btree (service_id);
grant delete, insert, select on table question_template_service to vikno_app;

create table queue_settings (
  centre_id uuid not null,
  paused_since timestamp with time zone,
  grace_until timestamp with time zone,
  priority_run smallint default 2 not null,
  return_grace_minutes smallint default 20 not null,
  recall_cool_down_seconds smallint default 15 not null,
  most_calls smallint default 4 not null,
  last_entry_minutes smallint default 0 not null,
  version integer default 1 not null,
  shelter_note text default ''::text not null,
  shelter_note_en text default ''::text not null,
  constraint queue_settings_pkey PRIMARY KEY (centre_id),
  constraint queue_settings_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint queue_settings_last_entry_minutes_check CHECK (((last_entry_minutes >= 0) AND (last_entry_minutes <= 240))),
  constraint queue_settings_most_calls_check CHECK (((most_calls >= 1) AND (most_calls <= 10))),
  constraint queue_settings_priority_run_check CHECK (((priority_run >= 1) AND (priority_run <= 20))),
  constraint queue_settings_recall_cool_down_seconds_check CHECK (((recall_cool_down_seconds >= 5) AND (recall_cool_down_seconds <= 120))),
  constraint queue_settings_return_grace_minutes_check CHECK (((return_grace_minutes >= 1) AND (return_grace_minutes <= 240))),
  constraint queue_settings_shelter_note_check CHECK ((length(shelter_note) <= 300)),
  constraint queue_settings_shelter_note_en_check CHECK ((length(shelter_note_en) <= 300))
);
comment on table queue_settings is 'How the queue of one centre works; one row a centre, made with it';
comment on column queue_settings.paused_since is 'Since when the centre stands still (air raid, power cut); null while it works';
comment on column queue_settings.grace_until is 'After a pause visitors need time to come back: until then a missed call costs nothing';
comment on column queue_settings.priority_run is 'After so many calls in a row that a category moved forward, a desk calls the earliest arrival: nobody starves';
comment on column queue_settings.last_entry_minutes is 'Kiosks give no tickets in the last minutes of reception';
comment on column queue_settings.shelter_note is 'Where to go in an air raid: shown on boards, kiosks and phones while the centre stands still';
grant insert, select, update on table queue_settings to vikno_app;

create table recovery_code (
  worker_id uuid not null,
  code_hash bytea not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (worker_id, code_hash),
  constraint recovery_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint recovery_code_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table recovery_code is 'One-time codes for a worker without the telephone that makes the codes; kept hashed, shown once';
grant delete, insert, select, update on table recovery_code to vikno_app;

create table role_grant (
  id uuid not null,
  worker_id uuid not null,
  role text not null,
  municipality_id uuid,
  centre_id uuid,
  provider_id uuid,
  eoffice_number smallint,
  valid_from date default CURRENT_DATE not null,
  ended_on date,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint role_grant_check CHECK (((role <> ALL (ARRAY['reception'::text, 'centreHead'::text])) OR (centre_id IS NOT NULL))),
  constraint role_grant_check1 CHECK (((role <> ALL (ARRAY['frontOffice'::text, 'backOffice'::text, 'providerHead'::text])) OR ((centre_id IS NOT NULL) AND (provider_id IS NOT NULL)))),
  constraint role_grant_check2 CHECK (((role <> 'coordinator'::text) OR (municipality_id IS NOT NULL))),
  constraint role_grant_check3 CHECK (((role <> 'eofficeOperator'::text) OR (eoffice_number IS NOT NULL))),
  constraint role_grant_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint role_grant_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['reception'::text, 'frontOffice'::text, 'backOffice'::text, 'providerHead'::text, 'centreHead'::text, 'coordinator'::text, 'eofficeOperator'::text, 'headEoffice'::text, 'auditor'::text, 'administrator'::text]))),
  constraint role_grant_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table role_grant is 'A worker may hold several roles in several centres and chooses one to work in';
CREATE INDEX role_grant_centre ON public.role_grant USING btree (centre_id) WHERE (ended_on IS NULL);
CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (worker_id, role, COALESCE(centre_id, municipality_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(provider_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE((eoffice_number)::integer, 0)) WHERE (ended_on IS NULL);
CREATE INDEX role_grant_provider ON public.role_grant USING btree (provider_id) WHERE (ended_on IS NULL);
CREATE INDEX role_grant_worker ON public.role_grant USING btree (worker_id);
grant insert, select, update on table role_grant to vikno_app;

create table schedule_exception (
  id uuid not null,
  centre_id uuid not null,
  provider_id uuid,
  date date not null,
  opens time without time zone,
  closes time without time zone,
  reason text not null,
  constraint schedule_exception_pkey PRIMARY KEY (id),
  constraint schedule_exception_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint schedule_exception_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint schedule_exception_check CHECK (((opens IS NULL) = (closes IS NULL))),
  constraint schedule_exception_check1 CHECK (((opens IS NULL) OR (opens < closes))),
  constraint schedule_exception_no_overlap EXCLUDE USING gist (centre_id WITH =, COALESCE(provider_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, date WITH =, timerange(COALESCE(opens, '00:00:00'::time without time zone), COALESCE(closes, '24:00:00'::time without time zone)) WITH &&),
  constraint schedule_exception_reason_check CHECK ((btrim(reason) <> ''::text))
);
comment on table schedule_exception is 'A day on which a centre or a provider is closed or has other hours (ORG-3)';
comment on column schedule_exception.opens is 'Null: closed that day';
comment on constraint schedule_exception_no_overlap on schedule_exception is 'A day closed by an exception has no hours beside it';
CREATE UNIQUE INDEX schedule_exception_once ON public.schedule_exception USING btree (centre_id, COALESCE(provider_id, '00000000-0000-0000-0000-000000000000'::uuid), date, COALESCE(opens, '00:00:00'::time without time zone));
grant delete, insert, select, update on table schedule_exception to vikno_app;

create table schedule_rule (
  id uuid not null,
  centre_id uuid not null,
  provider_id uuid,
  weekday smallint not null,
  opens time without time zone not null,
  closes time without time zone not null,
  valid_from date not null,
  valid_to date,
  constraint schedule_rule_pkey PRIMARY KEY (id),
  constraint schedule_rule_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint schedule_rule_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint schedule_rule_check CHECK ((opens < closes)),
  constraint schedule_rule_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint schedule_rule_no_overlap EXCLUDE USING gist (centre_id WITH =, COALESCE(provider_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, weekday WITH =, timerange(opens, closes) WITH &&, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint schedule_rule_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
comment on table schedule_rule is 'Weekly reception hours of a centre or of a provider in it, with dates (ORG-3, BR-4)';
comment on column schedule_rule.provider_id is 'Null: hours of the centre itself; a provider without own rules follows the centre (BR-4)';
comment on constraint schedule_rule_no_overlap on schedule_rule is 'One answer to «is it open now», whoever edits at the same time';
CREATE INDEX schedule_rule_centre ON public.schedule_rule USING btree (centre_id, provider_id);
grant delete, insert, select, update on table schedule_rule to vikno_app;

create table service (
  id uuid not null,
  list_id uuid not null,
  centre_id uuid not null,
  provider_id uuid not null,
  group_id uuid not null,
  list_number integer not null,
  slug text not null,
  name text not null,
  plain_name_uk text not null,
  plain_name_en text not null,
  guide_id text,
  synonyms text[] default '{}'::text[] not null,
  average_minutes smallint default 15 not null,
  active boolean default true not null,
  version integer default 1 not null,
  express boolean default false not null,
  owner_id uuid,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_average_minutes_check CHECK (((average_minutes >= 1) AND (average_minutes <= 480))),
  constraint service_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint service_centre_id_provider_id_fkey FOREIGN KEY (centre_id, provider_id) REFERENCES centre_provider(centre_id, provider_id),
  constraint service_centre_id_slug_key UNIQUE (centre_id, slug),
  constraint service_group_id_fkey FOREIGN KEY (group_id) REFERENCES service_group(id),
  constraint service_list_id_fkey FOREIGN KEY (list_id) REFERENCES service_list(id),
  constraint service_list_id_list_number_key UNIQUE (list_id, list_number),
  constraint service_list_number_check CHECK ((list_number > 0)),
  constraint service_name_check CHECK ((btrim(name) <> ''::text)),
  constraint service_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES worker(id),
  constraint service_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id),
  constraint service_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
comment on table service is 'A service of the approved list of a centre (BL, KC-9)';
comment on column service.name is 'Official name, kept letter by letter';
comment on column service.plain_name_uk is 'Short name in plain words for kiosk, board and search';
comment on column service.version is 'Grows with each change; a form sends the one that it showed';
comment on column service.express is 'A matter of a few minutes: an express desk may take it';
comment on column service.owner_id is 'Worker who keeps the card true, shown to the public by post; null: the head of the provider (BR-12)';
CREATE INDEX service_centre ON public.service USING btree (centre_id, group_id) WHERE active;
CREATE INDEX service_owner ON public.service USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX service_provider ON public.service USING btree (provider_id) WHERE active;
grant insert, select, update on table service to vikno_app;

create table service_competence (
  service_id uuid not null,
  valid_from date not null,
  route text not null,
  decided_by text not null,
  act text default ''::text not null,
  constraint service_competence_pkey PRIMARY KEY (service_id, valid_from),
  constraint service_competence_decided_by_check CHECK ((btrim(decided_by) <> ''::text)),
  constraint service_competence_route_check CHECK ((route = ANY (ARRAY['decideHere'::text, 'acceptAndPassOn'::text, 'redirect'::text]))),
  constraint service_competence_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id)
);
comment on table service_competence is 'Who decides, by date: since 01.07.2025 the Pension Fund decides about forty benefits while the centre takes the application';
grant insert, select, update on table service_competence to vikno_app;

create table service_group (
  id uuid not null,
  centre_id uuid not null,
  code text not null,
  prefix text not null,
  name_uk text not null,
  name_en text not null,
  "position" smallint default 0 not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint service_group_pkey PRIMARY KEY (id),
  constraint service_group_centre_id_code_key UNIQUE (centre_id, code),
  constraint service_group_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint service_group_centre_id_prefix_key UNIQUE (centre_id, prefix),
  constraint service_group_prefix_check CHECK ((prefix ~ '^[А-ЩЮЯЄІЇҐ]$'::text))
);
comment on table service_group is 'What the kiosk shows first; its letter opens the ticket number';
comment on column service_group.version is 'Grows with each change; a form sends the one that it showed';
grant insert, select, update on table service_group to vikno_app;

create table service_list (
  id uuid not null,
  centre_id uuid not null,
  body text not null,
  number text not null,
  decided_on date not null,
  version integer default 1 not null,
  constraint service_list_pkey PRIMARY KEY (id),
  constraint service_list_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint service_list_centre_id_number_decided_on_key UNIQUE (centre_id, number, decided_on),
  constraint service_list_version_check CHECK ((version >= 1))
);
comment on table service_list is 'The decision that approves the list of services of a centre (KC-9, BP-10)';
comment on column service_list.version is 'Grows with each correction; a form made from an older one is refused';
grant insert, select, update on table service_list to vikno_app;

create table service_topic (
  id uuid not null,
  municipality_id uuid not null,
  kind text not null,
  name_uk text not null,
  name_en text not null,
  "position" smallint default 0 not null,
  active boolean default true not null,
  version integer default 1 not null,
  constraint service_topic_pkey PRIMARY KEY (id),
  constraint service_topic_kind_check CHECK ((kind = ANY (ARRAY['situation'::text, 'category'::text]))),
  constraint service_topic_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint service_topic_municipality_id_kind_name_uk_key UNIQUE (municipality_id, kind, name_uk),
  constraint service_topic_name_en_check CHECK ((btrim(name_en) <> ''::text)),
  constraint service_topic_name_uk_check CHECK ((btrim(name_uk) <> ''::text)),
  constraint service_topic_position_check CHECK ((("position" >= 0) AND ("position" <= 999))),
  constraint service_topic_version_check CHECK ((version >= 1))
);
comment on table service_topic is 'Life situations (birth of a child, displacement …) and categories of people, by which a visitor finds services';
grant insert, select, update on table service_topic to vikno_app;

create table service_topic_link (
  service_id uuid not null,
  topic_id uuid not null,
  constraint service_topic_link_pkey PRIMARY KEY (service_id, topic_id),
  constraint service_topic_link_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint service_topic_link_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES service_topic(id)
);
comment on table service_topic_link is 'Which services belong to a life situation or a category';
CREATE INDEX service_topic_link_topic ON public.service_topic_link USING btree (topic_id);
grant delete, insert, select on table service_topic_link to vikno_app;

create table session (
  id uuid not null,
  token_hash bytea not null,
  worker_id uuid not null,
  grant_id uuid,
  created_at timestamp with time zone default clock_timestamp() not null,
  last_seen_at timestamp with time zone default clock_timestamp() not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  user_agent text default ''::text not null,
  address text default ''::text not null,
  second_factor boolean default false not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES role_grant(id),
  constraint session_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table session is 'Signed-in browsers of workers: listed to their owner and ended one by one';
comment on column session.grant_id is 'The role and place chosen for this session; null until the worker has chosen';
CREATE INDEX session_over ON public.session USING btree (COALESCE(ended_at, expires_at));
CREATE INDEX session_worker ON public.session USING btree (worker_id) WHERE (ended_at IS NULL);
grant delete, insert, select, update on table session to vikno_app;

create table setup_code (
  only_one boolean default true not null,
  code_hash bytea not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  used_at timestamp with time zone,
  constraint setup_code_pkey PRIMARY KEY (only_one),
  constraint setup_code_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint setup_code_only_one_check CHECK (only_one)
);
comment on table setup_code is 'Code printed at the start of an empty installation; whoever reads the console may make the first administrator, once';
grant insert, select, update on table setup_code to vikno_app;

create table sign_in_throttle (
  scope text not null,
  failures integer default 0 not null,
  since timestamp with time zone default clock_timestamp() not null,
  blocked_until timestamp with time zone,
  constraint sign_in_throttle_pkey PRIMARY KEY (scope)
);
comment on table sign_in_throttle is 'Failures are counted for (login, network address) and for the address, never for the login alone: a stranger cannot lock out a colleague';
CREATE INDEX sign_in_throttle_age ON public.sign_in_throttle USING btree (since);
grant delete, insert, select, update on table sign_in_throttle to vikno_app;

create table site_item (
  id uuid not null,
  centre_id uuid not null,
  kind text not null,
  slug text not null,
  draft integer default 1 not null,
  "position" smallint default 0 not null,
  owner text not null,
  checked_on date not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  archived_at timestamp with time zone,
  constraint site_item_pkey PRIMARY KEY (id),
  constraint site_item_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint site_item_centre_id_kind_slug_key UNIQUE (centre_id, kind, slug),
  constraint site_item_draft_check CHECK ((draft >= 1)),
  constraint site_item_id_kind_key UNIQUE (id, kind),
  constraint site_item_kind_check CHECK ((kind = ANY (ARRAY['page'::text, 'news'::text, 'document'::text]))),
  constraint site_item_owner_check CHECK (((btrim(owner) <> ''::text) AND (length(owner) <= 200))),
  constraint site_item_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80)))
);
comment on table site_item is 'A page, a piece of news or an official document of a centre; its texts are in site_version';
comment on column site_item.draft is 'Number of the newest version: what an editor goes on with; a save that names another one is stale';
comment on column site_item.owner is 'Who answers for it being true (BR-12)';
comment on column site_item.checked_on is 'When somebody last read it and found it true (BR-12)';
comment on column site_item.archived_at is 'Put away: not shown and not edited, its history stays';
CREATE INDEX site_item_centre ON public.site_item USING btree (centre_id, kind) WHERE (archived_at IS NULL);
grant insert, select, update on table site_item to vikno_app;

create table site_picture (
  id uuid not null,
  centre_id uuid not null,
  number integer not null,
  file_id uuid not null,
  width smallint not null,
  height smallint not null,
  alt_uk text not null,
  alt_en text default ''::text not null,
  removed_at timestamp with time zone,
  version integer default 1 not null,
  added_at timestamp with time zone not null,
  constraint site_picture_pkey PRIMARY KEY (id),
  constraint site_picture_alt_en_check CHECK ((length(alt_en) <= 300)),
  constraint site_picture_alt_uk_check CHECK (((btrim(alt_uk) <> ''::text) AND (length(alt_uk) <= 300))),
  constraint site_picture_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint site_picture_centre_id_number_key UNIQUE (centre_id, number),
  constraint site_picture_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint site_picture_height_check CHECK (((height >= 1) AND (height <= 4000))),
  constraint site_picture_number_check CHECK ((number >= 1)),
  constraint site_picture_width_check CHECK (((width >= 1) AND (width <= 4000)))
);
comment on table site_picture is 'Pictures that pages of a centre show by number; drawn anew on arrival, so that nothing hidden in the upload is kept';
comment on column site_picture.alt_uk is 'What the picture tells, for those who do not see it; obligatory (BR-9)';
CREATE INDEX site_picture_file ON public.site_picture USING btree (file_id);
grant insert, select, update on table site_picture to vikno_app;

create table site_publication (
  id uuid not null,
  item_id uuid not null,
  number integer,
  shown_from timestamp with time zone not null,
  shown_to timestamp with time zone,
  cancelled_at timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint site_publication_pkey PRIMARY KEY (id),
  constraint site_publication_check CHECK (((shown_to IS NULL) OR ((number IS NOT NULL) AND (shown_to > shown_from)))),
  constraint site_publication_item_id_fkey FOREIGN KEY (item_id) REFERENCES site_item(id),
  constraint site_publication_item_id_number_fkey FOREIGN KEY (item_id, number) REFERENCES site_version(item_id, number)
);
comment on table site_publication is 'Which version is shown from when to when; the newest one that has begun holds, so that a planned version waits behind the shown one';
comment on column site_publication.number is 'Null: taken off the site from that moment';
comment on column site_publication.cancelled_at is 'Called off before its time came';
CREATE INDEX site_publication_item ON public.site_publication USING btree (item_id, shown_from DESC, made_at DESC) WHERE (cancelled_at IS NULL);
CREATE INDEX site_publication_version ON public.site_publication USING btree (item_id, number);
grant insert, select, update on table site_publication to vikno_app;

create table site_version (
  item_id uuid not null,
  number integer not null,
  kind text not null,
  title_uk text not null,
  title_en text default ''::text not null,
  summary_uk text default ''::text not null,
  summary_en text default ''::text not null,
  body_uk text default ''::text not null,
  body_en text default ''::text not null,
  document_kind text,
  document_number text,
  document_date date,
  approved_by text,
  file_id uuid,
  restored_from integer,
  written_by text not null,
  written_at timestamp with time zone not null,
  constraint site_version_pkey PRIMARY KEY (item_id, number),
  constraint site_version_approved_by_check CHECK ((length(approved_by) <= 300)),
  constraint site_version_body_en_check CHECK ((length(body_en) <= 60000)),
  constraint site_version_body_uk_check CHECK ((length(body_uk) <= 60000)),
  constraint site_version_check CHECK (((kind = 'document'::text) = (document_kind IS NOT NULL))),
  constraint site_version_check1 CHECK (((kind <> 'document'::text) OR ((document_date IS NOT NULL) AND (btrim(COALESCE(approved_by, ''::text)) <> ''::text)))),
  constraint site_version_check2 CHECK (((kind = 'document'::text) OR ((file_id IS NULL) AND (document_number IS NULL) AND (document_date IS NULL) AND (approved_by IS NULL)))),
  constraint site_version_document_kind_check CHECK ((document_kind = ANY (ARRAY['statute'::text, 'regulations'::text, 'decision'::text, 'procedure'::text, 'other'::text]))),
  constraint site_version_document_number_check CHECK ((length(document_number) <= 60)),
  constraint site_version_file_id_fkey FOREIGN KEY (file_id) REFERENCES stored_file(id),
  constraint site_version_item_id_kind_fkey FOREIGN KEY (item_id, kind) REFERENCES site_item(id, kind),
  constraint site_version_number_check CHECK ((number >= 1)),
  constraint site_version_summary_en_check CHECK ((length(summary_en) <= 500)),
  constraint site_version_summary_uk_check CHECK ((length(summary_uk) <= 500)),
  constraint site_version_title_en_check CHECK ((length(title_en) <= 200)),
  constraint site_version_title_uk_check CHECK (((btrim(title_uk) <> ''::text) AND (length(title_uk) <= 200)))
);
comment on table site_version is 'What an item said, version by version; written once, never changed';
comment on column site_version.body_uk is 'Markdown of a few kinds of blocks; HTML in it is shown as text';
comment on column site_version.document_kind is 'Положення, Регламент and others (BR-6)';
comment on column site_version.file_id is 'The paper itself, PDF or DOCX, beside its text';
comment on column site_version.restored_from is 'Number of the older version that was brought back';
comment on column site_version.written_by is 'Actor, as in the ledger';
CREATE INDEX site_version_file ON public.site_version USING btree (file_id) WHERE (file_id IS NOT NULL);
grant insert, select on table site_version to vikno_app;

create table site_way (
  centre_id uuid not null,
  plan jsonb not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  constraint site_way_pkey PRIMARY KEY (centre_id),
  constraint site_way_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id)
);
comment on table site_way is 'How to get to a centre: streets, stops, entrance and what helps people with disabilities; drawn and told from the same facts';
grant insert, select, update on table site_way to vikno_app;

create table sms_subscription (
  id uuid not null,
  visit_id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  locale text not null,
  phone text not null,
  consent_text text not null,
  consented_at timestamp with time zone not null,
  constraint sms_subscription_pkey PRIMARY KEY (id),
  constraint sms_subscription_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint sms_subscription_consent_text_check CHECK ((btrim(consent_text) <> ''::text)),
  constraint sms_subscription_locale_check CHECK ((locale = ANY (ARRAY['uk'::text, 'en'::text]))),
  constraint sms_subscription_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{7,14}$'::text)),
  constraint sms_subscription_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id),
  constraint sms_subscription_visit_id_key UNIQUE (visit_id)
);
comment on table sms_subscription is 'A number given for one visit alone, with the words agreed to; removed at the end of the day (BP-9, BR-21)';
CREATE INDEX sms_subscription_day ON public.sms_subscription USING btree (business_date, centre_id);
grant delete, insert, select, update on table sms_subscription to vikno_app;

create table statistics_day (
  centre_id uuid not null,
  business_date date not null,
  built_at timestamp with time zone not null,
  estimates integer default 0 not null,
  estimates_met integer default 0 not null,
  called_earlier integer default 0 not null,
  called_later integer default 0 not null,
  error_s bigint default 0 not null,
  average_error_s bigint default 0 not null,
  last_scored integer default 0 not null,
  last_error_s bigint default 0 not null,
  last_own_error_s bigint default 0 not null,
  constraint statistics_day_pkey PRIMARY KEY (centre_id, business_date),
  constraint statistics_day_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id)
);
comment on table statistics_day is 'A day that is built in statistics_part, and how the estimates of its waiting came true (design 3.8)';
comment on column statistics_day.estimates is 'Tickets whose visitors were told a range and were then called';
comment on column statistics_day.estimates_met is 'Of them called within the range that was told';
comment on column statistics_day.error_s is 'Sum of the distances between the middle of the range and the waiting that came true, seconds';
comment on column statistics_day.average_error_s is 'The same of the first baseline: people ahead × average service ÷ desks';
comment on column statistics_day.last_error_s is 'The same of the second baseline, the waiting of the last who entered service, over the `last_scored` tickets that had one';
comment on column statistics_day.last_own_error_s is 'Our own distances over exactly those tickets, so that the two are comparable';
grant insert, select, update on table statistics_day to vikno_app;

create table statistics_part (
  centre_id uuid not null,
  provider_id uuid,
  dimension text not null,
  business_date date not null,
  key text not null,
  tickets integer not null,
  left_unserved integer not null,
  not_called integer not null,
  calls integer not null,
  no_shows integer not null,
  first_calls integer not null,
  in_standard integer not null,
  waited_s bigint not null,
  waited_buckets integer[] not null,
  services integer not null,
  walked_s bigint not null,
  served_s bigint not null,
  served_buckets integer[] not null,
  transfers integer not null,
  holds integer not null,
  returned_holds integer not null,
  held_s bigint not null,
  constraint statistics_part_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint statistics_part_centre_id_provider_id_dimension_business_da_key UNIQUE NULLS NOT DISTINCT (centre_id, provider_id, dimension, business_date, key),
  constraint statistics_part_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'hour'::text, 'group'::text, 'service'::text, 'desk'::text, 'provider'::text]))),
  constraint statistics_part_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES provider(id)
);
comment on table statistics_part is 'Sums of one day, seen from one side (hour, group, service, desk, provider), rebuilt from tickets and desk episodes; no person and no worker in it (KS-stats). A year of one side is a few thousand rows';
comment on column statistics_part.provider_id is 'Null: the whole centre; else only what belongs to this provider: its desks, and tickets of its services';
comment on column statistics_part.key is 'Of the side: «09» for an hour in Kyiv, the identifier for the others, empty for `all` and for what has none';
comment on column statistics_part.tickets is 'Tickets taken (in the hour of taking)';
comment on column statistics_part.left_unserved is 'Tickets whose owners gave up the place before any service';
comment on column statistics_part.not_called is 'Tickets that no desk had called when the day was built';
comment on column statistics_part.calls is 'Stays at a desk, from a call to its end (in the hour of the call); calls broken off by a pause of the centre are none';
comment on column statistics_part.first_calls is 'Of them the first of a ticket: these carry the waiting';
comment on column statistics_part.in_standard is 'First calls within the standard of the centre as it was when the day was built';
comment on column statistics_part.waited_s is 'Waiting until the first call, seconds, pauses of the centre left out';
comment on column statistics_part.waited_buckets is 'How many of them fall in each step of the scale of `rules/histogram.ts`: medians and tenths are read from it';
comment on column statistics_part.services is 'Stays in which service began';
comment on column statistics_part.walked_s is 'From call to beginning, seconds, of the stays in which service began';
comment on column statistics_part.served_s is 'Service, seconds';
comment on column statistics_part.holds is 'Stays that ended with the ticket put aside';
comment on column statistics_part.held_s is 'Seconds between putting aside and the next call, of the `returned_holds` that came back, counted where it was called again';
grant delete, insert, select on table statistics_part to vikno_app;

create table stored_file (
  id uuid not null,
  sha256 bytea not null,
  bytes bigint not null,
  media_type text not null,
  name text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint stored_file_pkey PRIMARY KEY (id),
  constraint stored_file_bytes_check CHECK ((bytes >= 0)),
  constraint stored_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255))),
  constraint stored_file_sha256_check CHECK ((length(sha256) = 32))
);
comment on table stored_file is 'Files by content digest; the bytes are in the file store, never in the database';
CREATE INDEX stored_file_sha ON public.stored_file USING btree (sha256);
grant delete, insert, select on table stored_file to vikno_app;

create table survey (
  id uuid not null,
  municipality_id uuid not null,
  title text not null,
  lead text default ''::text not null,
  opens_on date not null,
  closes_on date not null,
  questions jsonb default '[]'::jsonb not null,
  state text default 'draft'::text not null,
  copied_from uuid,
  created_by uuid,
  created_at timestamp with time zone default clock_timestamp() not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  translation jsonb default '[]'::jsonb not null,
  constraint survey_pkey PRIMARY KEY (id),
  constraint survey_check CHECK ((closes_on >= opens_on)),
  constraint survey_check1 CHECK (((state = 'draft'::text) = (opened_at IS NULL))),
  constraint survey_check2 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint survey_check3 CHECK (((state = 'draft'::text) OR (jsonb_array_length(questions) > 0))),
  constraint survey_copied_from_fkey FOREIGN KEY (copied_from) REFERENCES survey(id),
  constraint survey_created_by_fkey FOREIGN KEY (created_by) REFERENCES worker(id),
  constraint survey_lead_check CHECK ((length(lead) <= 2000)),
  constraint survey_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES municipality(id),
  constraint survey_questions_check CHECK ((jsonb_typeof(questions) = 'array'::text)),
  constraint survey_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  constraint survey_title_check CHECK (((btrim(title) <> ''::text) AND (length(title) <= 200))),
  constraint survey_translation_check CHECK ((jsonb_typeof(translation) = 'array'::text)),
  constraint survey_version_check CHECK ((version >= 1))
);
comment on table survey is 'A survey: questions of one choice, several, a number or free words; what was asked stands still once it is open';
comment on column survey.questions is 'Questions in their order, each with a key that its answers name';
comment on column survey.copied_from is 'The survey of which this one is a new version';
comment on column survey.translation is 'English of the words of the survey: [{at, uk, en}]; a piece holds for its very Ukrainian text, so that it cannot drift from it';
CREATE INDEX survey_copied ON public.survey USING btree (copied_from) WHERE (copied_from IS NOT NULL);
CREATE INDEX survey_list ON public.survey USING btree (municipality_id, created_at DESC);
CREATE INDEX survey_worker ON public.survey USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE TRIGGER survey_frozen BEFORE UPDATE ON public.survey FOR EACH ROW EXECUTE FUNCTION survey_frozen();
CREATE TRIGGER survey_kept BEFORE DELETE ON public.survey FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select, update on table survey to vikno_app;

create table survey_answer (
  id uuid not null,
  survey_id uuid not null,
  eoffice_id uuid,
  way text not null,
  answered_on date not null,
  answers jsonb not null,
  constraint survey_answer_pkey PRIMARY KEY (id),
  constraint survey_answer_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
  constraint survey_answer_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint survey_answer_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES survey(id),
  constraint survey_answer_way_check CHECK ((way = ANY (ARRAY['visitor'::text, 'operator'::text])))
);
comment on table survey_answer is 'One filled-in survey, anonymous: no person, no address of the network, no hour';
comment on column survey_answer.id is 'Random, for an identifier made of the time would tell the hour';
comment on column survey_answer.answers is 'By key of the question: the place of the choice, places of several, a number or words';
CREATE INDEX survey_answer_office ON public.survey_answer USING btree (eoffice_id) WHERE (eoffice_id IS NOT NULL);
CREATE INDEX survey_answer_survey ON public.survey_answer USING btree (survey_id, eoffice_id);
CREATE TRIGGER survey_answer_kept BEFORE DELETE OR UPDATE ON public.survey_answer FOR EACH ROW EXECUTE FUNCTION forbid_change();
grant insert, select on table survey_answer to vikno_app;

create table survey_link (
  id uuid not null,
  survey_id uuid not null,
  eoffice_id uuid,
  code text not null,
  constraint survey_link_pkey PRIMARY KEY (id),
  constraint survey_link_code_check CHECK ((code ~ '^[a-z0-9]{10,40}$'::text)),
  constraint survey_link_code_key UNIQUE (code),
  constraint survey_link_eoffice_id_fkey FOREIGN KEY (eoffice_id) REFERENCES eoffice(id),
  constraint survey_link_survey_id_eoffice_id_key UNIQUE NULLS NOT DISTINCT (survey_id, eoffice_id),
  constraint survey_link_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES survey(id)
);
comment on table survey_link is 'The address by which visitors answer: one for each office, for its QR code, and one for all';
CREATE INDEX survey_link_office ON public.survey_link USING btree (eoffice_id) WHERE (eoffice_id IS NOT NULL);
grant insert, select on table survey_link to vikno_app;

create table survey_sender (
  survey_id uuid not null,
  day date not null,
  mark text not null,
  count integer default 1 not null,
  constraint survey_sender_pkey PRIMARY KEY (survey_id, day, mark),
  constraint survey_sender_count_check CHECK ((count > 0)),
  constraint survey_sender_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES survey(id)
);
comment on table survey_sender is 'How many answers came today from one address or browser, kept as keyed digests for that day alone and bound to no answer';
grant delete, insert, select, update on table survey_sender to vikno_app;

create table ticket (
  id uuid not null,
  visit_id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  group_id uuid not null,
  service_id uuid,
  purpose text default 'submit'::text not null,
  prefix text not null,
  number integer not null,
  state text default 'waiting'::text not null,
  rank_at timestamp with time zone not null,
  issued_at timestamp with time zone default clock_timestamp() not null,
  desk_id uuid,
  worker_id uuid,
  called_at timestamp with time zone,
  calls smallint default 0 not null,
  last_call_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  only_desk_id uuid,
  result text,
  call_reason jsonb,
  allowance_minutes smallint default 0 not null,
  category_id uuid,
  category_by text,
  express boolean default false not null,
  needs_sign boolean default false not null,
  not_before timestamp with time zone,
  state_since timestamp with time zone default clock_timestamp() not null,
  waited_s integer default 0 not null,
  missed_in_grace boolean default false not null,
  estimate_low_s integer,
  estimate_high_s integer,
  estimate_average_s integer,
  estimate_last_s integer,
  block_id uuid,
  delays smallint default 0 not null,
  category_ground text,
  base_rank_at timestamp with time zone,
  only_provider_id uuid,
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_allowance_minutes_check CHECK (((allowance_minutes >= 0) AND (allowance_minutes <= 480))),
  constraint ticket_block_id_fkey FOREIGN KEY (block_id) REFERENCES number_block(id),
  constraint ticket_calls_check CHECK ((calls >= 0)),
  constraint ticket_category_id_fkey FOREIGN KEY (category_id) REFERENCES priority_category(id),
  constraint ticket_centre_id_business_date_prefix_number_key UNIQUE (centre_id, business_date, prefix, number),
  constraint ticket_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint ticket_check CHECK (((state <> ALL (ARRAY['called'::text, 'serving'::text])) OR ((desk_id IS NOT NULL) AND (called_at IS NOT NULL)))),
  constraint ticket_check1 CHECK (((state <> 'serving'::text) OR (started_at IS NOT NULL))),
  constraint ticket_check2 CHECK (((state = ANY (ARRAY['finished'::text, 'left'::text, 'noShow'::text])) = (finished_at IS NOT NULL))),
  constraint ticket_check3 CHECK ((estimate_low_s <= estimate_high_s)),
  constraint ticket_delays_check CHECK (((delays >= 0) AND (delays <= 20))),
  constraint ticket_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id),
  constraint ticket_group_id_fkey FOREIGN KEY (group_id) REFERENCES service_group(id),
  constraint ticket_live_or_leased CHECK (((block_id IS NULL) = (number <= 5000))),
  constraint ticket_number_check CHECK ((number > 0)),
  constraint ticket_only_desk_id_fkey FOREIGN KEY (only_desk_id) REFERENCES desk(id),
  constraint ticket_only_provider_id_fkey FOREIGN KEY (only_provider_id) REFERENCES provider(id),
  constraint ticket_purpose_check CHECK ((purpose = ANY (ARRAY['submit'::text, 'consult'::text, 'collect'::text]))),
  constraint ticket_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'held'::text, 'noShow'::text, 'finished'::text, 'left'::text]))),
  constraint ticket_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visit(id),
  constraint ticket_waited_s_check CHECK ((waited_s >= 0)),
  constraint ticket_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES worker(id)
);
comment on table ticket is 'A place in the queue: its state, its order, and why it was called (BR-16, BR-18, Q-call)';
comment on column ticket.rank_at is 'Virtual arrival: the order of calling; kept through transfer and hold';
comment on column ticket.call_reason is 'Why this ticket was called now, in words that visitor and court can read (BR-18)';
comment on column ticket.allowance_minutes is 'How much earlier than its arrival the ticket ranks, by a lawful category (BR-18)';
comment on column ticket.category_by is 'Who marked the category: `kiosk`, or the worker''s identifier';
comment on column ticket.not_before is 'The visitor said «I am late»: not called before, with the place kept';
comment on column ticket.state_since is 'When the present state began';
comment on column ticket.waited_s is 'Seconds of waiting in the hall so far, pauses of the centre left out';
comment on column ticket.missed_in_grace is 'Missed just after a pause: may come back the whole day';
comment on column ticket.estimate_low_s is 'The range of waiting that the visitor was told when the ticket was issued, in seconds; null: nothing was told';
comment on column ticket.estimate_average_s is 'First baseline beside it: people ahead × average service ÷ open desks';
comment on column ticket.estimate_last_s is 'Second baseline: waiting of the last who entered service';
comment on column ticket.block_id is 'Issued by a kiosk without a connection, from this block';
comment on column ticket.delays is 'How often the visitor said «I am late» (Q-phone)';
comment on column ticket.category_ground is 'Which document the worker saw; its number is not kept';
comment on column ticket.base_rank_at is 'Rank without the category, kept when one is marked: taking it off gives exactly this place back';
comment on column ticket.only_provider_id is 'Handed on to this provider: only its desks call the ticket, whichever group it was taken for';
CREATE INDEX ticket_block ON public.ticket USING btree (block_id) WHERE (block_id IS NOT NULL);
CREATE INDEX ticket_called ON public.ticket USING btree (centre_id, business_date, last_call_at DESC) WHERE (last_call_at IS NOT NULL);
CREATE INDEX ticket_category ON public.ticket USING btree (category_id) WHERE (category_id IS NOT NULL);
CREATE INDEX ticket_day ON public.ticket USING btree (centre_id, business_date, state);
CREATE INDEX ticket_last_calls ON public.ticket USING btree (centre_id, business_date, last_call_at) WHERE (last_call_at IS NOT NULL);
comment on index ticket_last_calls is 'The board reads the newest few, however many visitors the day had';
CREATE UNIQUE INDEX ticket_one_at_a_desk ON public.ticket USING btree (desk_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE UNIQUE INDEX ticket_one_of_a_visit ON public.ticket USING btree (visit_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX ticket_order ON public.ticket USING btree (centre_id, business_date, rank_at, id) WHERE (state = 'waiting'::text);
comment on index ticket_order is 'Call next walks it from the earliest rank and stops at the first ticket that the desk may take';
CREATE INDEX ticket_visit ON public.ticket USING btree (visit_id);
CREATE INDEX ticket_waiting ON public.ticket USING btree (centre_id, business_date, group_id, rank_at, id) WHERE (state = 'waiting'::text);
CREATE TRIGGER ticket_no_call_in_pause BEFORE UPDATE OF state ON public.ticket FOR EACH ROW WHEN (((new.state = 'called'::text) AND (old.state <> 'called'::text))) EXECUTE FUNCTION refuse_call_in_pause();
grant insert, select, update on table ticket to vikno_app;

create table ticket_counter (
  centre_id uuid not null,
  business_date date not null,
  prefix text not null,
  last_number integer not null,
  constraint ticket_counter_pkey PRIMARY KEY (centre_id, business_date, prefix),
  constraint ticket_counter_below_blocks CHECK ((last_number <= 5000)),
  constraint ticket_counter_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint ticket_counter_last_number_check CHECK ((last_number > 0))
);
comment on table ticket_counter is 'One row a centre, day and letter: numbers without gaps and without doubles';
grant insert, select, update on table ticket_counter to vikno_app;

create table ticket_print (
  id uuid not null,
  ticket_id uuid not null,
  device_id uuid not null,
  centre_id uuid not null,
  locale text not null,
  state text default 'waiting'::text not null,
  problem text,
  requested_at timestamp with time zone not null,
  requested_by text not null,
  finished_at timestamp with time zone,
  settled_by text,
  constraint ticket_print_pkey PRIMARY KEY (id),
  constraint ticket_print_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint ticket_print_check CHECK (((state = ANY (ARRAY['printed'::text, 'failed'::text, 'settled'::text])) = (finished_at IS NOT NULL))),
  constraint ticket_print_check1 CHECK (((state = ANY (ARRAY['failed'::text, 'settled'::text])) = (problem IS NOT NULL))),
  constraint ticket_print_check2 CHECK (((state = 'settled'::text) = (settled_by IS NOT NULL))),
  constraint ticket_print_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id),
  constraint ticket_print_locale_check CHECK ((locale = ANY (ARRAY['uk'::text, 'en'::text]))),
  constraint ticket_print_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'printed'::text, 'failed'::text, 'settled'::text]))),
  constraint ticket_print_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);
comment on table ticket_print is 'Each printing of a ticket: the number stays the same however often it is printed';
comment on column ticket_print.problem is 'State of the printer that stopped it; `late` = its visitor has gone, `unsure` = the program stopped in the middle';
comment on column ticket_print.settled_by is 'The worker who gave the visitor the number another way, or `reprint`';
CREATE INDEX ticket_print_failed ON public.ticket_print USING btree (centre_id, requested_at) WHERE (state = 'failed'::text);
CREATE UNIQUE INDEX ticket_print_one ON public.ticket_print USING btree (ticket_id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX ticket_print_ticket ON public.ticket_print USING btree (ticket_id, requested_at);
grant insert, select, update on table ticket_print to vikno_app;

create table visit (
  id uuid not null,
  centre_id uuid not null,
  business_date date not null,
  access_code text not null,
  person_name text,
  sign_language boolean default false not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_access_code_check CHECK ((length(access_code) >= 16)),
  constraint visit_access_code_key UNIQUE (access_code),
  constraint visit_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id)
);
comment on table visit is 'A visitor with two matters has one visit and two tickets (BR-16)';
comment on column visit.access_code is 'Secret in the QR of the ticket: opens the own ticket alone';
comment on column visit.person_name is 'Only where the centre asks for it (BR-15)';
grant insert, select, update on table visit to vikno_app;

create table wait_calibration (
  centre_id uuid not null,
  low_width double precision default 1 not null,
  high_width double precision default 1 not null,
  scored integer default 0 not null,
  scored_through timestamp with time zone not null,
  constraint wait_calibration_pkey PRIMARY KEY (centre_id),
  constraint wait_calibration_centre_id_fkey FOREIGN KEY (centre_id) REFERENCES centre(id),
  constraint wait_calibration_high_width_check CHECK ((high_width > (0)::double precision)),
  constraint wait_calibration_low_width_check CHECK ((low_width > (0)::double precision)),
  constraint wait_calibration_scored_check CHECK ((scored >= 0))
);
comment on table wait_calibration is 'How far the ends of the published range of waiting are moved, learnt from the estimates of the centre that came true or not';
comment on column wait_calibration.low_width is 'Factor of the distance between the middle and the lower end; 1: as simulated';
comment on column wait_calibration.high_width is 'Factor of the distance between the middle and the upper end; 1: as simulated';
comment on column wait_calibration.scored is 'Estimates that have taught it';
comment on column wait_calibration.scored_through is 'Stays at desks that ended up to this moment have taught it';
grant insert, select, update on table wait_calibration to vikno_app;

create table worker (
  id uuid not null,
  login text not null,
  surname text not null,
  given text not null,
  patronymic text,
  position_title text default ''::text not null,
  email text,
  sign_language_certificate text,
  password_hash text,
  must_change_password boolean default false not null,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  active boolean default true not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  version integer default 1 not null,
  letter_locale text,
  constraint worker_pkey PRIMARY KEY (id),
  constraint worker_given_check CHECK ((btrim(given) <> ''::text)),
  constraint worker_letter_locale_check CHECK ((letter_locale = ANY (ARRAY['uk'::text, 'en'::text]))),
  constraint worker_login_check CHECK ((login ~ '^[a-z0-9][a-z0-9._@-]{2,79}$'::text)),
  constraint worker_login_key UNIQUE (login),
  constraint worker_surname_check CHECK ((btrim(surname) <> ''::text)),
  constraint worker_version_check CHECK ((version >= 1))
);
comment on table worker is 'People who work in the system; what they may do stands in role_grant (ORG-7)';
comment on column worker.sign_language_certificate is 'Number of the certificate; a worker with one is known to sign (KS-sign)';
comment on column worker.totp_secret is 'Encrypted with the installation''s key';
comment on column worker.totp_last_step is 'A one-time code is accepted once';
comment on column worker.version is 'Grows with each edit of what is known of the worker; a form made from an older one is refused';
comment on column worker.letter_locale is 'As chosen on the own account page; null: not chosen, letters are Ukrainian';
CREATE INDEX worker_email ON public.worker USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX worker_name ON public.worker USING gin (lower(((((surname || ' '::text) || given) || ' '::text) || login)) gin_trgm_ops);
grant insert, select, update on table worker to vikno_app;
