import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '#platform/projectRoot.ts';

/** What the loading program needs; it comes by its standard input, for arguments and environments are seen by others. */
export interface DemoOrder {
  readonly appUrl: string;
  readonly secretKey: string;
  readonly filesDir: string;
  /** The moment of loading by the program's clock, ISO 8601. */
  readonly now: string;
}

/**
 * Loads the demo in a program of its own: thousands of rows and a costly hash, needed once, would leave the server half as
 * large again for as long as it runs. Throws what that program said when it fails.
 */
export async function loadDemoAside(order: DemoOrder): Promise<void> {
  const loader = spawn(process.execPath, [path.join(projectRoot, 'dist', 'cli', 'loadDemo.js')], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  loader.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  loader.stdin.end(JSON.stringify(order));
  const [code] = await once(loader, 'close');
  if (code !== 0) throw new Error(said.trim() || `the demo loader ended with ${code}`);
}
