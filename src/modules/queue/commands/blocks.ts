import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { conflict } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Numbers lent to a kiosk for one group and day. `next` is the first that the server has not seen used. */
export interface Block {
  readonly id: string;
  readonly groupId: string;
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  readonly next: number;
}

/** Leased numbers begin here; live ones end before (see the checks of `ticket_counter` and `ticket`). */
const firstLeased = 5001;
const blockSize = 50;
/** A kiosk that forgets its blocks again and again must not eat the numbers of the others. */
const mostBlocks = 20;

export interface LeaseWish {
  readonly deviceId: string;
  readonly centreId: string;
  /** Business date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Blocks that the kiosk still remembers: one it has forgotten is never lent to it again, its numbers may be on paper. */
  readonly known: readonly string[];
  readonly now: Date;
}

/** A block for every group of the centre: a remembered one with numbers left, else a new one beside all others. */
export async function leaseBlocks(tx: Tx, actor: Actor, wish: LeaseWish): Promise<Block[]> {
  // One lease of a group at a time, by all kiosks of the centre: its blocks follow each other.
  const groups = await tx
    .selectFrom('service_group')
    .select(['id', 'prefix'])
    .where('centre_id', '=', wish.centreId)
    .where('active', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const mine = await tx
    .selectFrom('number_block as b')
    .select([
      'b.id',
      'b.group_id as groupId',
      'b.prefix',
      'b.first',
      'b.last',
      sql<number>`coalesce((select max(t.number) + 1 from ticket t where t.block_id = b.id), b.first)`.as(
        'next',
      ),
    ])
    .where('b.device_id', '=', wish.deviceId)
    .where('b.business_date', '=', wish.date)
    .orderBy('b.first')
    .execute();
  const blocks: Block[] = [];
  for (const group of groups) {
    const lent = mine.filter(({ groupId }) => groupId === group.id);
    const usable = lent.find((block) => wish.known.includes(block.id) && block.next <= block.last);
    blocks.push(usable ?? (await newBlock(tx, actor, wish, group, lent.length)));
  }
  return blocks;
}

async function newBlock(
  tx: Tx,
  actor: Actor,
  { deviceId, centreId, date, now }: LeaseWish,
  group: { readonly id: string; readonly prefix: string },
  lent: number,
): Promise<Block> {
  if (lent >= mostBlocks)
    throw conflict(`${mostBlocks} blocks of ${group.prefix} are lent to this kiosk today`);
  const id = v7();
  const { first } = await tx
    .insertInto('number_block')
    .columns([
      'id',
      'device_id',
      'centre_id',
      'group_id',
      'business_date',
      'prefix',
      'first',
      'last',
      'leased_at',
    ])
    .expression((e) =>
      e
        .selectFrom('number_block as other')
        .select([
          sql<string>`${id}::uuid`.as('id'),
          sql<string>`${deviceId}::uuid`.as('device_id'),
          sql<string>`${centreId}::uuid`.as('centre_id'),
          sql<string>`${group.id}::uuid`.as('group_id'),
          sql<string>`${date}::date`.as('business_date'),
          sql<string>`${group.prefix}::text`.as('prefix'),
          sql<number>`coalesce(max(other.last) + 1, ${firstLeased}::int)`.as('first'),
          sql<number>`coalesce(max(other.last) + 1, ${firstLeased}::int) + ${blockSize - 1}::int`.as('last'),
          sql<Date>`${now}::timestamptz`.as('leased_at'),
        ])
        .where('other.centre_id', '=', centreId)
        .where('other.business_date', '=', date)
        .where('other.prefix', '=', group.prefix),
    )
    .returning('first')
    .executeTakeFirstOrThrow();
  const last = first + blockSize - 1;
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'numberBlock',
    subjectId: id,
    kind: 'numberBlock.leased',
    payload: { deviceId, groupId: group.id, prefix: group.prefix, date, first, last },
  });
  return { id, groupId: group.id, prefix: group.prefix, first, last, next: first };
}
