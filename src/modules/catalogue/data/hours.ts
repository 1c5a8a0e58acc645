import { addDays } from '#platform/calendar/civilDate.ts';
import type { Hours } from '../rules/openNow.ts';
import type { Reader } from './services.ts';

/** Hours of a centre and its providers, with the exceptions of the next weeks. */
export async function hoursOfCentre(db: Reader, centreId: string, today: string): Promise<Hours> {
  const [rules, exceptions] = await Promise.all([
    db
      .selectFrom('schedule_rule')
      .where('centre_id', '=', centreId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
      .select([
        'provider_id as providerId',
        'weekday',
        'opens',
        'closes',
        'valid_from as validFrom',
        'valid_to as validTo',
      ])
      .execute(),
    db
      .selectFrom('schedule_exception')
      .where('centre_id', '=', centreId)
      .where('date', '>=', today)
      .where('date', '<=', addDays(today, 21))
      .select(['provider_id as providerId', 'date', 'opens', 'closes'])
      .execute(),
  ]);
  return { rules, exceptions };
}
