// Several entries in one cell of a rep file: every one of them, or the row is refused.
import { describe, expect, test } from 'vitest';
import { normaliseRep } from '../../../src/roster/normalise-rep.ts';
import { repSchema } from '../../../src/roster/rep.ts';
import { readFileRows } from '../../support/csv-file.ts';

async function repOf(cells: Record<string, string>) {
  const { rows, errors } = await readFileRows('reps', [{ Rep: 'Vera Vale', ...cells }]);
  if (errors[0]) throw new Error(errors[0].message);
  return normaliseRep(repSchema.parse(rows[0]?.value));
}

test('a row as people write it has every entry', async () => {
  const rep = await repOf({
    Territories: 'Germany, Austria, Switzerland',
    Languages: 'English, German',
    Industries: 'Manufacturing, Retail',
    Segments: '201-500, 501-1000',
  });
  expect(rep).toMatchObject({
    ...{ territories: ['DE', 'AT', 'CH'], languages: ['en', 'de'] },
    specialities: { industries: ['manufacturing', 'retail'], sizes: ['201-500', '501-1000'] },
  });
});

test.each([
  ['Germany/Austria', ['DE', 'AT']],
  ['Germany / Austria;France', ['DE', 'AT', 'FR']],
  ['Germany\nAustria', ['DE', 'AT']],
  ['Germany | Austria', ['DE', 'AT']],
  ['NA/EMEA', ['north-america', 'emea']],
  ['Germany and Austria', ['DE', 'AT']],
  ['EMEA + APAC', ['emea', 'apac']],
  ['Germany, Austria, and Switzerland', ['DE', 'AT', 'CH']],
  ['Bavaria, Germany', ['de-by']],
  ['Washington, D.C.', ['us-dc']],
  ['Bosnia and Herzegovina', ['BA']],
  ['My own patch', ['my-own-patch']],
  ['["Korea, Republic of"]', ['KR']],
])('territories %j are %j', async (cell, territories) => {
  expect(await repOf({ Territories: cell })).toMatchObject({ territories });
});

test.each([
  ['Segments', '1,001-5,000', { sizes: ['1001-5000'] }],
  ['Segments', '201-500,501-1000', { sizes: ['201-500', '501-1000'] }],
  ['Segments', '1-10, 1,001-5,000 / 5,001+', { sizes: ['1-10', '1001-5000', '5001+'] }],
  ['Industries', 'Oil & Gas, Retail', { industries: ['energy', 'retail'] }],
  [
    'Industries',
    'Professional, Scientific, and Technical Services',
    { industries: ['professional-services'] },
  ],
  ['Products', 'CI/CD', { products: ['ci-cd'] }],
])('%s %j are all read', async (column, cell, specialities) => {
  expect(await repOf({ [column]: cell })).toMatchObject({ specialities });
});

test('languages by slash or plus, and with a note in brackets', async () => {
  expect(await repOf({ Languages: 'en/de' })).toMatchObject({ languages: ['en', 'de'] });
  expect(await repOf({ Languages: 'English + French' })).toMatchObject({ languages: ['en', 'fr'] });
  expect(await repOf({ Languages: 'English (US/UK)' })).toMatchObject({ languages: ['en'] });
});

describe('refused, with what parts a list, is', () => {
  test.each([
    ['Territories', 'Germany, Narnia'],
    ['Territories', 'Germany/Narnia'],
    ['Territories', 'France; Germany, Narnia'],
    ['Languages', 'English, Klingon'],
    ['Industries', 'Manufacturing, Wizardry'],
    ['Segments', '201-500, the big ones'],
    ['Products', 'Analytics, Billing'],
    ['Certifications', 'SOC 2, HIPAA'],
  ])('%s %j', async (column, cell) => {
    await expect(repOf({ [column]: cell })).rejects.toThrow(/lists are parted by ;.*not ".*column/);
  });
});

test('domains of an account may be parted by commas', async () => {
  const { rows } = await readFileRows('accounts', [
    { Account: 'Acme', Website: 'acme.example, https://acme.test/a' },
  ]);
  expect(rows[0]?.value).toMatchObject({ domains: ['acme.example', 'https://acme.test/a'] });
});
