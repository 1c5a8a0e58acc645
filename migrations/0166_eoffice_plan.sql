-- Where e-offices are, as staff say it (KO-A1): the district, coordinates; the place of each district on an own-drawn plan.

alter table eoffice add column district text check (length(district) <= 60);
alter table eoffice add column latitude double precision check (latitude between 44.0 and 52.5);
alter table eoffice add column longitude double precision check (longitude between 22.0 and 40.5);
alter table eoffice add constraint eoffice_both_coordinates check ((latitude is null) = (longitude is null));
comment on column eoffice.district is 'District of the city as the head office entered it; null: the one that the name of the organisation tells; empty: none';
comment on column eoffice.latitude is 'Degrees, entered by staff, within Ukraine; never guessed from the address';

create table eoffice_district (
  municipality_id  uuid not null references municipality,
  name             text not null check (btrim(name) <> '' and length(name) <= 60),
  col              smallint not null check (col between 1 and 6),
  row              smallint not null check (row between 1 and 6),
  primary key (municipality_id, name),
  unique (municipality_id, col, row)
);
comment on table eoffice_district is 'Place of a district on the plan of tiles: a schematic, not a map to scale';

grant select, insert, update, delete on eoffice_district to vikno_app;
