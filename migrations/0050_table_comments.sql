-- What each table is for, said once where everybody finds it. Tables that say it themselves are not repeated here.

comment on table migration is 'Which migrations have run, and the digest of each: a file that changed afterwards is refused';
comment on table municipality is 'Громада: the owner of centres, providers and the register of applicants (ORG-1)';
comment on table centre is 'Центр: a house with desks in which several providers receive people (ORG-1)';
comment on table centre_provider is 'Which providers work in which centre (ORG-2)';
comment on table schedule_rule is 'Weekly reception hours of a centre or of a provider in it, with dates (ORG-3, BR-4)';
comment on table schedule_exception is 'A day on which a centre or a provider is closed or has other hours (ORG-3)';
comment on table calendar_exception is 'A single day that is a holiday, a day off or a working day against the week (ORG-3)';
comment on table worker is 'People who work in the system; what they may do stands in role_grant (ORG-7)';
comment on table session is 'Signed-in browsers of workers: listed to their owner and ended one by one';
comment on table service is 'A service of the approved list of a centre (BL, KC-9)';
comment on table desk_shift is 'Who sits at which desk now and before: the plate shows the name (ORG-4, BR-5.3)';
comment on table ticket is 'A place in the queue: its state, its order, and why it was called (BR-16, BR-18, Q-call)';
comment on table person is 'Applicants and representatives in the register of one municipality (BR-5.1, BP-23)';
comment on table case_counter is 'One row a centre and year: case numbers without gaps (BR-22)';
comment on table eoffice is 'Directory of the e-offices of the network (KO-A1)';
