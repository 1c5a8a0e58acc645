import { randomUUID } from 'node:crypto';
import { callNext } from '#modules/queue/commands/callNext.ts';
import { closeDesk, openDesk } from '#modules/queue/commands/desks.ts';
import { hotWrite } from '#modules/queue/commands/hotWrite.ts';
import { issueTicket } from '#modules/queue/commands/issueTicket.ts';
import { pauseCentre, resumeCentre } from '#modules/queue/commands/pause.ts';
import type { AtDesk } from '#modules/queue/commands/stays.ts';
import {
  finishTicket,
  holdTicket,
  missTicket,
  returnTicket,
  startTicket,
} from '#modules/queue/commands/tickets.ts';
import { transferTicket } from '#modules/queue/commands/transfer.ts';
import { undoTicket } from '#modules/queue/commands/undo.ts';
import type { Database } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { addCategory, type SampleCentre } from './sampleCentre.ts';

export interface Arrival {
  readonly group: number;
  readonly category: number;
  readonly sign: boolean;
  readonly collect: boolean;
  readonly secondOf: number | null;
}
export interface DeskMove {
  readonly kind: 'finish' | 'hold' | 'toDesk' | 'toGroup' | 'miss' | 'undo' | 'return';
  readonly pick: number;
  /** The request takes its time and then stands still, until the other desks have done theirs: a busy machine. */
  readonly late: boolean;
}
export interface Plan {
  readonly signs: readonly number[];
  readonly express: readonly number[];
  readonly oneGroup: readonly number[];
  readonly priorityRun: number;
  readonly rounds: readonly {
    readonly arrivals: readonly Arrival[];
    readonly moves: readonly DeskMove[];
    readonly between: 'nothing' | 'pause' | 'shut';
  }[];
}

export interface ModelTicket {
  readonly id: string;
  readonly visitId: string;
  readonly state: string;
  readonly groupId: string;
  readonly express: boolean;
  readonly needsSign: boolean;
  readonly onlyDesk: string | null;
  readonly deskId: string | null;
  readonly issuedAt: number;
  readonly rankAt: number;
  readonly allowanceMinutes: number;
  readonly waitedS: number;
  readonly waitingSince: number;
}

const actor = systemActor('test');

/**
 * A hall whose desks work at the same time in rounds, and the rule of who may take whom written once more, in
 * TypeScript, so that what the statement does can be judged by something else than itself.
 */
export class ModelHall {
  private readonly database: Database;
  private readonly centre: SampleCentre;
  private readonly plan: Plan;
  private readonly codes: string[] = [];
  private readonly categories = new Map<number, string>();
  private readonly shut = new Set<number>();
  private seconds = 0;

  constructor(database: Database, centre: SampleCentre, plan: Plan) {
    this.database = database;
    this.centre = centre;
    this.plan = plan;
  }

  async prepare(): Promise<void> {
    const { queries } = this.database;
    for (const minutes of [30, 120])
      this.categories.set(minutes, await addCategory(this.database, this.centre, minutes));
    await queries
      .updateTable('queue_settings')
      .set({ priority_run: this.plan.priorityRun })
      .where('centre_id', '=', this.centre.centreId)
      .execute();
    for (const desk of this.plan.signs)
      await queries
        .updateTable('worker')
        .set({ sign_language_certificate: 'УЖМ-1' })
        .where('id', '=', this.desk(desk).workerId)
        .execute();
    for (const desk of this.plan.express)
      await queries
        .updateTable('desk')
        .set({ express_only: true })
        .where('id', '=', this.desk(desk).id)
        .execute();
    for (const desk of this.plan.oneGroup)
      await queries
        .insertInto('desk_group')
        .values({ desk_id: this.desk(desk).id, group_id: this.group(1) })
        .execute();
    await queries
      .updateTable('desk_shift')
      .set({ opened_at: this.now(), state_since: this.now() })
      .where('centre_id', '=', this.centre.centreId)
      .execute();
    // People without a category stand there from the beginning: they are whom the others would be moved past.
    for (let n = 0; n < 6; n += 1)
      await this.arrive({ group: n % 2, category: 0, sign: n === 5, collect: n % 3 === 0, secondOf: null });
  }

  private desk(index: number) {
    const desk = this.centre.desks[index];
    if (!desk) throw new Error(`no desk ${index}`);
    return desk;
  }

  private group(index: number): string {
    return this.centre.groups[index % this.centre.groups.length]?.id ?? '';
  }

  /** Whole seconds, so that sums are exact; time never stands still between two steps. */
  private now(): Date {
    this.seconds += 7;
    return new Date(Date.UTC(2026, 10, 20, 8) + this.seconds * 1000);
  }

  private at(index: number): AtDesk {
    const desk = this.desk(index);
    return { centreId: this.centre.centreId, deskId: desk.id, workerId: desk.workerId, now: this.now() };
  }

  async arrive(one: Arrival): Promise<void> {
    const code =
      one.secondOf === null ? null : (this.codes[one.secondOf % Math.max(1, this.codes.length)] ?? null);
    const issued = await issueTicket(this.database, actor, hotWrite('hall', randomUUID(), '/t', null), {
      centreId: this.centre.centreId,
      groupId: this.group(one.group),
      serviceId: null,
      purpose: one.collect ? 'collect' : 'submit',
      personName: null,
      signLanguage: one.sign,
      visitCode: code,
      categoryId: this.categories.get(one.category) ?? null,
      now: this.now(),
    });
    if (issued.kind === 'issued') this.codes.push(issued.ticket.accessCode);
  }

  async tickets(): Promise<ModelTicket[]> {
    const rows = await this.database.queries
      .selectFrom('ticket')
      .selectAll()
      .where('centre_id', '=', this.centre.centreId)
      .orderBy('issued_at')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      visitId: row.visit_id,
      state: row.state,
      groupId: row.group_id,
      express: row.express,
      needsSign: row.needs_sign,
      onlyDesk: row.only_desk_id,
      deskId: row.desk_id,
      issuedAt: row.issued_at.getTime(),
      rankAt: row.rank_at.getTime(),
      allowanceMinutes: row.allowance_minutes,
      waitedS: row.waited_s,
      waitingSince: row.state_since.getTime(),
    }));
  }

  private serves(desk: number, groupId: string): boolean {
    return !this.plan.oneGroup.includes(desk) || groupId === this.group(1);
  }

  /** The rule of the order, told once more: whom a desk may call now. */
  mayTake(desk: number, ticket: ModelTicket, all: readonly ModelTicket[]): boolean {
    if (ticket.state !== 'waiting' || this.shut.has(desk)) return false;
    const atDesk = all.some(
      ({ visitId, state }) => visitId === ticket.visitId && ['called', 'serving'].includes(state),
    );
    return !atDesk && this.suits(desk, ticket);
  }

  /** Skills, short matters, sign language and routing. */
  suits(desk: number, ticket: ModelTicket): boolean {
    const sentHere = ticket.onlyDesk === this.desk(desk).id;
    const keptFor = this.centre.desks.findIndex(({ id }) => id === ticket.onlyDesk);
    if (sentHere) return true;
    if (!this.serves(desk, ticket.groupId)) return false;
    if (keptFor >= 0 && !this.shut.has(keptFor)) return false;
    if (this.plan.express.includes(desk) && !ticket.express) return false;
    const signer = this.plan.signs.some(
      (one) =>
        !this.shut.has(one) &&
        this.serves(one, ticket.groupId) &&
        (ticket.express || !this.plan.express.includes(one)),
    );
    return !(ticket.needsSign && signer && !this.plan.signs.includes(desk));
  }

  /** Some matter of the visit changed its state in between: what a desk saw of it in that moment is unknown. */
  visitMoved(visitId: string, before: readonly ModelTicket[], after: readonly ModelTicket[]): boolean {
    const states = (tickets: readonly ModelTicket[]) =>
      JSON.stringify(
        tickets
          .filter((ticket) => ticket.visitId === visitId)
          .map(({ id, state, waitingSince }) => [id, state, waitingSince])
          .sort(),
      );
    return states(before) !== states(after);
  }

  /** Desk and visit of everybody who is at a desk. */
  private atDesks = (tickets: readonly ModelTicket[]) =>
    tickets.filter(({ state }) => state === 'called' || state === 'serving');
  seated(tickets: readonly ModelTicket[]): Set<string> {
    return new Set(
      this.atDesks(tickets).flatMap(({ deskId, visitId }) => [`desk ${deskId}`, `visit ${visitId}`]),
    );
  }
  /** The same, refusing a desk or a visit that appears twice. */
  seatedOnce(tickets: readonly ModelTicket[]): string[] {
    const places = this.atDesks(tickets).flatMap(({ deskId, visitId }) => [
      `desk ${deskId}`,
      `visit ${visitId}`,
    ]);
    if (new Set(places).size !== places.length) throw new Error(`twice: ${places.join(', ')}`);
    return places;
  }

  /** Every desk acts once, all at the same time or some late: with a visitor it goes on with them, else it calls. */
  async play(moves: readonly DeskMove[]): Promise<{ desk: number; ticketId: string }[]> {
    const tickets = await this.tickets();
    const requests = moves.map((move, desk) => ({ move, desk, at: this.at(desk) }));
    const act = (late: boolean) =>
      Promise.all(
        requests.filter(({ move }) => move.late === late).map((request) => this.act(request, tickets)),
      );
    return [...(await act(false)), ...(await act(true))].flat();
  }

  private async act(
    { move: { kind, pick }, desk, at }: { move: DeskMove; desk: number; at: AtDesk },
    tickets: readonly ModelTicket[],
  ): Promise<{ desk: number; ticketId: string }[]> {
    if (this.shut.has(desk)) return [];
    const own = tickets.find(
      ({ deskId, state }) => deskId === at.deskId && (state === 'called' || state === 'serving'),
    );
    if (own) {
      await this.goOn(at, own, kind, pick);
      return [];
    }
    if (kind === 'return' || kind === 'undo') {
      await this.goBack(desk, at, kind, tickets);
      return [];
    }
    const called = await callNext(this.database, actor, hotWrite('hall', randomUUID(), '/c', null), at);
    return called.kind === 'called' ? [{ desk, ticketId: called.ticket.ticketId }] : [];
  }

  private async goOn(at: AtDesk, own: ModelTicket, kind: DeskMove['kind'], pick: number): Promise<void> {
    await this.database.transaction(async (tx): Promise<unknown> => {
      switch (kind) {
        case 'hold':
          return holdTicket(tx, actor, at, own.id);
        case 'miss':
          return missTicket(tx, actor, at, own.id);
        case 'toDesk':
          return transferTicket(tx, actor, at, own.id, {
            kind: 'desk',
            id: this.desk(pick % this.centre.desks.length).id,
          });
        case 'toGroup':
          return transferTicket(tx, actor, at, own.id, { kind: 'group', id: this.group(pick) });
        case 'undo':
          return undoTicket(tx, actor, at, own.id);
        default:
          if (own.state === 'called') await startTicket(tx, actor, at, own.id);
          return finishTicket(tx, actor, { ...at, now: this.now() }, own.id, 'consulted');
      }
    });
  }

  private async goBack(
    desk: number,
    at: AtDesk,
    kind: 'return' | 'undo',
    tickets: readonly ModelTicket[],
  ): Promise<void> {
    const ended = tickets.filter(
      ({ deskId, state }) => deskId === at.deskId && ['finished', 'noShow'].includes(state),
    );
    const away = tickets.filter(({ state }) => ['held', 'noShow'].includes(state));
    const ticket = kind === 'undo' ? ended.at(-1) : away[desk % Math.max(1, away.length)];
    if (!ticket) return;
    await this.database
      .transaction((tx) =>
        kind === 'undo'
          ? undoTicket(tx, actor, at, ticket.id)
          : returnTicket(tx, actor, at.centreId, ticket.id, at.now),
      )
      .catch((error: unknown) => {
        // Another desk called the same visitor in this moment: the press is undone, and the page says so.
        if (!String(error).includes('ticket_one_of_a_visit')) throw error;
      });
  }

  async between(what: 'nothing' | 'pause' | 'shut'): Promise<void> {
    const place = { centreId: this.centre.centreId, workerId: this.desk(0).workerId };
    if (what === 'pause') {
      await this.database.transaction((tx) =>
        pauseCentre(tx, actor, { ...place, kind: 'airRaid', note: '', now: this.now() }),
      );
      this.seconds += 900;
      await this.database.transaction((tx) =>
        resumeCentre(tx, actor, { ...place, graceMinutes: 10, now: this.now() }),
      );
    }
    if (what === 'shut') {
      // A desk with a visitor stays open; the first is never shut.
      const desk = 1 + (this.seconds % (this.centre.desks.length - 1));
      const closed = await this.database.transaction((tx) => closeDesk(tx, actor, this.at(desk)));
      if (closed === 'done') this.shut.add(desk);
    }
  }

  /** The desks do nothing but serve: everybody who waits is called. */
  async empty(): Promise<void> {
    for (const desk of this.shut)
      await this.database.transaction((tx) => openDesk(tx, actor, this.at(desk), null));
    this.shut.clear();
    const serve = this.centre.desks.map(() => ({ kind: 'finish' as const, pick: 0, late: false }));
    for (let round = 0, idle = 0; round < 120 && idle < 3; round += 1) {
      const calls = await this.play(serve);
      const left = (await this.tickets()).filter(({ state }) =>
        ['waiting', 'called', 'serving'].includes(state),
      );
      if (left.length === 0) return;
      // A round in which every desk ended with its visitor calls nobody either.
      idle = calls.length === 0 && left.every(({ state }) => state === 'waiting') ? idle + 1 : 0;
    }
    throw new Error('the hall did not become empty');
  }
}
