// `npm run database:snapshot`: migrates a database of its own, made for this alone, and rewrites what is kept of the
// schema in the repository: database/schema.sql and the types of the tables.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { schemaPath, schemaText, typesPath, writeDatabaseTypes } from '../test/schemaSnapshot.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vikno-snapshot-'));
const log = { info: () => undefined, warn: console.warn };
const server = await startEmbedded({ dataDir, log, settings: { fsync: 'off' } });
try {
  await migrate(server.ownerUrl);
  writeFileSync(schemaPath, await schemaText(server.ownerUrl));
  await writeDatabaseTypes(server.ownerUrl, typesPath);
  console.log('database/schema.sql, src/platform/database/types.ts');
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
