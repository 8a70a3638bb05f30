import { defineConfig } from 'vitest/config';

// What only computes keeps nothing between files, so its files share a worker each and need no server.
const pure =
  'test/{leads,roster,policy,selection,reasoning,advisor,routing,learning,simulation,sla,house,evals,tools}/**/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/plain-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine, and is no fault then.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          name: 'service',
          include: ['test/**/*.test.ts'],
          exclude: [pure],
          globalSetup: ['./test/support/database-server.ts'],
        },
      },
    ],
  },
});
