import { defineConfig } from 'vitest/config';

// Also of whole systems, each of which waits more than it works. One number for all kinds: they run side by side.
const maxWorkers = 2;

// Three kinds of test, so that the pure ones give an answer in seconds (docs/guides/testing.md).
export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            '{server/src,lab,sdk,contracts,scripts,web}/**/*.test.{ts,tsx}',
            'tests/tidy/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.db.test.ts'],
          isolate: false, // A worker imports what files share once.
          maxWorkers,
          env: { TZ: 'Asia/Shanghai' },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{server/src,lab}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          isolate: false,
          maxWorkers,
          globalSetup: ['tests/db/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env: { TZ: 'Asia/Shanghai' },
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/{e2e,sim,chaos}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['tests/db/setup.ts', 'tests/e2e/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers,
          env: { TZ: 'Asia/Shanghai' },
        },
      },
    ],
  },
});
