-- A card is written by several hands over several days: a stale form must not overwrite a newer text, and what is not
-- finished yet is kept.

alter table card_version add column edition integer not null default 1 check (edition >= 1);
comment on column card_version.edition is 'Grows with each saving of a draft; a form sends the one that it showed';

create table card_sketch (
  service_id  uuid primary key references service,
  fields      jsonb not null check (jsonb_typeof(fields) = 'object'),
  base        text not null,
  saved_by    text not null check (btrim(saved_by) <> ''),
  saved_at    timestamptz not null
);
comment on table card_sketch is 'Fields of the form of a card set aside before they make a card; goes away when the draft is saved';
comment on column card_sketch.base is 'Version and edition from which the text was begun, as the form sends it';

grant select, insert, update, delete on card_sketch to vikno_app;
