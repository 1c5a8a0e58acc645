import type { Clock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from './app.ts';
import type { Client } from './client.ts';

/** The kiosk of Bakhmut with those who keep it, for tests of its screens. */
export interface KioskStage {
  readonly app: TestApp;
  readonly kiosk: Client;
  readonly reception: Client;
  readonly head: Client;
  readonly deviceId: string;
  readonly centre: { readonly id: string; readonly municipality_id: string };
  /** The first service that the kiosk offers, and the address of its last question. */
  choice(): Promise<{ url: string; group: string; service: string }>;
  take(more?: Record<string, string>): ReturnType<Client['post']>;
  count(table: 'ticket' | 'ticket_print' | 'number_block' | 'offline_report'): Promise<number>;
  settings(values: Record<string, unknown>): Promise<unknown>;
}

/** What the pattern finds in a page, as an address. */
export const first = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`no ${pattern} in ${text.slice(0, 2000)}`);
  return found.replaceAll('&amp;', '&');
};

/** The secret of the visit to which a given ticket leads. */
export const codeOf = (location: string) => first(location, /\/kiosk\/ticket\/([\w-]+)/);

export async function openKioskStage(clock: Clock): Promise<KioskStage> {
  const app = await startTestApp({ clock });
  const kiosk = await app.device('kiosk', 'bakhmut');
  const [reception, head] = [await app.signIn('reception.bakhmut'), await app.signIn('centre.bakhmut')];
  const { queries } = app.services.database;
  const row = await queries
    .selectFrom('device')
    .innerJoin('centre', 'centre.id', 'device.centre_id')
    .select(['device.id', 'centre.id as centreId', 'centre.municipality_id'])
    .where('device.name', '=', 'test kiosk')
    .executeTakeFirstOrThrow();
  const choice = async () => {
    const start = await kiosk.get('/kiosk');
    const services = await kiosk.get(first(start.text, /href="(\/kiosk\/services\?[^"]+)"/));
    const url = first(services.text, /href="(\/kiosk\/purpose\?group=[^"]+service=[^"]+)"/);
    return { url, group: first(url, /group=([^&]+)/), service: first(url, /service=([^&]+)/) };
  };
  return {
    app,
    kiosk,
    reception,
    head,
    deviceId: row.id,
    centre: { id: row.centreId, municipality_id: row.municipality_id },
    choice,
    take: async (more = {}) => {
      const { url, group, service } = await choice();
      return kiosk.post('/kiosk/tickets', { group, service, purpose: 'submit', ...more }, { form: url });
    },
    count: async (table) =>
      (
        await queries
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    settings: (values) =>
      queries.updateTable('queue_settings').set(values).where('centre_id', '=', row.centreId).execute(),
  };
}
