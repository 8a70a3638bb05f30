import { expect, test } from 'vitest';
import { levelsOf, scoreBand } from '../../src/learning/levels.ts';
import { aProfile } from '../support/builders.ts';

test('a lead’s levels leave out what is unknown', () => {
  expect(levelsOf(aProfile({ industry: 'retail', score: 60 }))).toEqual({
    industry: 'retail',
    score: '60-79',
  });
});

test('of a lead’s regions the widest that is known speaks, then the country', () => {
  const lead = aProfile({ regions: ['us-ma', 'us-northeast'], country: 'US' });
  expect(levelsOf(lead).region).toBe('us-northeast');
  expect(levelsOf(lead, (region) => region === 'us-ma').region).toBe('us-ma');
  expect(levelsOf(lead, (region) => region === 'US').region).toBe('US');
  expect(levelsOf(lead, () => false)).toEqual({});
});

test('scores fall into five bands', () => {
  expect([0, 19.9, 20, 79, 80, 100].map(scoreBand)).toEqual([
    '0-19',
    '0-19',
    '20-39',
    '60-79',
    '80-100',
    '80-100',
  ]);
});
