import { defineConfig } from 'vitest/config';

const shared = {
  globalSetup: ['test/server.ts'],
  // A loaded machine of two cores starts a database in ten seconds instead of one.
  testTimeout: 60_000,
  // A first copy of a template waits until it is built: migrations, and for some the demo data.
  hookTimeout: 180_000,
};

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{src,test,demo,day,bench,scripts}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'e2e', include: ['e2e/**/*.test.{ts,tsx}'], testTimeout: 120_000 },
      },
    ],
  },
});
