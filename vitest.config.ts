import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, the longest first: begun early, they end while others still run, and both cores work to
 * the end. A file that is not named here is short, or new.
 */
const longest = [
  'e2e/screens.test.ts',
  'test/hostile.test.ts',
  'test/crawl.test.ts',
  'e2e/journey.test.ts',
  'e2e/boards.test.ts',
  'test/rights.test.ts',
  'day/day.test.ts',
  'day/network/month.test.ts',
  'e2e/boardLayouts.test.ts',
  'src/ui/gallery.test.tsx',
  'e2e/kioskOffline.test.ts',
  'src/modules/cases/casePath.test.ts',
  'src/modules/notifications/notifications.test.ts',
  'test/crash.test.ts',
  'src/platform/pdf/renderer.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['{src,test,e2e,demo,day,bench,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/server.ts'],
    maxWorkers: 2,
    // Pages are made and read in the same process: with room for what lives short, far less of it is copied about.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    allowOnly: false,
    // A loaded machine of two cores starts a database in ten seconds instead of one, and paints a page in as many.
    testTimeout: 120_000,
    // A first copy of a template waits until it is built: migrations, and for some the demo data.
    hookTimeout: 240_000,
    // How long a condition is waited for: so long that only one which never comes is missed, on any machine.
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
});
