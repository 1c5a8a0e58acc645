-- Reading the queue in the order of calling, and the last calls of a centre, at a constant price (BR-18, KS-voice).

create index ticket_order on ticket (centre_id, business_date, rank_at, id) where state = 'waiting';
comment on index ticket_order is 'Call next walks it from the earliest rank and stops at the first ticket that the desk may take';

create index ticket_last_calls on ticket (centre_id, business_date, last_call_at) where last_call_at is not null;
comment on index ticket_last_calls is 'The board reads the newest few, however many visitors the day had';

alter table ticket add column allowance_minutes smallint not null default 0 check (allowance_minutes between 0 and 480);
comment on column ticket.allowance_minutes is 'How much earlier than its arrival the ticket ranks, by a lawful category (BR-18)';
