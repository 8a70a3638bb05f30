// Every stored decision is made again from its own snapshot, whatever has changed since.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { terminalOn } from '../../src/terminal.ts';
import { freshDatabase } from '../support/database.ts';
import { urlOf } from '../support/database-server.ts';
import { mixedTraffic } from './mixed-traffic.ts';

/** Ten thousand are for the gate; a developer's run makes do with fewer. */
const LEADS = Number(process.env.POINTSMAN_TEST_REPLAYS ?? 700);
const MINUTE = 60_000;

/** What the traffic must have met, or the replay would prove less than it says. */
const MET = [
  'by advisor',
  'by scorer',
  'by ownership',
  'by none',
  'dry runs',
  'reps inline',
  'rules inline',
  'waits: nobody_eligible',
  'waits: all_at_capacity',
  'waits: below_every_price',
  'waits: owner_away',
  'advice that did not hold',
  'propensities',
  'drawn by chance',
  'nurture queue',
  'nurture bdr',
  'passed over',
  'relaxed',
  'tiers',
  'declined',
  'handed over',
  'swept',
  'advised later',
  'models',
  'prices',
  'policies',
];

test(
  'decisions of every kind replay byte for byte, though roster, rules and models have moved on',
  async () => {
    const { db, target } = await freshDatabase();
    const met = await mixedTraffic(db, LEADS);
    expect(MET.filter((what) => !met[what])).toEqual([]);
    const out = new PassThrough().setEncoding('utf8');
    const settings = {
      DATABASE_URL: urlOf(target),
      POINTSMAN_SEED: 'none',
      POINTSMAN_LOG_LEVEL: 'error',
    };
    const [startedAt, memory] = [performance.now(), process.memoryUsage.rss()];
    const code = await run(
      ['replay', '--all', '--json'],
      terminalOn(out, new PassThrough()),
      settings,
    );
    const told = JSON.parse(String(out.read()));
    if (LEADS >= 10_000) {
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      const grown = Math.round((process.memoryUsage.rss() - memory) / 2 ** 20);
      process.stderr.write(
        `${told.replayed} replayed in ${seconds} s, ${told.differing.length} differ; ` +
          `${grown} MB more memory; ${JSON.stringify(met)}\n`,
      );
    }
    expect(told).toEqual({ replayed: expect.any(Number), differing: [], cannot: [] });
    expect(told.replayed).toBeGreaterThan(0.9 * LEADS);
    expect(code).toBe(0);
  },
  (2 + LEADS / 150) * MINUTE,
);
