import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { businessDate } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { runningOwnerUrl } from '#platform/database/running.ts';
import { sealDay } from '#platform/ledger/seal.ts';
import { type LedgerReport, verifyLedger } from '#platform/ledger/verify.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { explainDatabaseError } from '#platform/startupErrors.ts';
import { type Config, loadConfig } from '../config.ts';

const usage = `npm run ledger -- verify            checks every sealed row and the chain of seals
npm run ledger -- seal YYYY-MM-DD   seals the days up to this one, which must have ended
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Exit status: 0 the ledger is whole, 1 it is not, 2 the command cannot be run. */
async function main(): Promise<number> {
  const [command, day] = process.argv.slice(2);
  if (command !== 'verify' && !(command === 'seal' && /^\d{4}-\d\d-\d\d$/.test(day ?? ''))) {
    process.stderr.write(usage);
    return 2;
  }
  if (command === 'seal' && (day ?? '') >= businessDate(new Date())) {
    process.stderr.write(
      `День ${day} ще не минув: запечатати можна лише минулі дні. / ${day} has not ended yet.\n`,
    );
    return 2;
  }
  const file = path.join(projectRoot, 'vikno.env');
  const config = loadConfig(process.env, existsSync(file) ? readFileSync(file, 'utf8') : '');
  const { url, end } = await reach(config);
  const database = openDatabase({ url, poolSize: 2, onIdleError: () => undefined });
  try {
    if (command === 'seal') {
      const seal = await sealDay(database.pool, day ?? '');
      say(
        seal
          ? `${seal.day}: ${seal.rows} подій запечатано / events sealed, ${seal.digest}`
          : 'Уже запечатано / sealed already',
      );
      return 0;
    }
    return tell(await verifyLedger(database.pool));
  } finally {
    await database.close();
    await end();
  }
}

/** The database of the running program, or the built-in one started for this command alone. */
async function reach(config: Config): Promise<{ url: string; end: () => Promise<void> }> {
  const running = config.databaseUrl ?? runningOwnerUrl(config.dataDir);
  if (running) return { url: running, end: async () => undefined };
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    log: { info: () => undefined, warn: say },
  });
  return { url: embedded.ownerUrl, end: embedded.stop };
}

function tell(report: LedgerReport): number {
  say(
    `Подій / events: ${report.rows}; печаток / seals: ${report.seals}; ще не запечатано / not sealed yet: ${report.unsealedRows}`,
  );
  for (const fault of report.faults) {
    say(
      fault.kind === 'sealBroken'
        ? `  печатку порушено / seal broken: ${fault.day}`
        : `  ${words[fault.kind]}: ${fault.seq}`,
    );
  }
  say(
    report.faults.length === 0
      ? 'Реєстр цілий / the ledger is whole'
      : 'РЕЄСТР ЗМІНЕНО / THE LEDGER WAS TAMPERED WITH',
  );
  return report.faults.length === 0 ? 0 : 1;
}

const words = {
  changed: 'змінено запис / changed row',
  removed: 'вилучено запис / removed row',
  inserted: 'додано запис / inserted row',
} as const;

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${explainDatabaseError(error)}\n`);
    process.exitCode = 2;
  },
);
