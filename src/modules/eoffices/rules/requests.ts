import type { Calendar } from '#platform/calendar/calendar.ts';

/** What an e-office asks for (KO-A2-4: repair, cartridges; the rest of supply by KO-A3-1). */
export const requestKinds = ['repair', 'cartridge', 'paper', 'internet', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['new', 'accepted', 'ordered', 'done', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export type RequestAction = 'accept' | 'order' | 'done' | 'refuse' | 'withdraw';

/** What may be done next. Withdrawing is the office's own; the rest the head e-office does (порядок, п. 4). */
export const requestActions: Readonly<Record<RequestState, readonly RequestAction[]>> = {
  new: ['accept', 'order', 'done', 'refuse', 'withdraw'],
  accepted: ['order', 'done', 'refuse', 'withdraw'],
  // Money may be promised to a supplier by now: the head office settles it.
  ordered: ['done', 'refuse'],
  done: [],
  refused: [],
  withdrawn: [],
};

export const stateAfter: Readonly<Record<RequestAction, RequestState>> = {
  accept: 'accepted',
  order: 'ordered',
  done: 'done',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

export const isOpen = (state: RequestState): boolean => requestActions[state].length > 0;

/** Working days within which the head e-office answers a new request, counted from the day after it was filed (ЦК, ст. 253). */
export const daysToAnswer = 3;

/** By when a request filed on this day is answered. */
export const answerDue = (calendar: Calendar, filedOn: string): string =>
  calendar.addWorkingDays(filedOn, daysToAnswer);

/** The day promised: one that is off moves to the next working day, as every term does (ЦК, ст. 254 ч. 5). */
export const promisedOn = (calendar: Calendar, day: string): string => calendar.workingDayOnOrAfter(day);

/** A request whose day has passed: not answered, or not ready by the day promised. */
export const isOverdue = (
  request: { readonly state: RequestState; readonly dueOn: string },
  today: string,
): boolean => isOpen(request.state) && request.dueOn < today;

/** The line of the estimate from which a kind is usually paid (кошторис програми, 7.2.1–7.2.3). */
export const usualLine: Readonly<Record<RequestKind, string>> = {
  repair: '7.2.1',
  cartridge: '7.2.1',
  paper: '7.2.3',
  internet: '7.2.2',
  other: '7.2.1',
};
