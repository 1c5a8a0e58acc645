/** Consumables and stationery are written off as they are spent; things when they serve no more (порядок, п. 3). */
export type WriteOffKind = 'goods' | 'things';
export type WriteOffState = 'draft' | 'signed' | 'dropped';

export interface Member {
  readonly name: string;
  readonly post: string;
}

/** A commission has a chair and two members at least. */
const fewestMembers = 3;

/** Those of the typed rows that say anything. */
export const filledMembers = (rows: readonly Member[]): Member[] =>
  rows.filter(({ name, post }) => name !== '' || post !== '');

/** What is wrong with a commission; null: nothing. */
export function commissionFault(members: readonly Member[]): 'few' | 'incomplete' | null {
  if (members.some(({ name, post }) => name === '' || post === '')) return 'incomplete';
  return members.length < fewestMembers ? 'few' : null;
}
