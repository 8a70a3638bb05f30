import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../src/learning/baseline/comparison.ts';
import {
  type Tracked,
  trackRecord,
  trackRecordSchema,
} from '../../../src/learning/baseline/track-record.ts';

const DAY_MS = 86_400_000;
type TrackedDeal = Tracked['deals'][number];

const aDeal = (over: Partial<TrackedDeal> = {}): TrackedDeal => ({
  repId: 'anna',
  levels: { industry: 'software', size: 'smb' },
  won: false,
  amountUsd: null,
  endedMs: DAY_MS,
  responseMinutes: null,
  ...over,
});
const times = (count: number, deal: TrackedDeal) => Array<TrackedDeal>(count).fill(deal);
const aRecord = (over: Partial<Tracked> = {}) =>
  trackRecord({
    deals: [],
    holds: [],
    assignmentMinutes: [],
    capacities: new Map([['anna', 10]]),
    fromMs: 0,
    untilMs: 10 * DAY_MS,
    halfLifeDays: null,
    ...over,
  });
const row = (record: ReturnType<typeof aRecord>, id: string) =>
  record.reps.find((rep) => rep.id === id);

describe('a track record', () => {
  it('counts deals that ended within its time, and no others', () => {
    const deals = [-1, 0, 5, 10, 11].map((day) => aDeal({ endedMs: day * DAY_MS }));
    const record = aRecord({ deals: [...deals, aDeal({ endedMs: null })] });
    expect(record.conversion.n).toBe(2);
  });

  it('shows a rate with what it rests on, drawn to the team as far as the deals are few', () => {
    const deals = [
      ...times(1, aDeal({ repId: 'lucky', won: true })),
      ...times(60, aDeal({ repId: 'proven', won: true })),
      ...times(40, aDeal({ repId: 'proven' })),
      ...times(20, aDeal({ repId: 'other', won: true })),
      ...times(180, aDeal({ repId: 'other' })),
    ];
    const record = aRecord({ deals });
    const [lucky, proven] = [row(record, 'lucky'), row(record, 'proven')];
    expect(lucky).toMatchObject({ n: 1, won: 1 });
    expect(lucky?.rate).toBeLessThan(proven?.rate ?? 0);
    expect((lucky?.high ?? 0) - (lucky?.low ?? 0)).toBeGreaterThan(
      (proven?.high ?? 1) - (proven?.low ?? 0),
    );
  });

  it('reads the team’s rate for everybody where nobody differs beyond chance', () => {
    const deals = ['anna', 'ben'].flatMap((repId) => [
      ...times(30, aDeal({ repId, won: true })),
      ...times(70, aDeal({ repId })),
    ]);
    const record = aRecord({ deals });
    expect(row(record, 'ben')).toMatchObject({
      n: 100,
      won: 30,
      rate: record.conversion.rate,
      low: record.conversion.low,
    });
    expect(record.conversion.low).toBeLessThan(record.conversion.rate);
  });

  it('lets old deals weigh less in the rates with a half-life, and counts them all the same', () => {
    const deals = [
      ...times(100, aDeal({ endedMs: 0, won: false })),
      ...times(100, aDeal({ endedMs: 9 * DAY_MS, won: true })),
    ];
    const plain = aRecord({ deals }).conversion;
    const faded = aRecord({ deals, halfLifeDays: 3 }).conversion;
    expect(plain.rate).toBeCloseTo(0.5, 6);
    expect(faded.rate).toBeCloseTo((100 + 0.5) / (112.5 + 1), 5);
    expect(faded).toMatchObject({ n: 200, won: 100 });
  });

  it('shares deals and the value of won ones between the reps', () => {
    const deals = [
      aDeal({ won: true, amountUsd: 3_000 }),
      aDeal({ won: false, amountUsd: 9_000 }),
      aDeal({ repId: 'ben', won: true, amountUsd: 1_000 }),
      aDeal({ repId: 'ben', won: true }),
    ];
    const record = aRecord({ deals });
    expect(row(record, 'anna')).toMatchObject({ share: 0.5, valueUsd: 3_000, valueShare: 0.75 });
    expect(row(record, 'ben')).toMatchObject({ share: 0.5, valueUsd: 1_000, valueShare: 0.25 });
  });

  it('measures how full reps were by the time that leads were held within the window', () => {
    const holds = [
      { repId: 'anna', sinceMs: -5 * DAY_MS, untilMs: 5 * DAY_MS },
      { repId: 'anna', sinceMs: 5 * DAY_MS, untilMs: null },
      { repId: 'left', sinceMs: 0, untilMs: 20 * DAY_MS },
    ];
    const record = aRecord({ holds });
    expect(row(record, 'anna')).toMatchObject({ meanOpen: 1, utilisation: 0.1 });
    expect(row(record, 'left')).toMatchObject({ meanOpen: 1, utilisation: null });
    expect(record.utilisation).toBe(0.1);
  });

  it('takes median and 90th percentile by the nearest rank, and says when nothing is known', () => {
    const record = aRecord({ assignmentMinutes: [9, 1, 2, 3, 4, 5, 6, 7, 8, 100] });
    expect(record.assignmentMinutes).toEqual({ n: 10, median: 5, p90: 9 });
    expect(record.firstTouchMinutes).toBeNull();
  });

  property.prop([
    fc.array(
      fc.record({
        repId: fc.constantFrom('a', 'b', 'c'),
        won: fc.boolean(),
        amountUsd: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
        day: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 40 },
    ),
    fc.option(fc.integer({ min: 1, max: 100 })),
  ])('fits its schema, adds up and does not depend on the order', (some, halfLifeDays) => {
    const deals = some.map(({ day, ...deal }) => aDeal({ ...deal, endedMs: day * DAY_MS }));
    const record = aRecord({ deals, halfLifeDays });
    expect(trackRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(record.reps.reduce((sum, rep) => sum + rep.n, 0)).toBe(deals.length);
    if (deals.length > 0) {
      expect(record.reps.reduce((sum, rep) => sum + rep.share, 0)).toBeCloseTo(1, 4);
    }
    for (const { rate, low, high } of [record.conversion, ...record.reps, ...record.segments]) {
      expect(rate > 0 && rate < 1 && low <= rate && rate <= high).toBe(true);
    }
    const turned = aRecord({ deals: deals.toReversed(), halfLifeDays });
    expect(turned.reps.map(({ id, n, won }) => [id, n, won])).toEqual(
      record.reps.map(({ id, n, won }) => [id, n, won]),
    );
  });
});

describe('now against a baseline', () => {
  const half = (rate: number, count: number, over: Partial<TrackedDeal> = {}) => [
    ...times(count * rate, aDeal({ won: true, amountUsd: 10, ...over })),
    ...times(count * (1 - rate), aDeal(over)),
  ];
  const before = aRecord({ deals: half(0.3, 1_000), assignmentMinutes: [60, 60] });
  const lineOf = (now: ReturnType<typeof aRecord>, measure: string) =>
    compareRecords(before, now).find((line) => line.measure === measure);

  it('calls conversion better or worse only beyond chance', () => {
    expect(lineOf(aRecord({ deals: half(0.4, 1_000) }), 'conversion')?.verdict).toBe('better');
    expect(lineOf(aRecord({ deals: half(0.2, 1_000) }), 'conversion')?.verdict).toBe('worse');
    expect(lineOf(aRecord({ deals: half(0.4, 10) }), 'conversion')?.verdict).toBe('open');
  });

  it('says what is not known instead of a zero', () => {
    const now = aRecord();
    expect(lineOf(now, 'conversion')).toMatchObject({ now: null, verdict: 'open' });
    expect(lineOf(now, 'assignment_median')).toMatchObject({
      before: { value: 60, n: 2 },
      now: null,
    });
  });

  it('measures imbalance as the largest distance from an equal share', () => {
    const now = aRecord({ deals: [...half(0.5, 30), ...half(0.5, 10, { repId: 'ben' })] });
    expect(lineOf(now, 'lead_imbalance')?.now).toEqual({ value: 0.5, n: 2 });
  });
});
