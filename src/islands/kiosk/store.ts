import type { BlocksAnswer, MenuAnswer, OfflineTicketBody } from '#modules/queue/schemas/kiosk.ts';

/** What the kiosk keeps for the time without a connection; names of visitors only until their ticket is sent. */
export interface Facts {
  readonly menu: MenuAnswer;
  /** Server's clock minus this machine's, milliseconds. */
  readonly offset: number;
  /** This machine's clock when the menu was learnt. */
  readonly learntAt: number;
}

export type LocalBlock = BlocksAnswer['blocks'][number] & { readonly date: string };
export type Unsent = OfflineTicketBody & { readonly seq: number };
export type Wish = Omit<OfflineTicketBody, 'blockId' | 'number' | 'issuedAt'>;

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open('vikno-kiosk', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('facts');
    request.result.createObjectStore('blocks', { keyPath: 'id' });
    request.result.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const ended = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });

/** A number that was shown must survive a power cut: written through to the disk. */
const durable = { durability: 'strict' } as const;

export async function readFacts(): Promise<Facts | undefined> {
  const db = await opened;
  return answer(db.transaction('facts').objectStore('facts').get('now'));
}

export async function keepFacts(facts: Facts): Promise<void> {
  const db = await opened;
  const tx = db.transaction('facts', 'readwrite', durable);
  tx.objectStore('facts').put(facts, 'now');
  await ended(tx);
}

export async function readBlocks(): Promise<LocalBlock[]> {
  const db = await opened;
  return answer(db.transaction('blocks').objectStore('blocks').getAll());
}

/** Keeps lent blocks; a number given here is never forgotten for what the server has seen. Blocks of other days go. */
export async function keepBlocks(lease: BlocksAnswer): Promise<void> {
  const db = await opened;
  const tx = db.transaction(['blocks', 'outbox'], 'readwrite', durable);
  const store = tx.objectStore('blocks');
  const mine: LocalBlock[] = await answer(store.getAll());
  const unsent: Unsent[] = await answer(tx.objectStore('outbox').getAll());
  for (const block of mine)
    if (block.date !== lease.date && !unsent.some(({ blockId }) => blockId === block.id))
      store.delete(block.id);
  for (const block of lease.blocks) {
    const known = mine.find(({ id }) => id === block.id);
    store.put({ ...block, date: lease.date, next: Math.max(block.next, known?.next ?? 0) });
  }
  await ended(tx);
}

/**
 * Gives the next number of the group's block and puts the ticket into the outbox, in one transaction: neither exists
 * without the other, and two presses never get one number. Null: no block of this day has a number left.
 */
export async function giveNumber(
  wish: Wish,
  at: { readonly date: string; readonly iso: string },
): Promise<{ readonly prefix: string; readonly number: number } | null> {
  const db = await opened;
  const tx = db.transaction(['blocks', 'outbox'], 'readwrite', durable);
  const store = tx.objectStore('blocks');
  const blocks: LocalBlock[] = await answer(store.getAll());
  const block = blocks
    .filter(({ groupId, date, next, last }) => groupId === wish.groupId && date === at.date && next <= last)
    .sort((a, b) => a.first - b.first)[0];
  if (!block) return null;
  const { next: number } = block;
  store.put({ ...block, next: number + 1 });
  tx.objectStore('outbox').add({ ...wish, blockId: block.id, number, issuedAt: at.iso });
  await ended(tx);
  return { prefix: block.prefix, number };
}

/** Tickets not yet sent, in the order in which they were given. */
export async function readOutbox(): Promise<Unsent[]> {
  const db = await opened;
  return answer(db.transaction('outbox').objectStore('outbox').getAll());
}

export async function forgetSent(seq: number): Promise<void> {
  const db = await opened;
  const tx = db.transaction('outbox', 'readwrite', durable);
  tx.objectStore('outbox').delete(seq);
  await ended(tx);
}
