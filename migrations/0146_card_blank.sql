-- The blank of the application as a part of the card (BR-6, BR-8): where an authority prescribes a form of its own, its
-- file stands instead of the one that the product makes.

create table card_blank (
  card_version_id uuid primary key references card_version,
  file_id         uuid references stored_file,
  sample_id       uuid references stored_file,
  act             text check (btrim(act) <> '' and length(act) <= 300),
  act_date        date,
  set_by          text not null check (btrim(set_by) <> ''),
  set_at          timestamptz not null,
  check ((file_id is null) = (act is null) and (file_id is null) = (act_date is null)),
  check (sample_id is null or file_id is not null)
);
comment on table card_blank is 'What a version of a card changes in the blank of the application; versions after it keep it until one changes it again';
comment on column card_blank.file_id is 'The official form, PDF or DOCX; null: the product makes the application again';
comment on column card_blank.sample_id is 'How that form looks filled in, with an invented person';
comment on column card_blank.act is 'The act that prescribes the form';
comment on column card_blank.set_by is 'Name of whoever set it';
create index card_blank_file on card_blank (file_id) where file_id is not null;
create index card_blank_sample on card_blank (sample_id) where sample_id is not null;

create function card_blank_of_draft() returns trigger language plpgsql as $$
begin
  if (select state from card_version where id = new.card_version_id) <> 'draft' then
    raise exception 'the blank of card version % belongs to a version that is no draft', new.card_version_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger card_blank_of_draft before insert or update on card_blank
  for each row execute function card_blank_of_draft();
create trigger card_blank_kept before delete on card_blank for each row execute function forbid_change();

grant select, insert, update on card_blank to vikno_app;
