-- What happens in a life and whom a service is for: words by which people look for services, kept by the staff.

create table service_topic (
  id               uuid primary key,
  municipality_id  uuid not null references municipality,
  kind             text not null check (kind in ('situation', 'category')),
  name_uk          text not null check (btrim(name_uk) <> ''),
  name_en          text not null check (btrim(name_en) <> ''),
  position         smallint not null default 0 check (position between 0 and 999),
  active           boolean not null default true,
  version          integer not null default 1 check (version >= 1),
  unique (municipality_id, kind, name_uk)
);
comment on table service_topic is 'Life situations (birth of a child, displacement …) and categories of people, by which a visitor finds services';

create table service_topic_link (
  service_id  uuid not null references service,
  topic_id    uuid not null references service_topic,
  primary key (service_id, topic_id)
);
comment on table service_topic_link is 'Which services belong to a life situation or a category';
create index service_topic_link_topic on service_topic_link (topic_id);

grant select, insert, update on service_topic to vikno_app;
grant select, insert, delete on service_topic_link to vikno_app;
