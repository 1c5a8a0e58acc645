-- Letters read from mailboxes over IMAP: each is taken exactly once, whatever breaks in between (BR-13, KO-A2-3).

create table mailbox_bookmark (
  mailbox       text primary key check (mailbox ~ '^[a-z]+:[a-z][a-z0-9-]{1,39}$'),
  uid_validity  bigint not null,
  last_uid      bigint not null check (last_uid >= 0),
  since         date,
  stuck_uid     bigint,
  tries         smallint not null default 0,
  read_at       timestamptz,
  problem       text
);
comment on table mailbox_bookmark is 'How far a mailbox has been read (UIDVALIDITY and UID of RFC 3501)';
comment on column mailbox_bookmark.since is 'After the server renumbered its letters: only letters from this day on are looked at again';
comment on column mailbox_bookmark.stuck_uid is 'A letter that could not be taken, with how often that was tried: after the last try it is set aside and the others go on';
comment on column mailbox_bookmark.problem is 'Why the mailbox could not be read the last time; null: it was read';

create table mail_message (
  id            uuid primary key,
  mailbox       text not null references mailbox_bookmark,
  uid_validity  bigint not null,
  uid           bigint not null,
  fingerprint   bytea not null check (length(fingerprint) = 32),
  message_id    text not null default '' check (length(message_id) <= 998),
  refers_to     text[] not null default '{}',
  from_address  text not null default '' check (length(from_address) <= 320),
  answer_to     text not null default '' check (length(answer_to) <= 320),
  from_name     text not null default '' check (length(from_name) <= 200),
  subject       text not null default '' check (length(subject) <= 500),
  body          text not null default '' check (length(body) <= 100000),
  cut           boolean not null default false,
  automatic     text check (automatic in ('autoReply', 'bounce', 'bulk', 'own')),
  received_at   timestamptz not null,
  taken_at      timestamptz not null default clock_timestamp(),
  state         text not null check (state in ('taken', 'setAside', 'failed')),
  erased_at     timestamptz,
  unique (mailbox, uid_validity, uid),
  unique (mailbox, fingerprint),
  check (erased_at is null or (from_address = '' and answer_to = '' and from_name = '' and subject = '' and body = ''))
);
comment on table mail_message is 'A letter as it was read: stored in the transaction in which it becomes work, before it is marked as seen on the server';
comment on column mail_message.fingerprint is 'Message-ID with what the letter says: the same letter under another UID is known, another letter with a copied Message-ID is not lost';
comment on column mail_message.refers_to is 'In-Reply-To and References: the letters to which this one belongs';
comment on column mail_message.cut is 'The letter was longer than what is kept here; the whole of it is in the mailbox';
comment on column mail_message.automatic is 'Written by a program (RFC 3834): never answered, never a question by itself';
comment on column mail_message.state is 'taken: became work; setAside: a person decides; failed: could not be taken after several tries';
comment on column mail_message.erased_at is 'Its term has ended: what it said is gone, that it was read stays (BP-9)';
create index mail_message_aside on mail_message (mailbox, received_at desc) where state <> 'taken';

create table mail_attachment (
  id          uuid primary key,
  message_id  uuid not null references mail_message,
  position    smallint not null,
  name        text not null check (length(name) between 1 and 255),
  media_type  text not null,
  bytes       bigint not null check (bytes >= 0),
  file_id     uuid references stored_file,
  refused     text check (refused in ('size', 'kind', 'count')),
  unique (message_id, position),
  check ((file_id is null) = (refused is not null))
);
comment on table mail_attachment is 'Files of a letter; what was not kept says why, and stays in the mailbox';
create index mail_attachment_file on mail_attachment (file_id) where file_id is not null;

grant select, insert, update on mailbox_bookmark, mail_message to vikno_app;
grant select, insert, delete on mail_attachment to vikno_app;
