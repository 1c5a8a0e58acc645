-- English of a survey beside its Ukrainian words, piece by piece (KN-3.1.2).

alter table survey add column translation jsonb not null default '[]' check (jsonb_typeof(translation) = 'array');
comment on column survey.translation is 'English of the words of the survey: [{at, uk, en}]; a piece holds for its very Ukrainian text, so that it cannot drift from it';

create or replace function survey_frozen() returns trigger language plpgsql as $$
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
end $$;
