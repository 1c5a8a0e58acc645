/**
 * Which tickets a desk may take now: the one text that call next runs and that the waiting list shows (Q-call, BR-18).
 * Fixed SQL in pieces: the hot statement is sent as it stands, and the list asks the same question in the same words.
 */

/** SQL expressions of the values that the pieces ask about. */
export interface DeskInSql {
  readonly desk: string;
  readonly centre: string;
  readonly date: string;
  readonly now: string;
}

/** A break longer than this releases tickets that were kept for the desk: nobody waits for a chair that stays empty. */
const longBreak = `interval '15 minutes'`;

/** Groups that a desk serves: its own, or, when it has none, all that have services of its provider. */
export const servedGroups = (desk: string, centre: string, provider: string): string => `
    select dg.group_id from desk_group dg where dg.desk_id = ${desk}
    union all
    select g.id from service_group g
    where g.centre_id = ${centre} and not exists (select from desk_group where desk_id = ${desk})
      and (${provider} is null
        or exists (select from service s where s.group_id = g.id and s.provider_id = ${provider} and s.active))`;

/**
 * Common table expressions: `served` (groups of the desk, a row of which `ready` is the source), `staffed` (desks of the
 * centre where somebody works today) and `signers` (groups served by a desk whose worker signs). `ready` must be made
 * before them: no row when the desk may take nobody, else one row (provider_id, express_only, signs).
 */
export const deskViews = ({ desk, centre, date, now }: DeskInSql): string => `served as (
    select g.group_id from ready r cross join lateral (${servedGroups(desk, centre, 'r.provider_id')}) g
  ), staffed as (
    select sh.desk_id, w.sign_language_certificate is not null as signs
    from desk_shift sh join worker w on w.id = sh.worker_id
    where sh.centre_id = ${centre} and (sh.state = 'open' or (sh.state = 'break' and sh.state_since > ${now} - ${longBreak}))
      and sh.opened_at >= ${date}::timestamp at time zone 'Europe/Kyiv'
  ), signers as (
    select g.group_id, d.provider_id, d.express_only
    from staffed st join desk d on d.id = st.desk_id
    cross join lateral (${servedGroups('d.id', centre, 'd.provider_id')}) g
    where st.signs
  )`;

/** Matters that the desk serves at all, whoever may have to wait for another desk: a condition on \`ticket t\`. */
export const servedHere = (desk: string): string => `(t.group_id = any(array(select group_id from served))
        or t.only_desk_id = ${desk} or t.only_provider_id = (select provider_id from ready))
      and (t.only_provider_id is null or (select provider_id from ready) is null
        or t.only_provider_id = (select provider_id from ready))`;

/** Another matter of the same visitor is at a desk: one visit is never at two desks (BR-16). */
export const visitAtDesk = `exists (select from ticket o where o.visit_id = t.visit_id and o.state in ('called', 'serving'))`;

/** Kept for another desk at which somebody works. */
export const keptElsewhere = (
  desk: string,
): string => `(t.only_desk_id is not null and t.only_desk_id <> ${desk}
        and exists (select from staffed st where st.desk_id = t.only_desk_id))`;

/** Asks for sign language, this worker does not sign, and a desk that does may take the ticket (KS-sign). */
export const leftToSigner = (
  desk: string,
): string => `(t.needs_sign and t.only_desk_id is distinct from ${desk} and not (select signs from ready)
        and exists (select from signers x where x.group_id = t.group_id and (t.express or not x.express_only)
          and (t.only_provider_id is null or x.provider_id is null or x.provider_id = t.only_provider_id)))`;

/** A long matter at a desk of short ones. */
export const tooLongHere = (desk: string): string =>
  `(not t.express and t.only_desk_id is distinct from ${desk} and (select express_only from ready))`;

/** The whole condition on \`ticket t\`: the desk may call it now. */
export const takeable = ({ desk, centre, date, now }: DeskInSql): string => `t.centre_id = ${centre}
      and t.business_date = ${date} and t.state = 'waiting' and exists (select from ready)
      and ${servedHere(desk)}
      and (t.not_before is null or t.not_before <= ${now})
      and not ${tooLongHere(desk)}
      and not ${keptElsewhere(desk)}
      and not ${leftToSigner(desk)}
      and not ${visitAtDesk}`;
