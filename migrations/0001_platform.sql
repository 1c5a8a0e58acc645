-- Ledger, its seals, access log, idempotency, sessions' home. Everything here is free of domain words.

create extension if not exists pg_trgm;

-- The application's role: it reads and writes rows, and can neither rewrite history nor change the schema.
do $$ begin
  if not exists (select from pg_roles where rolname = 'vikno_app') then
    create role vikno_app nologin;
  end if;
  -- The owner hands the schema of the jobs to the role, and the app may take the role on a connection of the owner's.
  if not pg_has_role(current_user, 'vikno_app', 'member') then
    execute format('grant vikno_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to vikno_app;

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % on % is forbidden', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
comment on function forbid_change() is 'Second wall behind the grants: even the owner must disable the trigger on purpose to rewrite history';

create table ledger (
  seq          bigint generated always as identity primary key,
  at           timestamptz not null default clock_timestamp(),
  xid          xid8 not null default pg_current_xact_id(),
  centre_id    uuid,
  subject      text not null check (subject <> ''),
  subject_id   text not null check (subject_id <> ''),
  kind         text not null check (kind ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  actor        text not null check (actor <> ''),
  actor_role   text,
  request_id   text,
  payload      jsonb not null default '{}'
);
comment on table ledger is 'Append-only history of every change; timelines, live screens, statistics and audit are readings of it';
comment on column ledger.xid is 'Transaction that wrote the row: readers stay below pg_snapshot_xmin so that a slow writer is never skipped';
comment on column ledger.actor is 'worker:<uuid>, device:<uuid>, visitor, applicant:<uuid> or system:<job>';
create index ledger_subject on ledger (subject, subject_id, seq);
create index ledger_xid on ledger (xid);
create index ledger_centre on ledger (centre_id, seq);

create trigger ledger_append_only before update or delete on ledger for each row execute function forbid_change();
create trigger ledger_no_truncate before truncate on ledger for each statement execute function forbid_change();

create function ledger_digest_of(l ledger) returns bytea language sql immutable as $$
  select sha256(convert_to(concat_ws(E'\x1f', l.seq::text,
    to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), l.xid::text, coalesce(l.centre_id::text, ''),
    l.subject, l.subject_id, l.kind, l.actor, coalesce(l.actor_role, ''), coalesce(l.request_id, ''), l.payload::text), 'UTF8'))
$$;

create table ledger_digest (
  seq    bigint primary key,
  digest bytea not null check (length(digest) = 32)
);
comment on table ledger_digest is 'Digest of each sealed row, so that verification names the row that was changed, removed or inserted';

create table ledger_seal (
  day             date primary key,
  through_seq     bigint not null,
  rows            bigint not null check (rows >= 0),
  digest          bytea not null check (length(digest) = 32),
  previous_digest bytea,
  sealed_at       timestamptz not null default clock_timestamp()
);
comment on table ledger_seal is 'Daily seal: digest over the day''s row digests, chained to the seal before';
create trigger ledger_digest_append_only before update or delete on ledger_digest for each row execute function forbid_change();
create trigger ledger_digest_no_truncate before truncate on ledger_digest for each statement execute function forbid_change();
create trigger ledger_seal_append_only before update or delete on ledger_seal for each row execute function forbid_change();
create trigger ledger_seal_no_truncate before truncate on ledger_seal for each statement execute function forbid_change();

create table access_log (
  seq         bigint generated always as identity primary key,
  at          timestamptz not null default clock_timestamp(),
  centre_id   uuid,
  actor       text not null check (actor <> ''),
  actor_role  text,
  event       text not null check (event ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  subject     text not null,
  subject_id  text not null,
  purpose     text not null check (purpose <> ''),
  request_id  text
);
comment on table access_log is 'Who looked at whose personal data, when and why (BP-23, KC-21)';
create index access_log_subject on access_log (subject, subject_id, seq);
create index access_log_actor on access_log (actor, seq);
create index access_log_centre on access_log (centre_id, seq);
create trigger access_log_append_only before update or delete on access_log for each row execute function forbid_change();
create trigger access_log_no_truncate before truncate on access_log for each statement execute function forbid_change();

create table idempotency (
  owner         text not null,
  key           text not null check (length(key) between 8 and 200),
  route         text not null,
  request_hash  bytea not null,
  status        smallint,
  answer        jsonb,
  created_at    timestamptz not null default clock_timestamp(),
  primary key (owner, key)
);
comment on table idempotency is 'A write happens once for a key: the same key answers with what was answered first';
create index idempotency_age on idempotency (created_at);

create table counter (
  name   text primary key,
  value  bigint not null check (value >= 0)
);
comment on table counter is 'Gap-free numbers: taken in the transaction that uses them';

create table stored_file (
  id          uuid primary key,
  sha256      bytea not null check (length(sha256) = 32),
  bytes       bigint not null check (bytes >= 0),
  media_type  text not null,
  name        text not null check (length(name) between 1 and 255),
  created_at  timestamptz not null default clock_timestamp()
);
comment on table stored_file is 'Files by content digest; the bytes are in the file store, never in the database';
create index stored_file_sha on stored_file (sha256);

grant select, insert on ledger, ledger_digest, ledger_seal, access_log, stored_file to vikno_app;
grant select, insert, update, delete on idempotency to vikno_app;
grant select, insert, update on counter to vikno_app;

-- pg-boss keeps its tables here; it may change nothing outside.
create schema jobs authorization vikno_app;
