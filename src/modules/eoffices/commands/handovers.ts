import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { Handover } from '../data/handovers.ts';
import { nextPaperNumber } from './paperNumbers.ts';
import { tellItem } from './stock.ts';

export interface NewHandover {
  readonly eofficeId: string;
  readonly toOfficeId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly items: readonly { readonly id: string; readonly cost: number }[];
  readonly withGoods: boolean;
  readonly note: string;
  readonly createdBy: string;
  /** Who confirms at once for the giver: the giver, or the head e-office when the giver is gone; null: nobody yet. */
  readonly signedBy: string | null;
  readonly today: string;
  readonly now: Date;
}

/** Writes an act of handover that waits for whoever has yet to confirm it (KO-A3-3). Returns its identifier. */
export async function offerHandover(tx: Tx, actor: Actor, act: NewHandover): Promise<string> {
  const id = v7();
  await tx
    .insertInto('eoffice_handover')
    .values({
      id,
      eoffice_id: act.eofficeId,
      to_office_id: act.toOfficeId,
      from_id: act.fromId,
      to_id: act.toId,
      year: Number(act.today.slice(0, 4)),
      with_goods: act.withGoods,
      note: act.note,
      created_by: act.createdBy,
      created_at: act.now,
      from_signed_at: act.signedBy === null ? null : act.now,
      from_signed_by: act.signedBy,
    })
    .execute();
  for (const item of act.items)
    await tx
      .insertInto('eoffice_handover_line')
      .values({ id: v7(), handover_id: id, item_id: item.id, quantity: 1, value: item.cost })
      .execute();
  await tell(tx, actor, id, 'eofficeHandover.offered', {
    fromId: act.fromId,
    toId: act.toId,
    items: act.items.length,
  });
  return id;
}

export interface Confirmation {
  readonly version: number;
  readonly workerId: string;
  readonly today: string;
  readonly now: Date;
}

/**
 * The giver or the receiver confirms. The second of them ends it: the things pass into the care of the receiver in the same
 * transaction. `moved`: a thing is not in the giver's care any more; `stale`: it has changed, or is not theirs to confirm.
 */
export async function confirmHandover(
  tx: Tx,
  actor: Actor,
  handover: Handover,
  { version, workerId, today, now }: Confirmation,
): Promise<'signed' | 'done' | 'moved' | 'stale'> {
  const locked = await tx
    .selectFrom('eoffice_handover')
    .select(['from_signed_at as fromSignedAt', 'to_signed_at as toSignedAt', 'state'])
    .where('id', '=', handover.id)
    .where('version', '=', version)
    .where('state', '=', 'offered')
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return 'stale';
  const gives = workerId === handover.fromId && !locked.fromSignedAt;
  const takes = workerId === handover.toId && !locked.toSignedAt;
  if (!gives && !takes) return 'stale';
  const signed = gives ? { from_signed_at: now, from_signed_by: workerId } : { to_signed_at: now };
  const ends = gives ? locked.toSignedAt !== null : locked.fromSignedAt !== null;
  if (ends && !(await stillTheirs(tx, handover))) return 'moved';
  if (ends && handover.withGoods) await writeGoods(tx, handover);
  await tx
    .updateTable('eoffice_handover')
    .set({
      ...signed,
      version: version + 1,
      ...(ends
        ? {
            state: 'done',
            ended_at: now,
            number: await nextPaperNumber(tx, handover.eofficeId, 'handover', handover.year),
          }
        : {}),
    })
    .where('id', '=', handover.id)
    .execute();
  await tell(tx, actor, handover.id, 'eofficeHandover.confirmed', { workerId, side: gives ? 'from' : 'to' });
  if (!ends) return 'signed';
  await passThings(tx, actor, handover);
  await tell(tx, actor, handover.id, 'eofficeHandover.done', { today });
  return 'done';
}

const things = (tx: Tx, handover: Handover) =>
  tx
    .selectFrom('eoffice_item')
    .where('id', 'in', (of) =>
      of
        .selectFrom('eoffice_handover_line')
        .select((e) => e.ref('item_id').$notNull().as('id'))
        .where('handover_id', '=', handover.id)
        .where('item_id', 'is not', null),
    )
    .select(['id', 'keeper_id as keeperId', 'eoffice_id as eofficeId', 'written_off_on as writtenOffOn'])
    .orderBy('id');

/** Locks the things: each must still be the giver's. */
async function stillTheirs(tx: Tx, handover: Handover): Promise<boolean> {
  const all = await things(tx, handover).forUpdate().execute();
  return all.every(
    ({ keeperId, eofficeId, writtenOffOn }) =>
      keeperId === handover.fromId && eofficeId === handover.eofficeId && writtenOffOn === null,
  );
}

async function passThings(tx: Tx, actor: Actor, handover: Handover): Promise<void> {
  for (const { id } of await things(tx, handover).execute()) {
    await tx
      .updateTable('eoffice_item')
      .set((e) => ({
        keeper_id: handover.toId,
        eoffice_id: handover.toOfficeId,
        version: e('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await tellItem(tx, actor, id, 'eofficeItem.handedOver', {
      handoverId: handover.id,
      fromId: handover.fromId,
      toId: handover.toId,
      officeId: handover.toOfficeId,
    });
  }
}

/** Goods stay where they are: the act says how many there were on that day. */
async function writeGoods(tx: Tx, handover: Handover): Promise<void> {
  const stock = await tx
    .selectFrom('eoffice_stock')
    .select(['good_id', 'quantity', 'value'])
    .where('eoffice_id', '=', handover.eofficeId)
    .where('quantity', '>', 0)
    .orderBy('good_id')
    .forShare()
    .execute();
  for (const { good_id, quantity, value } of stock)
    await tx
      .insertInto('eoffice_handover_line')
      .values({ id: v7(), handover_id: handover.id, good_id, quantity, value })
      .execute();
}

/** Ends an act that nobody has completed: the receiver declines it, or whoever made it takes it back. False: it has ended. */
export async function endHandover(
  tx: Tx,
  actor: Actor,
  id: string,
  end: {
    readonly state: 'declined' | 'withdrawn';
    readonly version: number;
    readonly answer: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('eoffice_handover')
    .set({ state: end.state, answer: end.answer, ended_at: end.now, version: end.version + 1 })
    .where('id', '=', id)
    .where('version', '=', end.version)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tell(
    tx,
    actor,
    id,
    end.state === 'declined' ? 'eofficeHandover.declined' : 'eofficeHandover.withdrawn',
    { answer: end.answer },
  );
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `eofficeHandover.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeHandover',
    subjectId,
    kind,
    payload,
  });
