-- The auditor asks the access log by dates; sessions and pairing codes that are long over are removed.

-- Dates of the logs are found without reading them whole: at a thousand centres they have hundreds of millions of rows.
create index access_log_at on access_log (at, seq);
-- The ledger stands on the way of every ticket: an index of block ranges costs its writers next to nothing.
create index ledger_at on ledger using brin (at) with (pages_per_range = 32, autosummarize = on);

-- What ended long ago says nothing that the ledger does not say, and holds addresses of people (docs/security.md).
grant delete on session, device_pairing to vikno_app;
create index session_over on session (coalesce(ended_at, expires_at));
create index device_pairing_over on device_pairing (expires_at);
create index sign_in_throttle_age on sign_in_throttle (since);
