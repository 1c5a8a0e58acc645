-- A longer term by decision of the head (law «On citizens' appeals», art. 20), files of the form and of the record, cards
-- named in an answer, and bytes that nothing refers to any more (BR-13, BP-9).

alter table question
  add column extended_to date,
  add check (extended_to > term_from);
comment on column question.extended_to is 'The day set by the head when the term of the law was too short, within the most that the law allows; null: the term of the law';

alter table question_message drop constraint question_message_kind_check;
alter table question_message
  add constraint question_message_kind_check check (kind in ('question', 'addition', 'clarification', 'answer', 'forward', 'call', 'closing', 'extension')),
  add column extended_to date,
  add check ((kind = 'extension') = (extended_to is not null)),
  add check (kind <> 'extension' or worker_id is not null);
comment on column question_message.extended_to is 'Of a notice that the term is longer: the day it names';

create table question_file (
  id          uuid primary key,
  message_id  uuid not null references question_message,
  position    smallint not null,
  file_id     uuid not null references stored_file,
  unique (message_id, position)
);
comment on table question_file is 'Files that came with the form of the site or with a record by staff; files of letters are in mail_attachment';
create index question_file_stored on question_file (file_id);

create table question_message_service (
  message_id  uuid not null references question_message,
  service_id  uuid not null references service,
  primary key (message_id, service_id)
);
comment on table question_message_service is 'Services whose cards an answer names';
create index question_message_service_service on question_message_service (service_id);

create table question_template_service (
  template_id  uuid not null references question_template,
  service_id   uuid not null references service,
  primary key (template_id, service_id)
);
comment on table question_template_service is 'Services whose cards an answer made from the template names';
create index question_template_service_service on question_template_service (service_id);

create table forgotten_bytes (
  sha256  bytea primary key check (length(sha256) = 32),
  since   timestamptz not null default clock_timestamp()
);
comment on table forgotten_bytes is 'Bytes of deleted files, until a job has deleted them from the store or found that another file has the same';

create function forget_stored_files(ids uuid[]) returns void language plpgsql as $$
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
end $$;
comment on function forget_stored_files is 'Deletes files that nothing refers to; their bytes follow by a job';

grant select, insert on question_message_service to vikno_app;
grant select, insert, delete on question_file, question_template_service to vikno_app;
grant select, insert, update, delete on forgotten_bytes to vikno_app;
grant delete on stored_file to vikno_app;
