import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase, databaseFromTemplate } from './database.ts';

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('a template is built once however many ask for it, and copies do not touch each other', async () => {
  let built = 0;
  const build = async ({ ownerUrl }: { ownerUrl: string }) => {
    built++;
    await ask(ownerUrl, 'CREATE TABLE sample (word text); GRANT ALL ON sample TO vikno_app');
  };
  const name = `sample ${process.pid}`;
  const [one, two] = await Promise.all([
    databaseFromTemplate(name, build),
    databaseFromTemplate(name, build),
  ]);
  await ask(one.appUrl, "INSERT INTO sample VALUES ('їжак')");
  expect(built).toBe(1);
  expect(await ask(one.appUrl, 'SELECT word FROM sample')).toEqual([{ word: 'їжак' }]);
  expect(await ask(two.appUrl, 'SELECT word FROM sample')).toEqual([]);
  await Promise.all([one.drop(), two.drop()]);
  await expect(ask(one.ownerUrl, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
});

test('a template whose build failed is built anew by the next one', async () => {
  const name = `broken ${process.pid}`;
  const failing = async ({ ownerUrl }: { ownerUrl: string }) => {
    await ask(ownerUrl, 'CREATE TABLE half (id int)');
    throw new Error('no luck');
  };
  await expect(databaseFromTemplate(name, failing)).rejects.toThrow('no luck');
  const good = await databaseFromTemplate(name, async ({ ownerUrl }) => {
    await ask(ownerUrl, 'CREATE TABLE whole (id int)');
  });
  expect(await ask(good.ownerUrl, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  await good.drop();
});

test('the app of a test database has no more rights than in the real start', async () => {
  const database = await createTestDatabase();
  await expect(ask(database.appUrl, 'CREATE TABLE own (id int)')).rejects.toMatchObject({ code: '42501' });
  await expect(ask(database.appUrl, 'CREATE TEMP TABLE own (id int)')).rejects.toMatchObject({
    code: '42501',
  });
  await database.drop();
});
