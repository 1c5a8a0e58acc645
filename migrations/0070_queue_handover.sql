-- A visitor handed on to a provider of the centre, and the undoing of a mis-click at the desk (Q-call).

alter table ticket add column only_provider_id uuid references provider;
comment on column ticket.only_provider_id is 'Handed on to this provider: only its desks call the ticket, whichever group it was taken for';

-- «Finished» or «did not come» pressed by mistake is taken back within two minutes. The episode is a reading of the
-- ledger, where both the mistake and its undoing stay for ever; a reading that counted the mistake would lie.
grant delete on desk_episode to vikno_app;
