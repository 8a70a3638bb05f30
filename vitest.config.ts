import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['./test/support/database-server.ts'],
    reporters: ['default', './test/support/plain-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine, and is no fault then.
    expect: { poll: { timeout: 15_000 } },
  },
});
