// For tests of what is pure: no database is started or migrated, and files share one worker.
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    fsModuleCache: true,
    fsModuleCachePath: path.resolve(import.meta.dirname, '../../.module-cache'),
  },
});
