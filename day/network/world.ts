import type { AppealKind, Figures, SocialStatus } from '#modules/eoffices/rules/report.ts';
import type { fixedClock } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import type { Web } from '../web.ts';
import type { MailServers } from './mailServers.ts';
import type { Person } from './person.ts';

/** The program that runs, its clock and the mail servers around it. */
export interface Stage {
  readonly url: string;
  readonly services: Services;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly mail: MailServers;
}

/** What the journal must hold of one visitor, by what the server has acknowledged. */
export interface Written {
  readonly office: number;
  readonly date: string;
  readonly content: string;
  readonly name: string;
  kind: AppealKind;
  readonly status: SocialStatus;
  readonly answered: boolean;
  readonly referred: boolean;
  readonly offline: boolean;
  struck: boolean;
  /** Null: the browser has it, and the driver does not see the number. */
  readonly id: string | null;
  readonly number: number | null;
}

export interface OfficeAtWork {
  readonly index: number;
  readonly number: number;
  readonly id: string;
  readonly email: string;
  readonly operator: Person;
}

/** What must have been told of the morning of an office. */
export interface ToldOpening {
  readonly eofficeId: string;
  readonly date: string;
  readonly way: 'button' | 'mail' | 'telephone';
  readonly late: boolean;
}

/** What the demo has of its own when the month begins: it is not the driver's. */
export interface Before {
  readonly entries: ReadonlySet<string>;
  /** Office and date, with a colon between. */
  readonly openings: ReadonlySet<string>;
  /** Figures of the month by the number of the office. */
  readonly figures: ReadonlyMap<number, Figures>;
}

/** Everything the driver knows when the month is over. */
export interface World {
  readonly stage: Stage;
  readonly web: Web;
  readonly before: Before;
  readonly offices: readonly OfficeAtWork[];
  readonly head: Person;
  readonly centre: { readonly id: string; readonly reception: Person };
  readonly written: Written[];
  readonly openings: ToldOpening[];
  /** Entries sent a second time: on purpose, as a broken line does. */
  sentAgain: number;
  /** Numbers in the order in which a device sent what had waited. */
  readonly orders: number[][];
  readonly referrals: { accepted: number; returned: number };
  /** The driver's own line of the estimate, in hryvnias: what decisions gave it, what was booked; requests done. */
  readonly service: { planned: number; booked: number; done: number };
  /** Numbers of the offices whose report came after the 5th. */
  readonly late: Set<number>;
  /** What was wrong in the eyes of the driver itself. */
  readonly faults: string[];
  tell(what: string): void;
}

/** Something that must be so for the month to go on; else a fault with the server's words. */
export function must(world: Pick<World, 'faults'>, what: string, holds: boolean): boolean {
  if (!holds) world.faults.push(what);
  return holds;
}
