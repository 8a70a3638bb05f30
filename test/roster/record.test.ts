import { expect, test } from 'vitest';
import { rateFor, recordsByScope } from '../../src/roster/record.ts';
import { aProfile, aRep } from '../support/builders.ts';

const lead = aProfile({
  industry: 'manufacturing',
  size: '501-1000',
  country: 'US',
  regions: ['us-ny', 'us-northeast'],
});
const rate = (records: Parameters<typeof aRep>[0] & {}, scope: Parameters<typeof rateFor>[1]) =>
  rateFor(recordsByScope(aRep(records)), scope, lead);

test('a record of two scopes speaks for neither alone', () => {
  const records = [{ scope: { industry: 'manufacturing', size: '501-1000' }, won: 1, n: 2 }];
  expect(rate({ records }, 'industry')).toBeNull();
  expect(rate({ records }, 'overall')).toBeNull();
});

test('counted goes before stated, then the newest, then the larger sample', () => {
  const records = [
    { scope: {}, rate: 0.9, asOf: '2026-06-01' },
    { scope: {}, won: 3, n: 10, asOf: '2025-01-01' },
    { scope: {}, won: 4, n: 10, asOf: '2026-01-01' },
    { scope: {}, won: 30, n: 100, asOf: '2026-01-01' },
  ];
  expect(rate({ records }, 'overall')).toEqual({ rate: 0.3, n: 100, asOf: '2026-01-01' });
});

test('the narrowest region with a record speaks; the country comes last', () => {
  const northeast = { scope: { region: 'us-northeast' }, rate: 0.5 };
  const country = { scope: { region: 'us' }, rate: 0.2 };
  expect(rate({ records: [country, northeast] }, 'region')?.rate).toBe(0.5);
  expect(rate({ records: [country] }, 'region')?.rate).toBe(0.2);
});

test('a rate without its sample says so, and a count of nothing is no record', () => {
  const scope = { industry: 'Manufacturing' };
  expect(rate({ records: [{ scope, rate: 0.78 }] }, 'industry')).toEqual({
    rate: 0.78,
    n: null,
    asOf: null,
  });
  expect(rate({ records: [{ scope, won: 0, n: 0 }] }, 'industry')).toBeNull();
});
