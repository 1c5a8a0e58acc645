/** Elements whose content nobody reads. */
const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object']);
const lineBreaks = new Set(
  'p div br tr li ul ol table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr pre'.split(' '),
);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  shy: '',
};

/**
 * What a reader of an HTML letter sees, as plain text: markup, scripts, styles and comments go, blocks become lines.
 * One pass from left to right, so that no letter, however it is made, takes longer than its length.
 */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      parts.push(words(html.slice(at)));
      break;
    }
    parts.push(words(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const close = html.indexOf('>', open + 1);
    if (close < 0) break;
    const name = /^\/?\s*([a-z][a-z0-9]*)/i.exec(html.slice(open + 1, open + 40))?.[1]?.toLowerCase();
    at = close + 1;
    if (name === undefined) continue;
    if (lineBreaks.has(name)) parts.push('\n');
    if (name === 'td' || name === 'th') parts.push(' ');
    if (silent.has(name) && html.charAt(open + 1) !== '/' && html.charAt(close - 1) !== '/')
      at = afterElement(html, at, name);
  }
  return tidyText(parts.join(''));
}

/** The end of `</name>`; of an element that is never closed nothing is left to read. */
function afterElement(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}\\b`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (!found) return html.length;
  const end = html.indexOf('>', found.index);
  return end < 0 ? html.length : end + 1;
}

const words = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return entities[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ' ';
  });

/** One kind of line end, no control characters, no spaces at the ends of lines, at most one empty line. */
export const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // Controls and the marks that turn the direction of text: both can make a text say what it does not.
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
