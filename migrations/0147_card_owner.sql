-- Who keeps the card of a service true (BR-12): a named worker of its provider, else the head of the provider.

alter table service add column owner_id uuid references worker;
comment on column service.owner_id is 'Worker who keeps the card true, shown to the public by post; null: the head of the provider (BR-12)';
create index service_owner on service (owner_id) where owner_id is not null;
