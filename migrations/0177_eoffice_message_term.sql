-- Letters between offices have a term of keeping, and go with their files when it is over (BP-9).

alter table eoffice_network add column messages_kept_years smallint not null default 5
  check (messages_kept_years between 3 and 75);
comment on column eoffice_network.messages_kept_years is 'Whole years for which letters between offices are kept, counted from 1 January of the next year (list of standard documents, order of the Ministry of Justice 578/5)';

drop trigger eoffice_message_kept on eoffice_message;
create function keep_eoffice_message() returns trigger language plpgsql as $$
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
end $$;
comment on function keep_eoffice_message() is 'A letter is never changed, and deleted only after its term';
create trigger eoffice_message_kept before update or delete on eoffice_message for each row execute function keep_eoffice_message();

alter table eoffice_message drop constraint eoffice_message_reply_to_fkey;
alter table eoffice_message add constraint eoffice_message_reply_to_fkey
  foreign key (reply_to) references eoffice_message on delete set null;

create index eoffice_message_age on eoffice_message (at);
grant delete on eoffice_message, eoffice_message_to, eoffice_message_file to vikno_app;
