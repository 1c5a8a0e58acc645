import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { DayClock } from './clock.ts';
import type { Held } from './hall.ts';
import type { Matter, VisitorPlan } from './plan.ts';
import type { DayRecord } from './record.ts';
import type { Identity, Web } from './web.ts';

/** A kiosk that has lost its connection: it goes on from numbers that it was lent, and tells of them afterwards. */
export interface OfflineKiosk {
  readonly active: () => boolean;
  /** Borrows numbers; from now on they are given out without the server. */
  cut(): Promise<void>;
  /** Gives a number of the group; false when none was lent. */
  give(visitor: VisitorPlan, matter: Matter): boolean;
  /** The connection is back: every ticket is told, and its visitor is in the hall of the server too. */
  join(): Promise<number>;
}

interface Lent {
  readonly id: string;
  readonly groupId: string;
  readonly prefix: string;
  readonly last: number;
  next: number;
}

interface Given {
  readonly key: string;
  readonly code: string;
  readonly label: string;
  readonly visitor: VisitorPlan;
  readonly matter: Matter;
  readonly body: Readonly<Record<string, unknown>>;
}

export function createOfflineKiosk(
  web: Web,
  clock: DayClock,
  record: DayRecord,
  kiosk: Identity,
  come: (held: Held) => void,
): OfflineKiosk {
  let lent: Lent[] = [];
  let given: Given[] = [];
  let active = false;
  const tell = async (one: Given) => {
    const reply = await web.post(kiosk, '/api/v1/kiosk/offline-tickets', one.body, one.key);
    if (reply.status !== 200 || reply.json().outcome !== 'taken')
      throw new Error(`an offline ticket was refused: ${reply.status} ${reply.text}`);
    const { tickets } = (await web.get(kiosk, `/api/v1/kiosk/ticket/${one.code}/prints`)).json();
    const [ticket] = tickets as { ticketId: string }[];
    if (!ticket) throw new Error(`the offline ticket ${one.label} is not there`);
    record.acknowledge('ticket.issued', ticket.ticketId, one.key, one.label);
    come({
      ticketId: ticket.ticketId,
      accessCode: one.code,
      visitor: one.visitor,
      matter: one.matter,
      settled: false,
      gone: false,
      backAt: 0,
    });
  };
  return {
    active: () => active,
    cut: async () => {
      const reply = await web.post(kiosk, '/api/v1/kiosk/blocks', { known: [] });
      if (reply.status !== 200) throw new Error(`no numbers were lent: ${reply.status} ${reply.text}`);
      lent = (reply.json().blocks as Lent[]).map((block) => ({ ...block }));
      active = true;
      record.tell(`термінал утратив зв’язок; позичено блоків номерів: ${lent.length}`);
    },
    give: (visitor, matter) => {
      const block = lent.find((one) => one.groupId === matter.groupId && one.next <= one.last);
      if (!active || !block) return false;
      const number = block.next++;
      const code = randomBytes(16).toString('base64url');
      const body = {
        blockId: block.id,
        number,
        visitCode: code,
        groupId: matter.groupId,
        serviceId: matter.serviceId,
        purpose: matter.purpose,
        signLanguage: visitor.sign,
        issuedAt: new Date(clock.now()).toISOString(),
      };
      given.push({ key: v7(), code, label: `${block.prefix}-${number}`, visitor, matter, body });
      return true;
    },
    join: async () => {
      active = false;
      const told = given;
      given = [];
      // Several at once, as a kiosk with a queue of its own would send them.
      for (let from = 0; from < told.length; from += 8)
        await Promise.all(told.slice(from, from + 8).map(tell));
      record.tell(`термінал знову на зв’язку; передано талонів: ${told.length}`);
      return told.length;
    },
  };
}
