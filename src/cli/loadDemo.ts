import { text } from 'node:stream/consumers';
import { fixedClock } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createDiskFileStore } from '#platform/files/fileStore.ts';
import { createSecrets } from '#platform/security/secrets.ts';
import { explainDatabaseError } from '#platform/startupErrors.ts';
import { loadDemo } from '../../demo/load.ts';
import type { DemoOrder } from '../../demo/loadAside.ts';

/** Started by the program itself at its first start (see demo/loadAside.ts). */
async function main(): Promise<void> {
  const { appUrl, secretKey, filesDir, now }: DemoOrder = JSON.parse(await text(process.stdin));
  const database = openDatabase({ url: appUrl, poolSize: 2, onIdleError: () => undefined });
  try {
    await loadDemo({
      clock: fixedClock(now),
      database,
      files: createDiskFileStore(filesDir),
      secrets: createSecrets(Buffer.from(secretKey)),
    });
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainDatabaseError(error)}\n`);
  process.exitCode = 1;
});
