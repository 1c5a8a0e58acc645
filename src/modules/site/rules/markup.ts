import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** What a page may consist of: nothing else can be said, so nothing has to be cleaned away afterwards (BR-11). */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'picture'; readonly number: number; readonly caption: string }
  | {
      readonly kind: 'list';
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'code'; readonly text: string };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];

/** Deeper quotes and lists become plain text: no page needs them, and a hostile one could be thousands deep. */
const deepest = 6;

/** Reads Markdown. HTML in it stays visible as text; addresses that are not plainly safe leave only their words. */
export function readMarkup(source: string): readonly Block[] {
  const root = fromMarkdown(flatter(source), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const levels = headingLevels(root.children);
  return root.children.flatMap((node) => blocksOf(node, levels, 0));
}

/** A parser's work grows with the square of the depth of quotes: marks beyond the deepest are dropped before it starts. */
const flatter = (source: string): string =>
  source.replace(/^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm, (marks) => {
    const single = marks.match(/[ \t]*(?:>|[-*+]|\d{1,9}[.)])/g) ?? [];
    return single.length > deepest ? single.slice(0, deepest).join('') : marks;
  });

/** The author's deepest and highest headings become 2, 3 and 4 without a step left out (WCAG 1.3.1). */
function headingLevels(nodes: readonly Node[]): ReadonlyMap<number, 2 | 3 | 4> {
  const used = [...new Set(nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])))].sort();
  const steps = [2, 3, 4] as const;
  return new Map(used.map((depth, at) => [depth, steps[at] ?? 4]));
}

function blocksOf(node: Node, levels: ReadonlyMap<number, 2 | 3 | 4>, depth: number): Block[] {
  if (depth > deepest) return [{ kind: 'paragraph', children: [{ kind: 'text', text: plain(node) }] }];
  const inside = (nodes: readonly Node[]) => nodes.flatMap((one) => blocksOf(one, levels, depth + 1));
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: levels.get(node.depth) ?? 4, children: inlines(node.children) }];
    case 'paragraph': {
      const [only] = node.children;
      const picture = node.children.length === 1 && only ? pictureOf(only) : null;
      return [picture ?? { kind: 'paragraph', children: inlines(node.children) }];
    }
    case 'list':
      return [
        {
          kind: 'list',
          start: node.ordered ? (node.start ?? 1) : null,
          items: node.children.map((item) => inside(item.children)),
        },
      ];
    case 'blockquote':
      return [{ kind: 'quote', children: inside(node.children) }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'table': {
      const [head, ...rows] = node.children.map((row) => row.children.map((cell) => inlines(cell.children)));
      return [{ kind: 'table', head: head ?? [], rows }];
    }
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'html':
      return [{ kind: 'paragraph', children: [{ kind: 'text', text: node.value }] }];
    default:
      return [];
  }
}

/** `![підпис](фото:3)` on a line of its own: the third picture of the centre. */
function pictureOf(node: Node): Block | null {
  if (node.type !== 'image') return null;
  const [, number] = /^(?:фото|photo):(\d{1,6})$/i.exec(node.url) ?? [];
  return number ? { kind: 'picture', number: Number(number), caption: (node.alt ?? '').trim() } : null;
}

function inlines(nodes: readonly Node[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
      case 'html':
        return [{ kind: 'text', text: node.value }];
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: inlines(node.children) }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return isSafeAddress(node.url)
          ? [{ kind: 'link', href: node.url, children: inlines(node.children) }]
          : inlines(node.children);
      case 'linkReference':
        return inlines(node.children);
      case 'image':
      case 'imageReference':
        return [{ kind: 'text', text: node.alt ?? '' }];
      default:
        return [];
    }
  });
}

/** Pages of this site, of other sites, telephones and mail; never scripts, data or an address that only looks like ours. */
export function isSafeAddress(url: string): boolean {
  if (/[\p{Cc}\s\\]/u.test(url)) return false;
  if (url.startsWith('/')) return !url.startsWith('//');
  return /^(https?:\/\/[^/?#@]+([/?#]|$)|mailto:[^?]+@|tel:[+\d])/i.test(url);
}

function plain(node: Node): string {
  if ('value' in node) return node.value;
  if ('children' in node) return node.children.map(plain).join(' ');
  return '';
}

/** Numbers of the pictures that a text shows. */
export function picturesOf(blocks: readonly Block[]): number[] {
  const found = blocks.flatMap((block): number[] => {
    if (block.kind === 'picture') return [block.number];
    if (block.kind === 'quote') return picturesOf(block.children);
    return block.kind === 'list' ? block.items.flatMap(picturesOf) : [];
  });
  return [...new Set(found)];
}

/** All words of a text without marks: for descriptions and feeds. */
export function wordsOf(blocks: readonly Block[]): string {
  const inline = (one: Inline): string => {
    if ('text' in one) return one.text;
    return one.kind === 'break' ? ' ' : one.children.map(inline).join('');
  };
  const line = (parts: readonly Inline[]) => parts.map(inline).join('');
  return blocks
    .map((block): string => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
          return line(block.children);
        case 'picture':
          return block.caption;
        case 'list':
          return block.items.map(wordsOf).join(' ');
        case 'quote':
          return wordsOf(block.children);
        case 'table':
          return [block.head, ...block.rows].map((row) => row.map(line).join(' ')).join(' ');
        case 'code':
          return block.text;
        default:
          return '';
      }
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
