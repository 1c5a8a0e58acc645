-- The site of each centre: pages, news, official documents, pictures and the way to it (BR-6, BR-11, BR-12).

create table site_item (
  id          uuid primary key,
  centre_id   uuid not null references centre,
  kind        text not null check (kind in ('page', 'news', 'document')),
  slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  draft       integer not null default 1 check (draft >= 1),
  position    smallint not null default 0,
  owner       text not null check (btrim(owner) <> '' and length(owner) <= 200),
  checked_on  date not null,
  created_at  timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  unique (centre_id, kind, slug),
  unique (id, kind)
);
comment on table site_item is 'A page, a piece of news or an official document of a centre; its texts are in site_version';
comment on column site_item.draft is 'Number of the newest version: what an editor goes on with; a save that names another one is stale';
comment on column site_item.owner is 'Who answers for it being true (BR-12)';
comment on column site_item.checked_on is 'When somebody last read it and found it true (BR-12)';
comment on column site_item.archived_at is 'Put away: not shown and not edited, its history stays';
create index site_item_centre on site_item (centre_id, kind) where archived_at is null;

create table site_version (
  item_id      uuid not null,
  number       integer not null check (number >= 1),
  kind         text not null,
  title_uk     text not null check (btrim(title_uk) <> '' and length(title_uk) <= 200),
  title_en     text not null default '' check (length(title_en) <= 200),
  summary_uk   text not null default '' check (length(summary_uk) <= 500),
  summary_en   text not null default '' check (length(summary_en) <= 500),
  body_uk      text not null default '' check (length(body_uk) <= 60000),
  body_en      text not null default '' check (length(body_en) <= 60000),
  document_kind text check (document_kind in ('statute', 'regulations', 'decision', 'procedure', 'other')),
  document_number text check (length(document_number) <= 60),
  document_date date,
  approved_by  text check (length(approved_by) <= 300),
  file_id      uuid references stored_file,
  restored_from integer,
  written_by   text not null,
  written_at   timestamptz not null,
  primary key (item_id, number),
  foreign key (item_id, kind) references site_item (id, kind),
  check ((kind = 'document') = (document_kind is not null)),
  check (kind <> 'document' or (document_date is not null and btrim(coalesce(approved_by, '')) <> '')),
  check (kind = 'document' or (file_id is null and document_number is null and document_date is null and approved_by is null))
);
comment on table site_version is 'What an item said, version by version; written once, never changed';
comment on column site_version.body_uk is 'Markdown of a few kinds of blocks; HTML in it is shown as text';
comment on column site_version.document_kind is 'Положення, Регламент and others (BR-6)';
comment on column site_version.file_id is 'The paper itself, PDF or DOCX, beside its text';
comment on column site_version.restored_from is 'Number of the older version that was brought back';
comment on column site_version.written_by is 'Actor, as in the ledger';
create index site_version_file on site_version (file_id) where file_id is not null;

create table site_publication (
  id           uuid primary key,
  item_id      uuid not null,
  number       integer,
  shown_from   timestamptz not null,
  shown_to     timestamptz,
  cancelled_at timestamptz,
  made_at      timestamptz not null,
  made_by      text not null,
  foreign key (item_id) references site_item,
  foreign key (item_id, number) references site_version (item_id, number),
  check (shown_to is null or (number is not null and shown_to > shown_from))
);
comment on table site_publication is 'Which version is shown from when to when; the newest one that has begun holds, so that a planned version waits behind the shown one';
comment on column site_publication.number is 'Null: taken off the site from that moment';
comment on column site_publication.cancelled_at is 'Called off before its time came';
create index site_publication_item on site_publication (item_id, shown_from desc, made_at desc) where cancelled_at is null;
create index site_publication_version on site_publication (item_id, number);

create table site_picture (
  id         uuid primary key,
  centre_id  uuid not null references centre,
  number     integer not null check (number >= 1),
  file_id    uuid not null references stored_file,
  width      smallint not null check (width between 1 and 4000),
  height     smallint not null check (height between 1 and 4000),
  alt_uk     text not null check (btrim(alt_uk) <> '' and length(alt_uk) <= 300),
  alt_en     text not null default '' check (length(alt_en) <= 300),
  removed_at timestamptz,
  version    integer not null default 1,
  added_at   timestamptz not null,
  unique (centre_id, number)
);
comment on table site_picture is 'Pictures that pages of a centre show by number; drawn anew on arrival, so that nothing hidden in the upload is kept';
comment on column site_picture.alt_uk is 'What the picture tells, for those who do not see it; obligatory (BR-9)';
create index site_picture_file on site_picture (file_id);

create table site_way (
  centre_id  uuid primary key references centre,
  plan       jsonb not null,
  version    integer not null default 1,
  changed_at timestamptz not null
);
comment on table site_way is 'How to get to a centre: streets, stops, entrance and what helps people with disabilities; drawn and told from the same facts';

grant select, insert, update on site_item, site_publication, site_picture, site_way to vikno_app;
grant select, insert on site_version to vikno_app;
