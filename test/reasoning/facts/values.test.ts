// The values of facts, kind by kind: what is told, at the precision told, of what field, and apart from
// what others wrote.
import { expect, test } from 'vitest';
import { toldFact } from '../../../src/reasoning/facts/fact.ts';
import { wordsOf } from '../../../src/reasoning/facts/fact-words.ts';
import { BARE_FACTS, TOLD_FACTS, toldFacts } from '../../support/told-scene.ts';

/** Figures in short: "18 count of leads, whole: load". */
function figures(...[kind, repId]: Parameters<typeof toldFacts>) {
  return toldFacts(kind, repId).map(({ figures: all }) =>
    all.map(({ unit, value, measure, counts, share, field, date }) => {
      const what = [counts, share, field].filter((word) => word !== null).join(' ');
      return `${measure}: ${date ?? value} ${unit}${what === '' ? '' : ` (${what})`}`;
    }),
  );
}

test('a lead’s size, worth, hour and score', () => {
  expect(figures('size')).toEqual([
    [
      'headcount: 1234 count (people)',
      'size_band: 1001 count (people)',
      'size_band: 5000 count (people)',
    ],
  ]);
  // As far as “$123.5M” tells it.
  expect(figures('revenue')).toEqual([['revenue: 123500000 money']]);
  expect(figures('time_zone')).toEqual([['local_time: 660 clock']]);
  expect(figures('score')).toEqual([
    ['lead_score: 81.5 points (part)', 'lead_score: 100 points (whole)'],
  ]);
});

test('deeds with how often and how long ago, as far as the sentence says', () => {
  expect(figures('engagement')).toEqual([
    ['visits: 3 count (times)', 'ago: 2880 minutes'],
    [],
    ['visits: 2 count (times)', 'ago: 64800 minutes'],
  ]);
  expect(toldFacts('engagement').map(({ key, quoted }) => [key, ...quoted])).toEqual([
    ['0', 'visited the pricing page'],
    ['1', 'downloaded the ROI calculator'],
    ['2', 'took part in the Planning in 90 minutes'],
  ]);
});

test('records with their field, deals won and held', () => {
  expect(figures('record', 'ana')).toEqual([
    [
      'won: 45 count (deals part)',
      'deals: 140 count (deals whole)',
      'wins: 32.1 percent (overall)',
      'as_of: 2026-03-14 date',
    ],
    // A third of 20 deals is no whole number of deals.
    ['deals: 20 count (deals whole)', 'wins: 33.3 percent (industry)'],
    [
      'won: 7 count (deals part)',
      'deals: 9 count (deals whole)',
      'wins: 77.8 percent (size)',
      'size_band: 1001 count (people)',
      'size_band: 5000 count (people)',
    ],
    ['wins: 40 percent (region)'],
    ['won: 3 count (deals part)', 'deals: 12 count (deals whole)', 'wins: 25 percent (source)'],
  ]);
  expect(toldFacts('record', 'ana').map(({ entries }) => entries)).toEqual([
    [],
    ['manufacturing'],
    ['1001-5000'],
    ['Bavaria'],
    ['product demo request'],
  ]);
});

test('load, pipeline, speed, shift and score of a rep', () => {
  expect(figures('load', 'ana')).toEqual([
    [
      'load: 3 count (leads part)',
      'load: 9 count (leads whole)',
      'load_today: 2 count (leads part)',
      'load_today: 2 count (leads whole)',
    ],
  ]);
  expect(figures('pipeline', 'ana')).toEqual([['quota: 66.6 percent']]);
  // 135 minutes are told as 2.3 hours, which are 138.
  expect(figures('response', 'ana')).toEqual([
    [
      'response: 12.5 minutes',
      'response_share: 90 percent',
      'response_slow: 138 minutes',
      'response_sample: 51 count (leads)',
    ],
  ]);
  expect(figures('score', 'ben')).toEqual([
    [
      'rank: 2 count (reps part)',
      'rank: 2 count (reps whole)',
      'score: 38.9 points',
      'gap: 2.4 points',
    ],
  ]);
  expect(figures('ramp', 'ana')).toEqual([['until: 2026-12-24 date', 'capacity: 50 percent']]);
  expect(figures('due', 'ana')[0]?.[1]).toBe('due: 11-24 date');
});

test('lists are told entry by entry; what is left unnamed is counted', () => {
  expect(toldFacts('stack')[0]?.entries).toEqual(['SAP', 'Salesforce', 'Dynamics 365']);
  const [territory] = toldFacts('territory', 'ana');
  expect(territory?.entries).toHaveLength(7);
  expect(figures('territory', 'ana')).toEqual([['rest: 2 count']]);
  expect(toldFacts('language', 'ana')[0]?.entries).toEqual(['English', 'German']);
  expect(toldFacts('speciality', 'ana')[0]?.entries).toEqual([
    'manufacturing',
    '501-1000',
    '5001+',
    'SAP',
  ]);
  expect(BARE_FACTS.find(({ kind }) => kind === 'unknown')?.entries).toContain('industry');
});

test('what others wrote stands apart from our words around it', () => {
  const [message] = toldFacts('message');
  expect(message?.text).toBe(`They write: “${message?.quoted[0]}”`);
  expect(message).toMatchObject({ key: '0', figures: [], entries: [] });
  expect(toldFacts('attribute').map(({ key, quoted }) => [key, ...quoted])).toEqual([
    ['note', 'Note: Call before 15 January.'],
    ['plants', 'Plants: 3.'],
  ]);
  expect(toldFacts('need_language')[0]).toMatchObject({
    entries: ['German'],
    quoted: [expect.stringContaining('auf Deutsch')],
  });
});

test('the words of a fact are its names, its quotes and its subject, and the months of its dates', () => {
  const [ramp] = toldFacts('ramp', 'ana');
  expect(ramp && wordsOf(ramp).split('\n')).toEqual(['December', 'ramp speed full capacity']);
  const [stack] = toldFacts('stack');
  const other = stack && { ...stack, text: 'Is told otherwise.' };
  expect(other && wordsOf(other)).toBe(stack && wordsOf(stack));
});

test('what is stored of a fact has no values', () => {
  const told = TOLD_FACTS.map(toldFact);
  expect(new Set(told.flatMap((fact) => Object.keys(fact)))).toEqual(
    new Set(['id', 'about', 'repId', 'kind', 'text']),
  );
});
