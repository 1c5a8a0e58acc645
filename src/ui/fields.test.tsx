import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Button } from './button.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { DateField } from './dateField.tsx';
import { formatDateInput, parseDateInput } from './dateInput.ts';
import { ErrorSummary } from './errorSummary.tsx';
import { Radios } from './radios.tsx';
import { Select } from './select.tsx';
import { Table } from './table.tsx';
import { TextArea } from './textArea.tsx';
import { TextField } from './textField.tsx';

/** The first tag of that name, as its attributes. */
function attributesOf(html: string, tag: string): Record<string, string> {
  const found = new RegExp(`<${tag}((?:\\s+[\\w-]+(?:="[^"]*")?)*)`).exec(html)?.[1];
  if (found === undefined) throw new Error(`no <${tag}> in ${html}`);
  return Object.fromEntries(
    [...found.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

describe('[BR-9] fields are named, described and marked on the server, without script', () => {
  const common = { name: 'surname', label: 'Прізвище', hint: 'Як у паспорті', error: 'Напишіть прізвище' };
  test.each([
    ['input', <TextField key="a" {...common} autocomplete="family-name" />],
    ['textarea', <TextArea key="b" {...common} />],
    ['select', <Select key="c" {...common} options={[{ value: '1', label: 'Один' }]} />],
    ['input', <DateField key="d" {...common} />],
    ['input', <DateField key="e" {...common} kind="typed" />],
  ])('%s', (tag, field) => {
    const html = renderToString(field);
    const control = attributesOf(html, tag);
    expect(attributesOf(html, 'label').for).toBe(control.id);
    expect(control['aria-describedby']).toBe('surname-hint surname-error');
    expect(html).toContain('id="surname-hint"');
    expect(html).toContain('id="surname-error"');
    expect(control['aria-invalid']).toBe('true');
  });

  test('a field without hint or error points at nothing', () => {
    const control = attributesOf(renderToString(<TextField name="q" label="Пошук" />), 'input');
    expect(control).not.toHaveProperty('aria-describedby');
    expect(control).not.toHaveProperty('aria-invalid');
  });

  test('what was typed comes back, with its special characters', () => {
    const html = renderToString(<TextField name="q" label="Пошук" value={'Дем’яненко "О" <b>'} />);
    expect(attributesOf(html, 'input').value).toContain('Дем’яненко &quot;О&quot; &lt;b>');
    const area = renderToString(<TextArea name="t" label="Текст" value="</textarea>" />);
    expect(area.match(/<\/textarea>/g)).toHaveLength(1);
    expect(area).toContain('&lt;/textarea');
  });

  test('optional is said in words, and only then the control is not required', () => {
    const optional = renderToString(<TextField name="q" label="Пошук" optional />);
    expect(optional).toContain('необов’язково');
    expect(attributesOf(optional, 'input')).not.toHaveProperty('required');
    const required = renderToString(<TextField name="q" label="Пошук" />);
    expect(required).not.toContain('необов’язково');
    expect(attributesOf(required, 'input')).toHaveProperty('required');
  });

  test('radio buttons and checkboxes are a group with a name, a hint and an error', () => {
    const options = [
      { value: 'a', label: 'Так', hint: 'Якщо певні' },
      { value: 'b', label: 'Ні' },
    ];
    const radios = renderToString(
      <Radios
        name="agree"
        legend="Згода"
        hint="Можна відкликати"
        error="Виберіть"
        options={options}
        value="b"
      />,
    );
    expect(attributesOf(radios, 'fieldset')['aria-describedby']).toBe('agree-hint agree-error');
    expect(radios.match(/ checked/g)).toHaveLength(1);
    expect([...radios.matchAll(/ id="(agree(?:-2)?)"/g)].map((m) => m[1])).toEqual(['agree', 'agree-2']);
    expect([...radios.matchAll(/ for="(agree(?:-2)?)"/g)].map((m) => m[1])).toEqual(['agree', 'agree-2']);
    const boxes = renderToString(
      <Checkboxes name="n" legend="Потреби" options={options} values={['a', 'b']} />,
    );
    expect(boxes.match(/ checked/g)).toHaveLength(2);
    // One of several boxes may be left empty: the browser must not demand each.
    expect(boxes).not.toContain('required');
  });
});

test('[BR-9] the error summary links to each field, takes the focus, and is absent without errors', () => {
  const html = renderToString(
    <ErrorSummary
      errors={[
        { field: 'surname', message: 'Напишіть прізвище' },
        { field: 'born', message: 'Дата має бути в минулому' },
      ]}
    />,
  );
  expect(html).toContain('href="#surname"');
  expect(html).toContain('href="#born"');
  const box = attributesOf(html, 'div');
  expect(box).toMatchObject({ role: 'alert', tabindex: '-1', 'aria-labelledby': 'error-summary-title' });
  expect(box).toHaveProperty('autofocus');
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe('');
});

test('[BR-9] a button that cannot be pressed says why and submits nothing', () => {
  const html = renderToString(
    <Button id="decide" disabledReason="Спершу передайте справу" formaction="/decide">
      Ухвалити
    </Button>,
  );
  expect(attributesOf(html, 'button')).toMatchObject({
    type: 'button',
    'aria-disabled': 'true',
    'aria-describedby': 'decide-reason',
  });
  expect(html).not.toContain('formaction');
  expect(html).toMatch(/id="decide-reason">Спершу передайте справу</);
});

test('[BR-9] on a phone each cell of a table carries the name of its column', () => {
  const html = renderToString(
    <Table
      caption="Справи"
      columns={[
        { key: 'n', header: 'Номер', rowHeader: true, cell: (row: { n: string; who: string }) => row.n },
        {
          key: 'who',
          header: 'Заявник',
          cell: (row) => row.who,
          sort: { href: '?sort=who', direction: 'ascending' },
        },
        { key: 'do', header: 'Дії', headerHidden: true, cell: () => 'Відкрити' },
      ]}
      rows={[{ n: '1', who: 'Шевчук' }]}
      rowKey={(row) => row.n}
    />,
  );
  expect(html).toContain('<th scope="row" data-label="Номер">1</th>');
  expect(html).toContain('<td data-label="Заявник">Шевчук</td>');
  expect(html).toContain('<td>Відкрити</td>');
  expect(html).toMatch(/<th scope="col" aria-sort="ascending"><a class="v-sort" href="\?sort=who"/);
  expect(html).toContain('<caption>Справи</caption>');
});

describe('dates as people type them', () => {
  test.each([
    ['05.03.1968', '1968-03-05'],
    ['5.3.1968', '1968-03-05'],
    [' 05/03/1968 ', '1968-03-05'],
    ['05 03 1968', '1968-03-05'],
    ['5-3-1968', '1968-03-05'],
    ['1968-03-05', '1968-03-05'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2023', undefined],
    ['31.04.2026', undefined],
    ['05.03.68', undefined],
    ['', undefined],
    ['завтра', undefined],
  ])('%j is %j', (typed, iso) => {
    expect(parseDateInput(typed)).toBe(iso);
  });
  test('an ISO date is shown as dd.mm.yyyy and a mistyped answer as it was', () => {
    expect(formatDateInput('1968-03-05')).toBe('05.03.1968');
    expect(formatDateInput('32.13.1968')).toBe('32.13.1968');
    expect(formatDateInput(undefined)).toBeUndefined();
  });
});
