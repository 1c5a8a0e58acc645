-- In which language a worker gets letters of the program.

alter table worker add column letter_locale text check (letter_locale in ('uk', 'en'));
comment on column worker.letter_locale is 'As chosen on the own account page; null: not chosen, letters are Ukrainian';
create index worker_email on worker (lower(email)) where email is not null;
