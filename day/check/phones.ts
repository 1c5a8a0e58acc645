import type { Facts, Fault } from './facts.ts';

/** A telephone that followed one ticket: the states that its page was told. */
export interface PhoneFact {
  readonly ticketId: string;
  readonly states: readonly string[];
}

/** A phone ends with the truth, and was never told a state that the ticket did not have. */
export function phoneFaults(facts: Pick<Facts, 'tickets' | 'events'>, phones: readonly PhoneFact[]): Fault[] {
  const states = new Map(facts.tickets.map(({ id, state }) => [id, state]));
  return phones.flatMap(({ ticketId, states: told }) => {
    const truth = states.get(ticketId);
    return told.at(-1) === truth ? [] : [`ticket ${ticketId} is ${truth}; its phone says ${told.at(-1)}`];
  });
}
