-- A card told in sign language, with captions (BR-9).

create table card_video (
  service_id       uuid primary key references service,
  card_version_id  uuid not null references card_version,
  file_id          uuid not null references stored_file,
  captions_id      uuid not null references stored_file,
  added_by         text not null check (btrim(added_by) <> ''),
  added_at         timestamptz not null,
  edition          integer not null default 1 check (edition >= 1)
);
comment on table card_video is 'Video in Ukrainian Sign Language that tells the card of a service; its captions are obligatory (BR-9)';
comment on column card_video.card_version_id is 'Version whose text it tells: it is shown while that version holds, so that it cannot tell an outdated law';
comment on column card_video.edition is 'Grows with each change; a form sends the one that it showed';
create index card_video_version on card_video (card_version_id);
create index card_video_file on card_video (file_id);
create index card_video_captions on card_video (captions_id);

grant select, insert, update, delete on card_video to vikno_app;
