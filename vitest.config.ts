import { defineConfig } from 'vitest/config';

// Files share a worker and its modules: loading them took half of the suite's time. `pure` needs no server
// besides; `alone` changes what all of a process see (clock, settings, stand-ins of vendors, prototypes) or
// starts processes of its own, so each of its files has a worker to itself.
const pure =
  'test/{leads,roster,policy,selection,reasoning,advisor,routing,learning,simulation,sla,house,evals,tools}/**/*.test.ts';
const alone = [
  'test/{bin,journeys,io/llm,io/telemetry}/**/*.test.ts',
  'test/io/db/embedded*.test.ts',
  'test/io/db/engine/{batcher,watched-pool}.test.ts',
  'test/io/db/state/database-clock.test.ts',
  'test/cli/trouble.test.ts',
  'test/flows/route/look-again.test.ts',
];

const onServer = {
  setupFiles: ['./test/support/after-each-file.ts'],
  globalSetup: ['./test/support/database-server.ts'],
};

export default defineConfig({
  test: {
    reporters: ['default', './test/support/plain-reporter.ts'],
    // Processes that tests start find the modules compiled: a third less of their start.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/node` },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine, and is no fault then.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
      {
        extends: true,
        test: {
          ...{ name: 'service', isolate: false, ...onServer },
          include: ['test/**/*.test.ts'],
          exclude: [pure, ...alone],
        },
      },
      { extends: true, test: { name: 'alone', include: alone, ...onServer } },
    ],
  },
});
