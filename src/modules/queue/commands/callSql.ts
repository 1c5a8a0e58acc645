import { activeSeconds } from '../data/clocks.ts';
import { type DeskInSql, deskViews } from '../data/takeable.ts';

/** Why nobody was called, whichever way the call was made. */
export type Outcome = 'noShift' | 'paused' | 'onBreak' | 'busy' | 'nobody';

/** Parameters of every call: $1 desk, $2 centre, $3 worker, $4 business date, $5 now, $6–$8 the actor. */
export const inSql: DeskInSql = {
  desk: '$1::uuid',
  centre: '$2::uuid',
  date: '$4::date',
  now: '$5::timestamptz',
};

/**
 * The desk that this worker has open (`at_desk`, its shift locked), whether it may call at all (`ready`: open, no visitor,
 * the centre does not stand still) and what it serves.
 */
export const atDeskSql = (unless: string): string => `at_desk as (
    select d.number, d.provider_id, d.express_only, w.sign_language_certificate is not null as signs,
      sh.id as shift_id, sh.state, sh.priority_run as run, q.priority_run as most, q.paused_since
    from desk d join desk_shift sh on sh.desk_id = d.id and sh.state <> 'closed'
    join worker w on w.id = sh.worker_id join queue_settings q on q.centre_id = d.centre_id
    where d.id = $1::uuid and d.centre_id = $2::uuid and sh.worker_id = $3::uuid and ${unless}
    for no key update of sh
  ), busy as (
    select from ticket where desk_id = $1::uuid and state in ('called', 'serving')
  ), ready as (
    select * from at_desk where state = 'open' and paused_since is null and not exists (select from busy)
  ), ${deskViews(inSql)}`;

/**
 * Two requests may come the other way round than they began: whoever is called waited before, so the call does not stand
 * before the return or transfer that it found. The events of a ticket never go back in time.
 */
const moment = 'greatest($5::timestamptz, t.state_since)';

/**
 * The call itself, after `why` (id, category_id, key, run, note): the row, the answer, the event. Waiting ends here, so
 * its clock is added up without the pauses of the centre.
 */
export const calledSql = (event: string): string => `called as (
    update ticket t set state = 'called', desk_id = $1::uuid, worker_id = $3::uuid, called_at = ${moment},
      last_call_at = ${moment}, calls = 1, started_at = null, state_since = ${moment},
      waited_s = t.waited_s + ${activeSeconds('$2::uuid', 't.state_since', '$5::timestamptz')},
      call_reason = jsonb_build_object('key', y.key, 'params', jsonb_strip_nulls(jsonb_build_object(
        'issuedAt', t.issued_at, 'rankAt', t.rank_at, 'allowanceMinutes', t.allowance_minutes, 'run', y.run,
        'note', y.note, 'category', case when pc.id is not null
          then jsonb_build_object('uk', pc.name_uk, 'en', pc.name_en, 'act', pc.act) end)))
    from why y left join priority_category pc on pc.id = y.category_id
    where t.id = y.id and t.state = 'waiting'
    returning t.id, t.visit_id, t.prefix, t.number, t.group_id, t.service_id, t.purpose, t.call_reason, t.waited_s,
      t.called_at
  ), answered as (
    select c.id, c.waited_s, c.called_at, jsonb_build_object('ticketId', c.id, 'visitId', c.visit_id, 'prefix', c.prefix, 'number', c.number,
      'groupId', c.group_id, 'serviceId', c.service_id, 'purpose', c.purpose, 'desk', a.number, 'reason', c.call_reason) as answer
    from called c, at_desk a
  ), told as (
    insert into ledger (centre_id, subject, subject_id, kind, actor, actor_role, request_id, payload)
    select $2::uuid, 'ticket', id::text, '${event}', $6::text, $7::text, $8::text,
      answer - 'ticketId' || jsonb_build_object('deskId', $1::uuid, 'workerId', $3::uuid, 'call', 1, 'waitedS', waited_s,
        'at', called_at) from answered
  )`;

/** The outcome in the last select, from \`at_desk a\` and \`answered w\`. */
export const outcomeSql = (otherwise: string): string => `case when w.answer is not null then 'called'
      when a.state is null then 'noShift' when a.paused_since is not null then 'paused'
      when a.state = 'break' then 'onBreak' when exists (select from busy) then 'busy' else ${otherwise} end`;
