import { z } from 'zod';
import type { Sketch } from '../rules/cardBase.ts';
import type { Reader } from './services.ts';
import type { KeptService } from './staff.ts';

const fieldsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The form that somebody set aside unfinished. The service must have been read through a scope. */
export async function sketchOf(db: Reader, service: KeptService): Promise<Sketch | undefined> {
  const row = await db
    .selectFrom('card_sketch')
    .where('service_id', '=', service.id)
    .select(['fields', 'base', 'saved_by as savedBy', 'saved_at as savedAt'])
    .executeTakeFirst();
  return row && { ...row, fields: fieldsSchema.parse(row.fields) };
}
