-- English of a card beside its Ukrainian text, piece by piece (issue «The catalogue and the public site»: English site).

alter table card_version add column translation jsonb not null default '[]' check (jsonb_typeof(translation) = 'array');
comment on column card_version.translation is 'English of the texts of this version: [{at, uk, en}]; a piece holds for its very Ukrainian text, so that it cannot drift from it';
alter table card_version add column translation_edition integer not null default 0 check (translation_edition >= 0);
comment on column card_version.translation_edition is 'Grows with each saving of the translation; a form sends the one that it showed';

-- What was approved or goes to the public keeps its translation as it keeps its text.
create function card_translation_immutable() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and new.translation is distinct from old.translation then
    raise exception 'card version % of service % is no draft: its translation cannot be edited', old.version, old.service_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger card_translation_immutable before update on card_version for each row execute function card_translation_immutable();
