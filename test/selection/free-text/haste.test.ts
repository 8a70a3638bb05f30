// What says haste, and what only looks like it.
import { expect, test } from 'vitest';
import { saysHaste } from '../../../src/selection/free-text/haste.ts';

test.each([
  'We need it asap',
  'Please answer as soon as possible',
  'Brauchen dringend Hilfe',
  'Can we talk today?',
  'Call me on Friday',
  'next week',
  'by Friday',
  'no later than 14:00',
  'before the end of March',
  'within 2 weeks',
  'we need it now',
  'Wir brauchen jetzt Hilfe',
])('“%s” says haste', (quote) => {
  expect(saysHaste(quote)).toBe(true);
});

test.each([
  'since 2019',
  'in 2026 we grew',
  'we now use Navision',
  'now',
  'by',
  'made by hand',
  'sold by the dozen',
  'we looked at it before',
  'our weekly report',
])('“%s” does not', (quote) => {
  expect(saysHaste(quote)).toBe(false);
});
