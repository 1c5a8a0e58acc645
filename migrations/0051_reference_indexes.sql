-- From an applicant or a ticket to what belongs to it without reading a whole table: merging doubles, export for the
-- person, the end of the term of keeping (BP-9).

create index case_file_representative on case_file (representative_id) where representative_id is not null;
create index case_file_ticket on case_file (ticket_id) where ticket_id is not null;
create index consent_person on consent (person_id);
create index deficiency_notice_case on deficiency_notice (case_id);
create index handover_person on handover (handed_to);
