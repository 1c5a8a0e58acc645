/** Reads just enough of our own pages, which the renderer writes in one regular way. */

export interface FormFound {
  readonly method: string;
  readonly action: string;
  readonly fields: readonly FieldFound[];
}

export interface FieldFound {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
}

export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => plain(href ?? ''));
}

export function formsOf(html: string): FormFound[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    method: attribute(tag, 'method').toUpperCase() || 'GET',
    action: plain(attribute(tag, 'action')),
    fields: fieldsOf(inside),
  }));
}

function fieldsOf(inside: string): FieldFound[] {
  const fields: FieldFound[] = [];
  for (const [, tag = '', attributes = '', text = ''] of inside.matchAll(
    /<(input|button|select|textarea)\b([^>]*?)\/?>((?<=<(?:select|textarea)\b[^>]*>)[\s\S]*?(?=<\/(?:select|textarea)>)|)/g,
  )) {
    const name = plain(attribute(attributes, 'name'));
    if (!name) continue;
    const kind = tag === 'input' ? attribute(attributes, 'type') || 'text' : tag;
    const value =
      tag === 'textarea' ? text : tag === 'select' ? chosen(text) : attribute(attributes, 'value');
    fields.push({ name, kind, value: plain(value) });
  }
  return fields;
}

const chosen = (options: string): string =>
  /<option\b(?=[^>]*\sselected)[^>]*?\svalue="([^"]*)"/.exec(options)?.[1] ??
  /<option\b[^>]*?\svalue="([^"]+)"/.exec(options)?.[1] ??
  '';

export const titleOf = (html: string): string => plain(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '');

export const languageOf = (html: string): string => /<html\b[^>]*?\slang="([^"]*)"/.exec(html)?.[1] ?? '';

/** Kinds of elements and attributes that a page is made of, each once with its parents: equal pages but for words and numbers. */
export function skeletonOf(html: string): string {
  const kinds = new Set<string>();
  const open: string[] = [];
  for (const [, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi)) {
    if (end) {
      open.length = Math.max(0, open.lastIndexOf(name));
      continue;
    }
    const names = [...rest.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)].map(([, attribute, value = '']) =>
      /^(class|type|role|for|id|name|aria-[\w-]+)$/.test(attribute ?? '')
        ? `${attribute}=${value.replace(/[0-9a-f-]{36}|\d+/g, '#')}`
        : attribute,
    );
    kinds.add(`${open.slice(-2).join('>')}>${name} ${names.join(' ')}`);
    if (!rest.endsWith('/') && !/^(area|base|br|col|hr|img|input|link|meta|source|wbr)$/.test(name))
      open.push(name);
  }
  return [...kinds].sort().join('\n');
}

export function doubledIds(html: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '');
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** Ukrainian words of an English page outside of lang="uk": read in its own way, not as the program marks them. */
export function untoldUkrainian(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; language: string }[] = [];
  const body = html.slice(html.indexOf('<body')).replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  for (const [part, end, name, rest = ''] of body.matchAll(
    /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+/gi,
  )) {
    const inside = open.at(-1);
    if (name === undefined) {
      const [ukrainian, english] = [/[\u0400-\u04FF]/g, /[A-Za-z]/g].map((of) => part.match(of)?.length ?? 0);
      // An option holds text alone, so one with a Ukrainian word in it has the language of the most of it.
      const mostlyEnglish = inside?.name === 'option' && (english ?? 0) >= (ukrainian ?? 0);
      if (ukrainian && inside?.language !== 'uk' && !mostlyEnglish) found.push(part.trim().slice(0, 60));
    } else if (end) open.pop();
    else if (!rest.endsWith('/') && !/^(area|base|br|col|hr|img|input|link|meta|source|wbr)$/.test(name))
      open.push({ name, language: attribute(rest, 'lang') || (inside?.language ?? 'en') });
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
