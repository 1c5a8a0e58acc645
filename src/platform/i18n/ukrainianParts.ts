/**
 * Names of services, centres and people, and what people have written, exist in Ukrainian alone; on an English page a
 * screen reader must read them with a Ukrainian voice (WCAG 3.1.2). Our own English texts hold no Cyrillic letter except a
 * quoted Ukrainian word, so Cyrillic letters tell the language: every stretch of them gets lang="uk" here, once for all
 * pages, instead of in each of hundreds of places where one is forgotten.
 */
export function markUkrainian(html: string): string {
  if (!html.includes('<html lang="en"')) return html;
  const bodyAt = html.indexOf('<body');
  if (bodyAt < 0 || !cyrillic.test(html.slice(bodyAt))) return html;
  return html.slice(0, bodyAt) + marked(html.slice(bodyAt));
}

const cyrillic = /[\u0400-\u04FF]/;
const latin = /[A-Za-z]/;
const entity = /&(?:amp|lt|gt|quot|#39|#x27);/g;
const token = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:-]*)((?:"[^"]*"|[^">])*)>|[^<]+/g;
/** From the first Cyrillic letter to the last one before a Latin letter, with the digits of a number that begins so. */
const stretch =
  /[\u0400-\u04FF](?:(?:[^A-Za-z<>&]|&(?:amp|lt|gt|quot|#39|#x27);)*[\u0400-\u04FF])?(?:-\d+)*/g;
const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);
/** Elements that hold text alone: the language stands on the element itself. */
const textOnly = new Set(['option', 'textarea', 'title', 'desc', 'text', 'tspan']);
const notRead = new Set(['script', 'style']);

interface Open {
  readonly name: string;
  readonly ukrainian: boolean;
  /** Where its tag stands in what is written. */
  readonly at: number;
  /** Whether the tag says a language of its own. */
  readonly told: boolean;
}

function marked(body: string): string {
  const out: string[] = [];
  const open: Open[] = [];
  const tell = (element: Open) => {
    out[element.at] = (out[element.at] ?? '').replace(/^<[\w:-]+/, '$& lang="uk"');
  };
  const tokens = [...body.matchAll(token)];
  for (const [index, [whole, closes, name, rest = '']] of tokens.entries()) {
    const inside = open.at(-1);
    if (name !== undefined && closes) {
      if (inside?.name === name) open.pop();
      out.push(whole);
    } else if (name !== undefined) {
      const language = /\slang="([^"]*)"/.exec(rest)?.[1];
      const ukrainian = language === undefined ? (inside?.ukrainian ?? false) : language === 'uk';
      const element = { name, ukrainian, at: out.length, told: language !== undefined };
      out.push(whole);
      if (!empty.has(name) && !rest.endsWith('/')) open.push(element);
      else if (!ukrainian && !element.told && cyrillic.test(/\svalue="([^"]*)"/.exec(rest)?.[1] ?? ''))
        tell(element);
    } else if (!inside || inside.ukrainian || notRead.has(inside.name) || !cyrillic.test(whole))
      out.push(whole);
    else if (textOnly.has(inside.name)) {
      out.push(whole);
      if (!inside.told && mostlyUkrainian(whole)) tell(inside);
    } else if (latin.test(whole.replace(entity, ''))) {
      // One span around all, so that a row of items (flex, grid) still has one item here.
      out.push(`<span>${whole.replace(stretch, '<span lang="uk">$&</span>')}</span>`);
    } else if (!inside.told && tokens[index - 1]?.[2] === inside.name && tokens[index + 1]?.[1] === '/') {
      out.push(whole);
      tell(inside);
    } else out.push(whole.replace(/\S(?:[\s\S]*\S)?/, '<span lang="uk">$&</span>'));
  }
  return out.join('');
}

const mostlyUkrainian = (text: string): boolean => {
  const letters = text.replace(entity, '');
  return (letters.match(/[\u0400-\u04FF]/g)?.length ?? 0) > (letters.match(/[A-Za-z]/g)?.length ?? 0);
};
