import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { explainDatabaseError, explainListenError, explainServerOutput } from './startupErrors.ts';

const failWith = (code: string) => Object.assign(new Error(`boom ${code}`), { code });

test.each([
  ['ENOSPC', 'На диску немає місця'],
  ['53100', 'На диску немає місця'],
  ['ECONNREFUSED', 'Сервер бази даних не відповідає'],
  ['ENOTFOUND', 'Сервера бази даних із таким іменем не знайдено'],
  ['28P01', 'База даних не прийняла ім’я або пароль'],
  ['3D000', 'Такої бази даних на сервері немає'],
  ['ERR_INVALID_URL', 'DATABASE_URL не є адресою'],
  ['EACCES', 'Немає права писати в папку даних'],
  ['EPERM', 'Немає права писати в папку даних'],
  ['ENOTDIR', 'DATA_DIR вказує на файл'],
])('%s becomes one sentence in Ukrainian and one in English, without a stack', (code, beginning) => {
  const told = explainDatabaseError(failWith(code));
  expect(told).toMatch(new RegExp(`^${beginning}[^\n]*\\. / [A-Z][^\n]*\\.$`));
  expect(told).not.toContain('boom');
});

test('an unknown failure is told in its own words, without a password', () => {
  const told = explainDatabaseError(new Error('odd postgresql://owner:secret@host/x\n    at file.ts:1'));
  expect(told).toMatch(/^База даних не запустилася: odd postgresql:\/\/\*\*\*@host\/x\. \/ /);
  expect(told).not.toContain('secret');
  expect(told).not.toContain('file.ts');
});

test('the first of several attempts to connect explains them all', () => {
  expect(explainDatabaseError(new AggregateError([failWith('ECONNREFUSED')]))).toMatch(/не відповідає/);
});

test('the words of PostgreSQL about a full disk are recognised, other words are not', () => {
  expect(explainServerOutput('PANIC: could not write to file: No space left on device')?.message).toMatch(
    /немає місця/,
  );
  expect(explainServerOutput('FATAL: something else')).toBeUndefined();
});

test('a port that another program holds gives a sentence with the way out', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const second = createServer();
  const error = await new Promise((resolve) => {
    second.once('error', resolve);
    second.listen(port, '127.0.0.1');
  });
  holder.close();
  expect(explainListenError(error, port)).toMatch(
    new RegExp(`^Порт ${port} уже зайнято .*PORT=${port + 1} npm start\\. / Port ${port} is in use`),
  );
});

test('a write that really finds no space is told as a full disk', () => {
  expect(() => writeFileSync('/dev/full', 'x')).toThrow(
    expect.toSatisfy((error: unknown) => explainDatabaseError(error).startsWith('На диску немає місця')),
  );
});
