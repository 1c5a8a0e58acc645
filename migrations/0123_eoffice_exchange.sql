-- Exchange between e-offices: messages, announcements, shared answers (KN-3.1.4).

create table eoffice_message (
  id            uuid primary key,
  from_id       uuid not null references eoffice,
  written_by    uuid not null references worker,
  at            timestamptz not null,
  subject       text not null check (btrim(subject) <> '' and length(subject) <= 200),
  text          text not null check (btrim(text) <> '' and length(text) <= 20000),
  reply_to      uuid references eoffice_message,
  must_confirm  boolean not null default false
);
comment on table eoffice_message is 'A message from one office to others; sent once, never changed';
comment on column eoffice_message.must_confirm is 'An announcement of the head office: each office confirms that it has taken note';
create index eoffice_message_from on eoffice_message (from_id, id desc);
create index eoffice_message_writer on eoffice_message (written_by);
create index eoffice_message_reply on eoffice_message (reply_to) where reply_to is not null;
create trigger eoffice_message_kept before update or delete on eoffice_message for each row execute function forbid_change();

create table eoffice_message_to (
  message_id    uuid not null references eoffice_message,
  eoffice_id    uuid not null references eoffice,
  read_at       timestamptz,
  read_by       uuid references worker,
  confirmed_at  timestamptz,
  confirmed_by  uuid references worker,
  primary key (message_id, eoffice_id),
  check ((read_at is null) = (read_by is null)),
  check ((confirmed_at is null) = (confirmed_by is null)),
  check (confirmed_at is null or read_at is not null)
);
comment on table eoffice_message_to is 'To whom a message went, who has read it and who has confirmed it';
create index eoffice_message_to_office on eoffice_message_to (eoffice_id, message_id desc);
create index eoffice_message_to_reader on eoffice_message_to (read_by) where read_by is not null;
create index eoffice_message_to_confirmer on eoffice_message_to (confirmed_by) where confirmed_by is not null;

create table eoffice_message_file (
  id          uuid primary key,
  message_id  uuid not null references eoffice_message,
  position    smallint not null,
  file_id     uuid not null references stored_file,
  unique (message_id, position)
);
comment on table eoffice_message_file is 'Files sent with a message';
create index eoffice_message_file_stored on eoffice_message_file (file_id);

create table eoffice_answer (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  question         text not null check (btrim(question) <> '' and length(question) <= 500),
  answer           text not null check (btrim(answer) <> '' and length(answer) <= 10000),
  norm             text not null check (btrim(norm) <> '' and length(norm) <= 500),
  checked_on       date not null,
  changed_by       uuid not null references worker,
  changed_at       timestamptz not null,
  active           boolean not null default true,
  version          integer not null default 1
);
comment on table eoffice_answer is 'Answers that the offices share: with the norm they rest on and the day on which that was checked';
create index eoffice_answer_place on eoffice_answer (municipality_id) where active;
create index eoffice_answer_worker on eoffice_answer (changed_by);

grant select, insert on eoffice_message, eoffice_message_file to vikno_app;
grant select, insert, update on eoffice_message_to, eoffice_answer to vikno_app;
