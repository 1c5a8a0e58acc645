-- Keys of other systems, their rights, their end, rotation without a gap (BP-23, BR-18, KS-site).

alter table device drop constraint device_kind_check;
alter table device
  add check (kind in ('kiosk', 'board', 'system')),
  add column rights text[] not null default '{}',
  add column expires_at timestamptz,
  add column per_minute integer check (per_minute between 1 and 100000),
  add column old_key_hash bytea unique check (length(old_key_hash) = 32),
  add column old_key_until timestamptz,
  add check (rights <@ array['calls.read', 'statistics.read', 'ticket.issue']),
  add check ((kind = 'system') = (cardinality(rights) > 0)),
  add check ((old_key_hash is null) = (old_key_until is null));
comment on column device.kind is 'kiosk and board are paired browsers or machines; system is a program of the municipality that holds a key';
comment on column device.rights is 'What the key of a system opens, and nothing else; empty for kiosks and boards, whose kind says it';
comment on column device.expires_at is 'From then on the key is refused; null: until it is revoked';
comment on column device.per_minute is 'Requests a minute with this key on one node before 429; null: only the general limit by address';
comment on column device.old_key_hash is 'The key before the last rotation, accepted until old_key_until, so that the other side can change over';
