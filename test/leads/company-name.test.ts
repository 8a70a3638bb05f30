// Names of companies without their legal form, and which of them are alike.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { likeness, nameKey } from '../../src/leads/company-name.ts';

describe('the key of a company name', () => {
  it.each([
    ['Acme, Inc.', 'acme'],
    ['ACME Incorporated', 'acme'],
    ['Acme GmbH & Co. KG', 'acme'],
    ['Acme S.p.A.', 'acme'],
    ['Acme B.V.', 'acme'],
    ['Acme Sp. z o.o.', 'acme'],
    ['Acme s.r.o.', 'acme'],
    ['Acme Sdn. Bhd.', 'acme'],
    ['Acme Pty Ltd', 'acme'],
    ['Acme S.A. de C.V.', 'acme'],
    ['Acme Oy', 'acme'],
    ['Acme ApS', 'acme'],
    ['AB Volvo', 'volvo'],
    ['The Coca-Cola Company', 'coca cola'],
    ['Sony K.K.', 'sony'],
    ['ООО Ромашка', 'ромашка'],
    ['Smith & Co', 'smith'],
    ['Johnson & Johnson', 'johnson and johnson'],
    ['Nestlé S.A.', 'nestle'],
    ['Foo LLC dba Acme Tools', 'acme tools'],
    ['3M Company', '3m'],
    ['Acme UK Ltd', 'acme uk'],
    ['Co', 'co'],
    ['n/a', ''],
    ['Self-employed', ''],
    ['???', ''],
  ])('of %j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  // "Fisher and" before a form is the "Fisher" of "Fisher and Co".
  const name = fc
    .stringMatching(/^[A-Za-z]{2,10}( [A-Za-z]{2,10}){0,2}$/)
    .filter((plain) => !/ (?:and|und|et|en|og|och|of|de)$/i.test(plain));
  test.prop([name, fc.constantFrom(', Inc.', ' GmbH', ' S.p.A.', ' B.V.', ' Ltd', ' LLC')])(
    'does not change with case or legal form',
    (plain, form) => {
      const key = nameKey(plain);
      if (key !== '') expect(nameKey(`${plain.toUpperCase()}${form}`)).toBe(key);
    },
  );
});

test('a name that is itself a legal form of another country stays a name', () => {
  expect(nameKey('PT, Inc.')).toBe('pt');
  expect(nameKey('PT Astra Tbk')).toBe('astra');
});

describe('likeness of names', () => {
  it.each([
    ['Delta Airlines', 'Delta Air Lines, Inc.', 0.97],
    ['Müller Maschinenbau GmbH', 'Mueller Maschinenbau', 1],
    ['Globex Corp', 'Globbex Corporation', 0.9],
    ['Acme Deutschland GmbH', 'Acme Inc', 0.8],
    ['Initech', 'Initech Group', 0.8],
    ['Siemens', 'Siemens Healthineers', 0.65],
    ['Delta Airlines', 'Delta Faucet Company', 0],
    ['SAP', 'SAS', 0],
    ['Betatech', 'Betasoloin', 0],
    ['General Electric', 'General Motors', 0],
    ['', 'Acme', 0],
  ])('%j and %j: %d', (a, b, score) => {
    expect(likeness(a, b).score).toBe(score);
    expect(likeness(b, a).score).toBe(score);
  });
});
