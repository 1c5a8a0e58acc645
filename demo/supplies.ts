import { confirmHandover, offerHandover } from '#modules/eoffices/commands/handovers.ts';
import { fileRequest, moveRequest } from '#modules/eoffices/commands/requests.ts';
import { goodNamed, receiveGoods, registerItem, spendGoods } from '#modules/eoffices/commands/stock.ts';
import { beginWriteOff, signWriteOff } from '#modules/eoffices/commands/writeOffs.ts';
import { handoverWithin } from '#modules/eoffices/data/handovers.ts';
import { requestWithin } from '#modules/eoffices/data/requests.ts';
import { budgetLines } from '#modules/eoffices/data/supplies.ts';
import { eofficeScope } from '#modules/eoffices/rights.ts';
import type { RequestAction, RequestKind } from '#modules/eoffices/rules/requests.ts';
import type { Cost } from '#modules/eoffices/schemas/requests.ts';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';

const actor = systemActor('demo');
const operators = [
  { number: 3, login: 'eoffice.kharkiv' },
  { number: 19, login: 'eoffice2.kharkiv' },
  { number: 10, login: 'headeoffice.kharkiv' },
] as const;
const equipment = [
  { kind: 'equipment', name: 'Робоча станція', cost: 1_850_000, serial: 'WS' },
  { kind: 'equipment', name: 'Монітор 22"', cost: 480_000, serial: 'MN' },
  { kind: 'equipment', name: 'Принтер лазерний', cost: 620_000, serial: 'PR' },
  { kind: 'furniture', name: 'Стіл комп’ютерний', cost: 240_000, serial: '' },
  { kind: 'furniture', name: 'Крісло офісне', cost: 190_000, serial: '' },
] as const;
const goods = [
  { name: 'Папір А4, 80 г/м²', unit: 'пачка', kind: 'stationery', quantity: 60, value: 1_080_000 },
  { name: 'Ручка кулькова', unit: 'шт.', kind: 'stationery', quantity: 100, value: 80_000 },
  { name: 'Картридж до лазерного принтера', unit: 'шт.', kind: 'consumable', quantity: 8, value: 400_000 },
] as const;
const commission = [
  { name: 'Власенко Раїса Кирилівна', post: 'завідувачка головного е-офісу' },
  { name: 'Вигадана Олена Ігорівна', post: 'бухгалтерка' },
  { name: 'Приходько Лідія Семенівна', post: 'операторка е-офісу' },
];

interface Place {
  readonly id: string;
  readonly number: number;
  readonly keeper: string;
}

/** Things, stock, requests and acts of three e-offices of Kharkiv: what their screens show in the first minute (KO-A3-3). */
export async function addSupplies(tx: Tx, now: Date): Promise<void> {
  const places = await placesOf(tx);
  const [third, nineteenth, head] = places;
  if (!third || !nineteenth || !head) return;
  const { municipality_id: municipalityId } = await tx
    .selectFrom('eoffice')
    .select('municipality_id')
    .where('id', '=', head.id)
    .executeTakeFirstOrThrow();
  const scope = eofficeScope({ ...visitor, role: 'headEoffice', municipalityId });
  const today = businessDate(now);
  const back = (days: number) => ({ workerId: head.keeper, date: addDays(today, -days), now });
  for (const place of places)
    for (const [at, { serial, ...thing }] of equipment.entries())
      await registerItem(tx, actor, municipalityId, {
        ...thing,
        office: place.id,
        keeper: place.keeper,
        inventoryNumber: `1014${String(place.number).padStart(2, '0')}${String(at + 1).padStart(3, '0')}`,
        serial: serial && `${serial}-${place.number}0${at + 1}`,
        receivedOn: addDays(today, -400),
        document: 'Накладна № 17',
      });
  for (const { quantity, value, ...good } of goods) {
    const goodId = await goodNamed(tx, municipalityId, good);
    const receipt = { goodId, document: 'Накладна № 31', quantity, value };
    await receiveGoods(tx, actor, back(60), { ...receipt, eofficeId: head.id, fromId: null });
    for (const place of [third, nineteenth]) {
      const share = Math.floor(quantity / 5);
      const issue = {
        ...receipt,
        quantity: share,
        eofficeId: place.id,
        fromId: head.id,
        document: 'Вимога № 8',
      };
      await receiveGoods(tx, actor, back(50), issue);
      const spent = { eofficeId: place.id, goodId, quantity: Math.ceil(share / 2), back: false };
      await spendGoods(tx, actor, back(20), { ...spent, document: 'Робота з відвідувачами' });
    }
    if (good.kind === 'stationery') await writeOffHalf(tx, third, goodId, Math.floor(quantity / 20), back(5));
  }
  const calendar = await calendarFor(tx);
  const request = (kind: RequestKind, words: string, days: number, itemId: string | null = null) =>
    fileRequest(tx, actor, calendar, {
      eofficeId: third.id,
      kind,
      itemId,
      words,
      way: 'office',
      today: addDays(today, -days),
      now,
      workerId: third.keeper,
      files: [],
    });
  const move = async (id: string | null, action: RequestAction, words: string, cost: Cost | null) => {
    const found = id === null ? undefined : await requestWithin(tx, scope, id);
    if (!found) return;
    const { version } = found;
    const dueOn = action === 'done' ? null : addDays(today, 4);
    await moveRequest(tx, actor, calendar, found, {
      action,
      version,
      words,
      dueOn,
      cost,
      municipalityId,
      workerId: head.keeper,
      today,
      now,
    });
  };
  const printer = await tx
    .selectFrom('eoffice_item')
    .select('id')
    .where('inventory_number', '=', '101403003')
    .executeTakeFirst();
  const [service] = await budgetLines(tx, municipalityId, Number(today.slice(0, 4)));
  const refill = await request('cartridge', 'Друкує блідо, потрібна заправка картриджа', 12);
  await move(
    refill,
    'done',
    'Картридж заправлено',
    service
      ? { line: service.id, amount: 35_000, supplier: 'ФОП Вигаданий П. П.', document: 'Акт № 14' }
      : null,
  );
  await move(
    await request('repair', 'Принтер жує папір, блимає червона лампочка', 3, printer?.id ?? null),
    'accept',
    'Майстер буде у четвер',
    null,
  );
  await request('internet', 'Зранку зникає Інтернет, після перезавантаження роутера з’являється', 1);
  await handOverChair(tx, municipalityId, head, third, today, now);
}

async function placesOf(tx: Tx): Promise<Place[]> {
  const places: Place[] = [];
  for (const { number, login } of operators) {
    const office = await tx
      .selectFrom('eoffice')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirst();
    const worker = await tx.selectFrom('worker').select('id').where('login', '=', login).executeTakeFirst();
    if (office && worker) places.push({ id: office.id, number, keeper: worker.id });
  }
  return places;
}

async function writeOffHalf(
  tx: Tx,
  place: Place,
  goodId: string,
  quantity: number,
  by: { readonly workerId: string; readonly date: string; readonly now: Date },
): Promise<void> {
  const content = {
    members: commission,
    lines: [{ id: goodId, quantity, reason: 'витрачено за призначенням' }],
  };
  const basis = 'Витрачено на потреби е-офісу';
  const id = await beginWriteOff(tx, actor, by, {
    eofficeId: place.id,
    kind: 'goods',
    basis,
    draft: content,
  });
  await signWriteOff(
    tx,
    actor,
    { ...by, workerId: place.keeper },
    { id, eofficeId: place.id, kind: 'goods', date: by.date, version: 1 },
    content,
  );
}

/** A chair of the head e-office that the operator of another has received. */
async function handOverChair(
  tx: Tx,
  municipalityId: string,
  from: Place,
  to: Place,
  today: string,
  now: Date,
): Promise<void> {
  const chair = await tx
    .selectFrom('eoffice_item')
    .select(['id', 'cost'])
    .where('eoffice_id', '=', from.id)
    .where('kind', '=', 'furniture')
    .orderBy('inventory_number', 'desc')
    .executeTakeFirst();
  if (!chair) return;
  const id = await offerHandover(tx, actor, {
    eofficeId: from.id,
    toOfficeId: to.id,
    fromId: from.keeper,
    toId: to.keeper,
    items: [chair],
    withGoods: false,
    note: 'Крісло для відвідувачів',
    createdBy: from.keeper,
    signedBy: from.keeper,
    today,
    now,
  });
  const act = await handoverWithin(tx, eofficeScope({ ...visitor, role: 'headEoffice', municipalityId }), id);
  if (act) await confirmHandover(tx, actor, act, { version: 1, workerId: to.keeper, today, now });
}
