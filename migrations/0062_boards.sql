-- Boards: what each shows, says and when; slides beside the calls (ORG-4, BR-5.3, KS-voice).

create table board_config (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  device_id    uuid unique references device,
  kind         text not null default 'hall' check (kind in ('hall', 'floor', 'desk')),
  floors       smallint[] not null default '{}' check (cardinality(floors) <= 20),
  desk_ids     uuid[] not null default '{}' check (cardinality(desk_ids) <= 100),
  group_ids    uuid[] not null default '{}' check (cardinality(group_ids) <= 33),
  row_count    smallint not null default 5 check (row_count between 1 and 8),
  heading_uk   text not null default '' check (length(heading_uk) <= 120),
  heading_en   text not null default '' check (length(heading_en) <= 120),
  number_uk    text not null default '' check (length(number_uk) <= 30),
  number_en    text not null default '' check (length(number_en) <= 30),
  place_uk     text not null default '' check (length(place_uk) <= 30),
  place_en     text not null default '' check (length(place_en) <= 30),
  line_uk      text not null default '' check (length(line_uk) <= 200),
  line_en      text not null default '' check (length(line_en) <= 200),
  languages    text not null default 'uk' check (languages in ('uk', 'en', 'both')),
  speaks       boolean not null default true,
  zone         text not null default '' check (length(zone) <= 60),
  says_floor   boolean not null default false,
  volume       smallint not null default 80 check (volume between 0 and 100),
  shows_slides boolean not null default true,
  version      integer not null default 1,
  check (kind <> 'desk' or cardinality(desk_ids) = 1)
);
comment on table board_config is 'What a board shows and says; the row without a device is the default of its centre';
comment on column board_config.floors is 'Floors, desks and groups whose calls are shown; none chosen: all. Desks closed since are passed over';
comment on column board_config.heading_uk is 'Own words; empty: the words of the program';
comment on column board_config.zone is 'Boards that hear each other have one zone: only one of them speaks at a time';
comment on column board_config.volume is 'Per cent, at hours for which board_volume says nothing';
create unique index board_config_default on board_config (centre_id) where device_id is null;
create index board_config_centre on board_config (centre_id);

create table board_volume (
  config_id  uuid not null references board_config,
  starts     time not null,
  ends       time not null,
  volume     smallint not null check (volume between 0 and 100),
  primary key (config_id, starts),
  check (starts < ends)
);
comment on table board_volume is 'Loudness by the hour, Kyiv time: quiet after lunch, loud in the rush';

create table board_slide (
  id           uuid primary key,
  centre_id    uuid not null references centre,
  device_id    uuid references device,
  kind         text not null check (kind in ('notice', 'image', 'video')),
  title_uk     text not null default '' check (length(title_uk) <= 100),
  title_en     text not null default '' check (length(title_en) <= 100),
  body_uk      text not null default '' check (length(body_uk) <= 400),
  body_en      text not null default '' check (length(body_en) <= 400),
  alt_uk       text not null default '' check (length(alt_uk) <= 300),
  alt_en       text not null default '' check (length(alt_en) <= 300),
  file_id      uuid references stored_file,
  captions_id  uuid references stored_file,
  valid_from   date not null,
  valid_to     date,
  seconds      smallint not null default 15 check (seconds between 5 and 300),
  position     smallint not null default 0,
  removed_at   timestamptz,
  version      integer not null default 1,
  check (valid_to is null or valid_to >= valid_from),
  check (kind <> 'notice' or (btrim(title_uk) <> '' and file_id is null)),
  check (kind = 'notice' or (file_id is not null and btrim(alt_uk) <> '')),
  check (captions_id is null or kind = 'video')
);
comment on table board_slide is 'Notices, pictures and videos with sign language that stand beside the calls and never hide them';
comment on column board_slide.device_id is 'Null: on every board of the centre that shows slides';
comment on column board_slide.alt_uk is 'What a picture or video tells, for those who do not see it; obligatory';
create index board_slide_centre on board_slide (centre_id, position) where removed_at is null;
create index board_slide_file on board_slide (file_id) where removed_at is null;

create table board_speaker (
  centre_id       uuid not null references centre,
  zone            text not null,
  holder          uuid not null,
  device_id       uuid not null references device,
  until           timestamptz not null,
  spoken_through  timestamptz,
  primary key (centre_id, zone)
);
comment on table board_speaker is 'Who may speak in a zone now: a lease, so that two boards are never heard at once';
comment on column board_speaker.holder is 'One opened page of the board, not the device: two windows of one device do not speak both';
comment on column board_speaker.spoken_through is 'Calls up to this moment were spoken; who takes over goes on from here';

create table board_revision (
  centre_id  uuid primary key references centre,
  revision   bigint not null default 1
);
comment on table board_revision is 'Grows with every change that a board of the centre must take up; boards compare it and load themselves anew';
insert into board_revision (centre_id) select id from centre;

create function bump_board_revision() returns trigger language plpgsql as $$
declare
  line jsonb := to_jsonb(coalesce(new, old));
  changed uuid := (case when tg_table_name = 'centre' then line ->> 'id' else line ->> 'centre_id' end)::uuid;
begin
  insert into board_revision (centre_id) values (changed)
    on conflict (centre_id) do update set revision = board_revision.revision + 1;
  return coalesce(new, old);
end $$;
comment on function bump_board_revision is 'A desk closed, a device paired anew, a slide changed: whoever writes it, the boards learn of it';
create trigger board_config_revision after insert or update or delete on board_config for each row execute function bump_board_revision();
create trigger board_slide_revision after insert or update on board_slide for each row execute function bump_board_revision();
create trigger desk_board_revision after insert or update of active, number, floor on desk for each row execute function bump_board_revision();
create trigger device_board_revision after update of key_hash, revoked_at on device for each row when (new.kind = 'board') execute function bump_board_revision();
create trigger centre_board_revision after insert or update of name on centre for each row execute function bump_board_revision();

-- The newest calls of a day, however many tickets the day has.
create index ticket_called on ticket (centre_id, business_date, last_call_at desc) where last_call_at is not null;

grant select, insert, update on board_config, board_slide, board_speaker, board_revision to vikno_app;
grant delete on board_config to vikno_app;
grant select, insert, update, delete on board_volume to vikno_app;
