-- When everybody was last looked at is a matter of each running program: kept in a row it was a write with nothing to say.
alter table notification_follower drop column full_at;
comment on table notification_follower is 'Up to which transaction the ledger has been followed; written only when something has happened since';
