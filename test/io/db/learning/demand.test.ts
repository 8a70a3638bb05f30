import { describe, expect, test } from 'vitest';
import { demandOf } from '../../../../src/io/db/learning/demand.ts';
import { freshDatabase } from '../../../support/database.ts';

const now = new Date('2026-03-01T00:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** Assignments as [days ago it began, days ago it ended or null]. */
async function holding(spells: readonly (readonly [number, number | null])[]) {
  const { db } = await freshDatabase();
  const rows = spells.map(([since, ended], i) => ({
    id: `a${i}`,
    lead_id: `l${i}`,
    rep_id: 'anna',
    decision_id: `d${i}`,
    since: daysAgo(since),
    ended_at: ended === null ? null : daysAgo(ended),
    ended_because: ended === null ? null : 'won',
  }));
  await db.insertInto('assignments').values(rows).execute();
  return (await demandOf(db, now)).holdDays;
}
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

describe('the hold time', () => {
  test('counts the leads still open: lead-days held over leads ended', async () => {
    const ended = times(20, [10, 8] as const);
    expect(await holding(ended)).toBeCloseTo(2, 9);
    expect(await holding([...ended, ...times(20, [10, null] as const)])).toBeCloseTo(12, 9);
  });

  test('looks at the last four weeks only', async () => {
    const steady = times(20, [60, 14] as const);
    expect(await holding([...steady, [100, 40]])).toBeCloseTo(14, 9);
  });

  test('is unknown below twenty ended leads', async () => {
    expect(await holding(times(19, [10, 8] as const))).toBe(0);
  });
});
