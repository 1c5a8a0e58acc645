import { v7 } from 'uuid';
import { demoPassword } from '../demo/signIns.ts';
import type { DayRecord } from './record.ts';
import type { Identity, Reply, Web } from './web.ts';

/** A worker with a session, and the desk's part of the API. */
export interface Worker {
  readonly login: string;
  readonly who: Identity;
  /** A form of a page for workers; where it led, null when it was refused. */
  form(path: string, fields: Readonly<Record<string, string>>, page: string): Promise<string | null>;
  /** A page for workers. */
  page(path: string): Promise<string>;
  /** Calls the last of those who wait out of turn, with the reason in words; the ticket, null when it was not done. */
  callOne(deskId: string, reason: string): Promise<string | null>;
  /** A change of the desk itself: open, pause, resume, close, take over. True when it was done. */
  desk(deskId: string, step: string): Promise<boolean>;
  callNext(deskId: string): Promise<{ outcome: string; ticketId: string | null }>;
  /** The next matter of the visitor who has just been served. */
  callHere(deskId: string, ticketId: string): Promise<boolean>;
  /** A step of the ticket at the desk. Null: refused, because the screen was stale or a rule forbids it. */
  ticket(
    deskId: string,
    ticketId: string,
    step: TicketStep,
    body?: unknown,
  ): Promise<Record<string, unknown> | null>;
}

/** Steps of a ticket at a desk and the event that each leaves in the ledger. */
const events = {
  start: 'ticket.started',
  recall: 'ticket.recalled',
  hold: 'ticket.held',
  'no-show': 'ticket.missed',
  return: 'ticket.returned',
  undo: 'ticket.undone',
  transfer: 'ticket.transferred',
  finish: 'ticket.finished',
} as const;
export type TicketStep = keyof typeof events;

/** Signs in through the page, as a person does; and again, when the session has ended meanwhile. */
export async function signIn(web: Web, record: DayRecord, login: string): Promise<Worker> {
  const who: Identity = { cookies: new Map() };
  const enter = async () => {
    const reply = await web.form(who, '/sign-in', { login, password: demoPassword }, '/sign-in');
    if (reply.status !== 303 || reply.location.startsWith('/sign-in'))
      throw new Error(`${login} could not sign in: ${reply.status} ${reply.location}`);
  };
  await enter();
  /** Opens a page, after signing in again when the session has ended. */
  const open = async (path: string) => {
    const reply = await web.get(who, path);
    if (reply.status !== 303) return reply;
    await enter();
    return web.get(who, path);
  };
  const post = async (path: string, body: unknown, what: string) => {
    const key = v7();
    let answer = await web.post(who, path, body, key);
    if (answer.status === 401) {
      record.refused('session had ended');
      await enter();
      answer = await web.post(who, path, body, key);
    }
    if (answer.status >= 400) record.refused(`${what}: ${nameOf(answer)}`);
    return { answer, key };
  };
  return {
    login,
    who,
    page: async (path) => (await open(path)).text,
    form: async (path, fields, page) => {
      await open(page);
      const reply = await web.form(who, path, fields, page);
      if (reply.status !== 303) record.refused(`${path.replace(/[0-9a-f-]{36}/, '…')}: ${reply.status}`);
      return reply.status === 303 ? reply.location : null;
    },
    callOne: async (deskId, reason) => {
      const { text } = await open(`/api/v1/desks/${deskId}/waiting`);
      const { tickets } = JSON.parse(text) as { tickets?: { ticketId: string; hindrance: string | null }[] };
      const last = tickets?.filter(({ hindrance }) => hindrance === null).at(-1);
      if (!last) return null;
      const { ticketId } = last;
      const { answer, key } = await post(
        `/api/v1/desks/${deskId}/call-one`,
        { ticketId, reason },
        'call-one',
      );
      if (answer.status >= 400) return null;
      record.acknowledge('ticket.calledOutOfTurn', ticketId, key);
      return ticketId;
    },
    desk: async (deskId, step) =>
      (await post(`/api/v1/desks/${deskId}/${step}`, {}, step)).answer.status < 400,
    callNext: async (deskId) => {
      const { answer, key } = await post(`/api/v1/desks/${deskId}/call-next`, {}, 'call-next');
      const body = answer.status < 400 ? answer.json() : {};
      const ticketId = idOf(body.ticket);
      if (ticketId !== null) record.acknowledge('ticket.called', ticketId, key);
      return { outcome: String(body.outcome ?? nameOf(answer)), ticketId };
    },
    callHere: async (deskId, ticketId) => {
      const { answer, key } = await post(
        `/api/v1/desks/${deskId}/tickets/${ticketId}/call-here`,
        {},
        'call-here',
      );
      if (answer.status >= 400) return false;
      record.acknowledge('ticket.called', ticketId, key);
      return true;
    },
    ticket: async (deskId, ticketId, step, body = {}) => {
      const { answer, key } = await post(`/api/v1/desks/${deskId}/tickets/${ticketId}/${step}`, body, step);
      if (answer.status >= 400) return null;
      record.acknowledge(events[step], ticketId, key);
      return answer.json();
    },
  };
}

function idOf(ticket: unknown): string | null {
  return typeof ticket === 'object' && ticket !== null && 'ticketId' in ticket
    ? String(ticket.ticketId)
    : null;
}

/** Name of the problem, or the status alone. */
function nameOf(answer: Reply): string {
  try {
    return `${answer.status} ${String(answer.json().error ?? answer.json().outcome ?? '')}`;
  } catch {
    return String(answer.status);
  }
}
