-- How often the cards of a centre are compared with the law again (BR-12).

alter table centre add column card_check_months smallint not null default 6 check (card_check_months between 1 and 60);
comment on column centre.card_check_months is 'Months after which a card that nobody compared with the law counts as stale (BR-12)';
