// Now against a baseline: the few figures that people ask for, side by side, each with what it rests on.
import { z } from 'zod';
import type { Spread, TrackRecord } from './track-record.ts';

const sideSchema = z
  .strictObject({
    value: z.number(),
    n: z.number().int().meta({ description: 'Deals or leads behind it.' }),
  })
  .nullable()
  .meta({ id: 'ComparedSide', description: 'Null: not known.' });

export const comparisonSchema = z
  .array(
    z.strictObject({
      measure: z.enum([
        'conversion',
        'assignment_median',
        'assignment_p90',
        'first_touch_median',
        'first_touch_p90',
        'utilisation',
        'lead_imbalance',
        'value_imbalance',
      ]),
      unit: z.enum(['share', 'minutes']),
      before: sideSchema,
      now: sideSchema,
      verdict: z.enum(['better', 'worse', 'open']).meta({
        description:
          'Conversion is better or worse when the 90 % intervals do not overlap; the others are told, not judged: open.',
      }),
    }),
  )
  .meta({ id: 'BaselineComparison' });
export type Comparison = z.infer<typeof comparisonSchema>;
type Line = Comparison[number];

/** Every measure in a fixed order. An imbalance is the largest distance from an equal share, relatively. */
export function compareRecords(before: TrackRecord, now: TrackRecord): Comparison {
  const line = (
    measure: Line['measure'],
    unit: Line['unit'],
    read: (of: TrackRecord) => Line['now'],
  ): Line => ({ measure, unit, before: read(before), now: read(now), verdict: 'open' });
  const minutes = (
    measure: Line['measure'],
    of: (record: TrackRecord) => Spread,
    at: 'median' | 'p90',
  ) =>
    line(measure, 'minutes', (record) => {
      const spread = of(record);
      return spread && { value: spread[at], n: spread.n };
    });
  return [
    { ...line('conversion', 'share', conversionOf), verdict: verdictOf(before, now) },
    minutes('assignment_median', (record) => record.assignmentMinutes, 'median'),
    minutes('assignment_p90', (record) => record.assignmentMinutes, 'p90'),
    minutes('first_touch_median', (record) => record.firstTouchMinutes, 'median'),
    minutes('first_touch_p90', (record) => record.firstTouchMinutes, 'p90'),
    line('utilisation', 'share', ({ utilisation, conversion }) =>
      utilisation === null ? null : { value: utilisation, n: conversion.n },
    ),
    line('lead_imbalance', 'share', (record) => imbalance(record, ({ n }) => n)),
    line('value_imbalance', 'share', (record) => imbalance(record, ({ valueUsd }) => valueUsd)),
  ];
}

function conversionOf({ conversion }: TrackRecord): Line['now'] {
  return conversion.n === 0 ? null : { value: conversion.rate, n: conversion.n };
}

function verdictOf({ conversion: before }: TrackRecord, { conversion: now }: TrackRecord) {
  if (before.n === 0 || now.n === 0) return 'open';
  if (now.low > before.high) return 'better';
  return now.high < before.low ? 'worse' : 'open';
}

/** max |x − mean| / mean over the reps who had a deal. */
function imbalance(
  { reps }: TrackRecord,
  of: (rep: TrackRecord['reps'][number]) => number,
): Line['now'] {
  const had = reps.filter(({ n }) => n > 0).map(of);
  const mean = had.reduce((a, b) => a + b, 0) / had.length;
  if (!(mean > 0)) return null;
  const value = Math.max(...had.map((x) => Math.abs(x - mean))) / mean;
  return { value: Math.round(value * 1e6) / 1e6, n: had.length };
}
