import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealOf, holderAt, OUTCOME_KINDS, type Told } from '../../src/learning/outcome.ts';

const minutes = (n: number) => n * 60_000;
const told = (kind: Told['kind'], at: number, amountUsd: number | null = null): Told => ({
  id: `${kind}-${at}`,
  kind,
  atMs: minutes(at),
  repId: null,
  amountUsd,
});
const stays = [
  { repId: 'anna', sinceMs: minutes(0), endedMs: minutes(50) },
  { repId: 'ben', sinceMs: minutes(60), endedMs: null },
];

describe('a finished deal', () => {
  test('belongs to whoever held the lead when it ended, and speed counts from their start', () => {
    const all = [told('contacted', 5), told('contacted', 72), told('won', 400, 900)];
    expect(dealOf(all, stays)).toMatchObject({
      repId: 'ben',
      won: true,
      amountUsd: 900,
      responseMinutes: 12,
    });
    expect(dealOf([told('lost', 40), told('contacted', 5)], stays)).toMatchObject({
      repId: 'anna',
      won: false,
      responseMinutes: 5,
    });
  });

  test('is none while the lead is neither won nor lost, or was never held', () => {
    expect(dealOf([told('meeting', 5)], stays)).toBeNull();
    expect(dealOf([told('won', 5)], [])).toBeNull();
  });

  test('takes its amount from the ending, else from the newest outcome that names one', () => {
    const deal = dealOf([told('opportunity', 70, 500), told('won', 400)], stays);
    expect(deal?.amountUsd).toBe(500);
  });

  test('is the same whatever the order in which outcomes were told', () => {
    const one = fc.record({
      kind: fc.constantFrom(...OUTCOME_KINDS),
      at: fc.integer({ max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (all, by) => {
          const first = all.map(({ kind, at }, k) => ({ ...told(kind, at), id: `o${k}` }));
          const shuffled = first
            .map((o, k) => ({ o, by: by[k] ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ o }) => o);
          expect(dealOf(shuffled, stays)).toEqual(dealOf(first, stays));
        },
      ),
    );
  });

  test('before anybody held the lead counts for the first who did', () => {
    expect(holderAt(stays, minutes(-5))?.repId).toBe('anna');
    expect(holderAt(stays, minutes(55))?.repId).toBe('anna');
  });
});
