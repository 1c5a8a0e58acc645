/**
 * Whole seconds between two moments without the pauses of the centre, as an SQL expression. The same as the function
 * `active_seconds`, written out: a function of language sql is planned anew at every call. No clock of a visitor runs
 * over more than a day, so older pauses are not read.
 */
export const activeSeconds = (
  centre: string,
  since: string,
  until: string,
): string => `greatest(0, round(extract(epoch from ${until} - ${since}) - coalesce((
      select sum(extract(epoch from least(coalesce(p.ended_at, ${until}), ${until}) - greatest(p.started_at, ${since})))
      from centre_pause p
      where p.centre_id = ${centre} and p.started_at > ${since} - interval '1 day' and p.started_at < ${until}
        and coalesce(p.ended_at, ${until}) > ${since}), 0)))::integer`;
