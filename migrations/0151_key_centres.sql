-- One key of another system for several centres (BP-23, KS-site).

create table device_centre (
  device_id  uuid not null references device,
  centre_id  uuid not null references centre,
  primary key (device_id, centre_id)
);
comment on table device_centre is 'Centres that the key of a system opens beside the first one (device.centre_id); kiosks and boards stand in one centre';
create index device_centre_centre on device_centre (centre_id);

grant select, insert, delete on device_centre to vikno_app;
