import { v7 } from 'uuid';
import { recordCount } from '#modules/eoffices/commands/counts.ts';
import { offerHandover } from '#modules/eoffices/commands/handovers.ts';
import { fileRequest } from '#modules/eoffices/commands/requests.ts';
import { goodNamed, receiveGoods, registerItem } from '#modules/eoffices/commands/stock.ts';
import { beginWriteOff } from '#modules/eoffices/commands/writeOffs.ts';
import { requestPhotos } from '#modules/eoffices/data/requests.ts';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** A thing, a request with a photograph, a stock-taking, a handover and a draft of an act in the office. */
export async function sampleStock({ database, clock, files }: Services, eofficeId: string) {
  const { queries } = database;
  const actor = systemActor('test');
  const now = clock.now();
  const today = businessDate(now);
  const worker = async (login: string) =>
    (await queries.selectFrom('worker').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id;
  const [keeper, receiver] = [await worker('eoffice.kharkiv'), await worker('headeoffice.kharkiv')];
  const { municipality_id: municipalityId } = await queries
    .selectFrom('eoffice')
    .select('municipality_id')
    .where('id', '=', eofficeId)
    .executeTakeFirstOrThrow();
  const bytes = Buffer.from('sample photograph');
  const sha256 = await files.put(bytes);
  const by = { workerId: keeper, date: today, now };
  const inventoryNumber = v7();
  return database.transaction(async (tx) => {
    await registerItem(tx, actor, municipalityId, {
      office: eofficeId,
      keeper,
      inventoryNumber,
      kind: 'equipment',
      name: 'Принтер лазерний',
      serial: '',
      receivedOn: today,
      document: 'Накладна 1',
      cost: 450_000,
    });
    const { id: thingId } = await tx
      .selectFrom('eoffice_item')
      .select('id')
      .where('inventory_number', '=', inventoryNumber)
      .executeTakeFirstOrThrow();
    const good = { name: 'Папір А4', unit: 'пачка', kind: 'stationery' } as const;
    const goodId = await goodNamed(tx, municipalityId, good);
    const receipt = { eofficeId, goodId, quantity: 3, value: 54_000, document: 'Накладна 2', fromId: null };
    await receiveGoods(tx, actor, by, receipt);
    const requestId = await fileRequest(tx, actor, await calendarFor(tx), {
      eofficeId,
      kind: 'repair',
      itemId: thingId,
      words: 'Не друкує',
      way: 'office',
      today,
      now,
      workerId: keeper,
      files: [{ sha256, bytes: bytes.length, mediaType: 'image/png', name: 'foto.png' }],
    });
    const countId = await recordCount(tx, actor, by, {
      eofficeId,
      note: '',
      items: [{ itemId: thingId, found: true }],
      goods: [{ goodId, counted: 3 }],
    });
    const handoverId = await offerHandover(tx, actor, {
      eofficeId,
      toOfficeId: eofficeId,
      fromId: keeper,
      toId: receiver,
      items: [{ id: thingId, cost: 450_000 }],
      withGoods: false,
      note: '',
      createdBy: keeper,
      signedBy: keeper,
      today,
      now,
    });
    const actId = await beginWriteOff(tx, actor, by, {
      eofficeId,
      kind: 'goods',
      basis: 'Витрачено',
      draft: { members: [], lines: [] },
    });
    const [photo] = await requestPhotos(tx, requestId ?? '');
    return { thingId, requestId: requestId ?? undefined, photoId: photo?.id, countId, handoverId, actId };
  });
}
