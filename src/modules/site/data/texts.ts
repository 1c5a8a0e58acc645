import { type Block, readMarkup } from '../rules/markup.ts';

/** Texts read last; a version never changes, so what was read once holds. */
const read = new Map<string, readonly Block[]>();
const mostKept = 400;

/** The blocks of one version in one language; read once while it is among the last few hundred asked for. */
export function blocksOfVersion(
  itemId: string,
  number: number,
  language: 'uk' | 'en',
  source: string,
): readonly Block[] {
  const key = `${itemId} ${number} ${language}`;
  const known = read.get(key);
  const blocks = known ?? readMarkup(source);
  // The oldest in order of asking leaves first.
  read.delete(key);
  read.set(key, blocks);
  if (read.size > mostKept) for (const [oldest] of [...read].slice(0, 1)) read.delete(oldest);
  return blocks;
}
