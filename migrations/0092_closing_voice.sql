-- «The centre closes soon» is said once a day in each zone (KS-voice); a board that takes the word over learns whether it was.
alter table board_speaker add column closing_said_on date;
comment on column board_speaker.closing_said_on is 'Day on which the zone was last told that no more tickets are given; null: never';
