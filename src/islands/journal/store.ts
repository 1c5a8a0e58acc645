import type { JournalKit } from '#modules/eoffices/schemas/offline.ts';

/**
 * What the operator's device keeps. Entries and known visitors lie encrypted (AES-256-GCM) under a key that the server
 * gives with the sign-in: it cannot be read out of the browser, and it is forgotten when the operator signs out. The
 * entries stay, unreadable until the same operator signs in again.
 */
export interface Access {
  readonly workerId: string;
  readonly eofficeId: string;
  readonly key: CryptoKey;
  /** Server's clock minus this device's, milliseconds, and the server's time when it was learnt. */
  readonly offsetMs: number;
  readonly contactAt: string;
}

export type Values = Readonly<Record<string, string>>;
export type Visitors = JournalKit['visitors'];

/** An entry that is not in the journal yet. */
export interface Waiting {
  readonly id: string;
  readonly eofficeId: string;
  readonly values: Values;
  readonly dateChosen: boolean;
  readonly offline: boolean;
  readonly writtenAt: string;
  readonly offsetMs: number | null;
  readonly contactAt: string | null;
  /** What the server answered when it did not take the entry. */
  readonly refusal: {
    readonly kind: 'fields' | 'clock' | 'otherOffice';
    readonly problems: readonly string[];
    readonly today: string;
  } | null;
}
export type Kept = Waiting & { readonly seq: number };

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}
interface Row extends Sealed {
  readonly seq: number;
  readonly workerId: string;
}

let opening: Promise<IDBDatabase> | null = null;
function opened(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('vikno-journal', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('access');
      request.result.createObjectStore('visitors');
      request.result.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Written through to the disk: what the operator was told is kept must survive a power cut. */
async function write<T>(store: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<void> {
  const db = await opened();
  const tx = db.transaction(store, 'readwrite', { durability: 'strict' });
  work(tx.objectStore(store));
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    tx.onerror = () => reject(tx.error);
  });
}
const read = async <T>(store: string, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
  answer(work((await opened()).transaction(store).objectStore(store)));

/** The owner is bound to what is sealed: it opens for nobody else. */
const bound = (workerId: string) => new TextEncoder().encode(workerId);

async function seal(access: Access, plain: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bound(access.workerId) },
    access.key,
    new TextEncoder().encode(JSON.stringify(plain)),
  );
  return { iv, bytes };
}
async function unseal<T>(access: Access, { iv, bytes }: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: bound(access.workerId) },
    access.key,
    bytes,
  );
  return JSON.parse(new TextDecoder().decode(plain));
}

export const readAccess = (): Promise<Access | undefined> => read('access', (store) => store.get('now'));

/** Takes over what the server gave: key, clock, visitors. The raw key is not kept anywhere. */
export async function keepKit(kit: JournalKit, offsetMs: number): Promise<Access> {
  const raw = Uint8Array.from(atob(kit.key.replace(/-/g, '+').replace(/_/g, '/')), (sign) =>
    sign.charCodeAt(0),
  );
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const access: Access = {
    workerId: kit.workerId,
    eofficeId: kit.eofficeId,
    key,
    offsetMs,
    contactAt: kit.at,
  };
  const sealed = await seal(access, kit.visitors);
  await write('access', (store) => store.put(access, 'now'));
  await write('visitors', (store) => store.put(sealed, 'now'));
  return access;
}

export async function readVisitors(access: Access): Promise<Visitors> {
  const sealed = await read<Sealed | undefined>('visitors', (store) => store.get('now'));
  return sealed ? unseal<Visitors>(access, sealed).catch(() => []) : [];
}

export async function addWaiting(access: Access, waiting: Waiting): Promise<void> {
  const sealed = await seal(access, waiting);
  await write('outbox', (store) => store.add({ ...sealed, workerId: access.workerId }));
}

export async function changeWaiting(access: Access, { seq, ...waiting }: Kept): Promise<void> {
  const sealed = await seal(access, waiting);
  await write('outbox', (store) => store.put({ ...sealed, workerId: access.workerId, seq }));
}

export const dropWaiting = (seq: number): Promise<void> => write('outbox', (store) => store.delete(seq));

export interface Outbox {
  /** Entries of the operator, in the order in which they were written. */
  readonly mine: readonly Kept[];
  /** How many wait for another operator, and how many cannot be read any more. */
  readonly others: number;
  readonly unreadable: number;
}

export async function readOutbox(access: Access | undefined): Promise<Outbox> {
  const rows = await read<Row[]>('outbox', (store) => store.getAll());
  const own = access ? rows.filter(({ workerId }) => workerId === access.workerId) : [];
  const mine: Kept[] = [];
  for (const row of own) {
    const waiting = access && (await unseal<Waiting>(access, row).catch(() => null));
    if (waiting) mine.push({ ...waiting, seq: row.seq });
  }
  return { mine, others: rows.length - own.length, unreadable: own.length - mine.length };
}
