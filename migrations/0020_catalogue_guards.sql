-- A card takes effect only when it names what a person and a court need (CARD-flow, BR-27).

alter table card_version add constraint card_version_publishable check (
  state = 'draft' or (
    coalesce(jsonb_typeof(content -> 'term') = 'object', false)
    and coalesce(jsonb_typeof(content -> 'appeal') = 'object', false)
    and coalesce(jsonb_typeof(content -> 'refusals') = 'array' and jsonb_array_length(content -> 'refusals') > 0, false)
    and not jsonb_path_exists(content, '$.refusals[*] ? (!(@.norm like_regex "[^ ]"))')
  )
);
comment on constraint card_version_publishable on card_version is 'No card in force without term, way to appeal and a norm for every ground of refusal';

create unique index card_version_one_draft on card_version (service_id) where state = 'draft';
comment on index card_version_one_draft is 'Two people who change a card change the same draft';

