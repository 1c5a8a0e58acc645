-- Whether the service needs data of people other than the applicant (BP-22, KC-20).

alter table case_file add column other_people boolean;
comment on column case_file.other_people is 'The answer to «are another person''s data needed»: while it is true, nothing is registered without that person''s recorded consent; null: not asked yet';
