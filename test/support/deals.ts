// Finished deals of a made-up team: the best rep wins 60 % of software, the others less.

import type { Db } from '../../src/io/db/engine/tables.ts';
import { inTransaction } from '../../src/io/db/engine/transaction.ts';
import { saveDeals } from '../../src/io/db/outcomes.ts';
import type { Deal } from '../../src/learning/learned.ts';
import { seededRandom } from '../../src/learning/random.ts';

const DAY_MS = 86_400_000;
const RATES = { anna: { software: 0.6, retail: 0.2 }, ben: { software: 0.3, retail: 0.45 } };
const INDUSTRIES = ['software', 'retail'] as const;

/** `count` deals, one every quarter of a day up to `untilMs`; what is `flat` depends on nobody. */
export function someDeals(
  count: number,
  given: { untilMs: number; seed?: string; flat?: boolean },
): (Deal & { repId: string })[] {
  const random = seededRandom(given.seed ?? 'deals');
  return Array.from({ length: count }, (_, k) => {
    const repId = random.uniform() < 0.5 ? 'anna' : 'ben';
    const industry = INDUSTRIES[random.integer(2)] ?? 'retail';
    const rate = given.flat ? 0.4 : RATES[repId][industry];
    const startedMs = given.untilMs - (count - k + 40) * (DAY_MS / 4);
    const fast = random.uniform() < 0.5;
    const won = random.uniform() < rate * (fast ? 1 : 0.7);
    return {
      repId,
      levels: { rep: repId, industry },
      won,
      amountUsd: won
        ? Math.exp(10 + (industry === 'software' ? 0.5 : 0) + 0.3 * random.normal())
        : null,
      startedMs,
      endedMs: startedMs + DAY_MS * (2 + 5 * random.uniform()),
      responseMinutes: fast ? 4 : 240,
    };
  });
}

/** Stores deals as an import of history does. */
export async function storeDeals(
  db: Db,
  deals: readonly (Deal & { repId: string })[],
  prefix = 'd',
): Promise<void> {
  await inTransaction(db, async (trx) => {
    for (let from = 0; from < deals.length; from += 500) {
      const rows = deals
        .slice(from, from + 500)
        .map((deal, k) => ({ ...deal, id: `${prefix}${from + k}`, leadId: null }));
      await saveDeals(trx, rows);
    }
  });
}
