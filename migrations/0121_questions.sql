-- Questions by any means, answered by the same means (BR-13; complaints about workers: KC-15).

create table question_counter (
  centre_id    uuid not null references centre,
  year         smallint not null,
  last_number  integer not null check (last_number > 0),
  primary key (centre_id, year)
);
comment on table question_counter is 'Numbers of questions by centre and year, without gaps';

create table question (
  id               uuid primary key,
  centre_id        uuid not null references centre,
  provider_id      uuid,
  number           text not null unique,
  tracking_hash    bytea not null check (length(tracking_hash) = 32),
  tracking_sealed  bytea,
  means            text not null check (means in ('form', 'email', 'telephone', 'other')),
  answer_by        text not null check (answer_by in ('email', 'telephone', 'site', 'other')),
  kind             text not null default 'question' check (kind in ('question', 'appeal', 'complaint', 'information')),
  topic            text not null default 'other' check (topic in ('services', 'documents', 'payments', 'case', 'queue', 'hours', 'worker', 'other')),
  subject          text not null check (length(subject) <= 200),
  asker_name       text not null default '' check (length(asker_name) <= 200),
  email            text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  phone            text check (phone ~ '^\+[0-9]{8,15}$'),
  contact          text not null default '' check (length(contact) <= 300),
  locale           text not null default 'uk' check (locale in ('uk', 'en')),
  state            text not null default 'new' check (state in ('new', 'inWork', 'waiting', 'answered', 'closed')),
  assignee_id      uuid references worker,
  recorded_by      uuid references worker,
  received_at      timestamptz not null,
  term_from        date not null,
  answered_on      date,
  closed_at        timestamptz,
  erased_at        timestamptz,
  version          integer not null default 1,
  foreign key (centre_id, provider_id) references centre_provider,
  check (erased_at is not null or answer_by <> 'email' or email is not null),
  check (erased_at is not null or answer_by <> 'telephone' or phone is not null),
  check (erased_at is not null or answer_by <> 'other' or contact <> ''),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'inWork' or assignee_id is not null),
  check (erased_at is null or state = 'closed')
);
comment on table question is 'A question from receipt to answer; its words are in question_message';
comment on column question.means is 'How it came; answer_by: how the answer goes, the same means where the asker left an address for it (BR-13)';
comment on column question.kind is 'Decides the term and the law behind it; a complaint is answered by a head (KC-15)';
comment on column question.tracking_sealed is 'The code under the installation''s key, kept only until the receipt with it has left';
comment on column question.term_from is 'The day from which the present term counts: of receipt, or of the words with which an answered question came back';
comment on column question.erased_at is 'The term of keeping has ended: who asked and what was said are gone, the figures stay (BP-9)';
create index question_open on question (centre_id, term_from, id) where state <> 'closed';
create index question_list on question (centre_id, received_at desc, id desc);
create index question_provider on question (centre_id, provider_id);
create index question_assignee on question (assignee_id) where assignee_id is not null;
create index question_recorded on question (recorded_by) where recorded_by is not null;
create index question_to_erase on question (closed_at) where closed_at is not null and erased_at is null;

create table question_message (
  id           uuid primary key,
  question_id  uuid not null references question,
  kind         text not null check (kind in ('question', 'addition', 'clarification', 'answer', 'forward', 'call', 'closing')),
  text         text not null default '' check (length(text) <= 100000),
  at           timestamptz not null,
  worker_id    uuid references worker,
  mail_id      uuid references mail_message,
  message_id   text unique check (length(message_id) <= 998),
  delivery     text not null default 'none' check (delivery in ('none', 'queued', 'sent', 'failed', 'bounced')),
  tries        smallint not null default 0,
  spoken_at    timestamptz,
  spoken_with  text not null default '' check (length(spoken_with) <= 200),
  check ((delivery = 'none') = (message_id is null)),
  check (kind not in ('clarification', 'answer', 'call') or worker_id is not null)
);
comment on table question_message is 'All that was said about a question, in order: by the asker, by workers, by the program';
comment on column question_message.message_id is 'Message-ID of the letter that carries it, by which a reply finds the question';
comment on column question_message.spoken_at is 'When the asker was called, and whom the worker spoke with (an answer by telephone)';
create index question_message_question on question_message (question_id, at);
create index question_message_worker on question_message (worker_id) where worker_id is not null;
create index question_message_mail on question_message (mail_id) where mail_id is not null;

create table question_receipt (
  question_id  uuid primary key references question,
  message_id   text not null unique,
  sent_at      timestamptz
);
comment on table question_receipt is 'The letter with number and code that the asker gets at once; a reply to it belongs to the question';

create table question_template (
  id          uuid primary key,
  centre_id   uuid not null references centre,
  title       text not null check (btrim(title) <> '' and length(title) <= 120),
  text        text not null check (btrim(text) <> '' and length(text) <= 10000),
  active      boolean not null default true,
  changed_at  timestamptz not null,
  changed_by  uuid not null references worker,
  version     integer not null default 1
);
comment on table question_template is 'Answers that a centre gives often; a worker reads and completes one before it leaves';
create unique index question_template_title on question_template (centre_id, lower(title)) where active;
create index question_template_worker on question_template (changed_by);

grant select, insert, update on question, question_counter, question_message, question_receipt, question_template to vikno_app;
