import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markUkrainian } from './ukrainianParts.ts';

const page = (body: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>Назва – Vikno</title></head><body class="v">${body}</body></html>`;
const bodyOf = (html: string) => /<body class="v">([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
const marked = (body: string) => bodyOf(markUkrainian(page(body)));

describe('[BR-9] on an English page Ukrainian words say their language (WCAG 3.1.2)', () => {
  test.each([
    ['<td>Допомога сім’ям</td>', '<td lang="uk">Допомога сім’ям</td>'],
    [
      '<p>Decided by Центр «Київський» today</p>',
      '<p><span>Decided by <span lang="uk">Центр «Київський</span>» today</span></p>',
    ],
    ['<p>Ticket <b>А-014</b></p>', '<p>Ticket <b lang="uk">А-014</b></p>'],
    [
      '<p><a href="/x">Послуга</a>, вул. Миру, 5<br/>open</p>',
      '<p><a href="/x" lang="uk">Послуга</a><span lang="uk">, вул. Миру, 5</span><br/>open</p>',
    ],
    ['<div lang="uk"><p>Уже сказано</p></div>', '<div lang="uk"><p>Уже сказано</p></div>'],
    ['<option value="1" selected>Бахмут</option>', '<option value="1" selected lang="uk">Бахмут</option>'],
    ['<input name="q" value="Коваль"/>', '<input name="q" value="Коваль" lang="uk"/>'],
    ['<a title="2 > 1">Так</a>', '<a title="2 > 1" lang="uk">Так</a>'],
    ['<p>Nothing to do</p>', '<p>Nothing to do</p>'],
    ['<p>Мати &amp; дитина</p>', '<p lang="uk">Мати &amp; дитина</p>'],
  ])('%s', (before, after) => {
    const order = (html: string) =>
      html.replace(
        /<(\w+)((?: [\w-]+(?:="[^"]*")?)*)(\/?)>/g,
        (_, name, rest, end) =>
          `<${name}${(rest.match(/ [\w-]+(?:="[^"]*")?/g) ?? []).sort().join('')}${end}>`,
      );
    expect(order(marked(before))).toBe(order(after));
  });

  test('a Ukrainian page stays as it is', () => {
    expect(markUkrainian(page('<p>Слово and word</p>', 'uk'))).toBe(page('<p>Слово and word</p>', 'uk'));
  });

  test('nothing that is read is lost or added, and a second time changes nothing', () => {
    const text = fc.stringMatching(/^[а-яіїєґА-Яa-zA-Z0-9 ,.«»’;-]{0,20}$/);
    const html = fc
      .array(fc.record({ tag: fc.constantFrom('p', 'b', 'td', 'option', 'span'), text, tail: text }), {
        maxLength: 6,
      })
      .map((parts) =>
        parts.map(({ tag, text, tail }) => `<${tag}>${text}<br/>${tail}</${tag}>${tail}`).join(''),
      );
    fc.assert(
      fc.property(html, (body) => {
        const once = markUkrainian(page(body));
        expect(once.replace(/<[^>]*>/g, '')).toBe(page(body).replace(/<[^>]*>/g, ''));
        expect(bodyOf(once).replace(/<span[^>]*>|<\/span>| lang="uk"/g, '')).toBe(
          body.replace(/<span>|<\/span>/g, ''),
        );
        // Every Cyrillic letter now stands where the language is told.
        const bare = bodyOf(once)
          .replace(/<(\w+) lang="uk">[^<]*/g, '')
          .replace(/<option>[^<]*<br\/>[^<]*/g, '');
        if (!body.includes('<option>')) expect(bare.replace(/<[^>]*>/g, '')).not.toMatch(/^.*[а-яіїєґ].*$/i);
      }),
    );
  });
});
