import { describe, expect, test } from 'vitest';
import { aliasBook } from '../../../src/advisor/aliases.ts';
import { redactor } from '../../../src/selection/free-text/redact.ts';
import { aRep } from '../../support/builders.ts';
import {
  HARMLESS,
  HARMLESS_FIELDS,
  PRIVATE,
  PRIVATE_FIELDS,
} from '../../support/redaction-corpus.ts';
import { aScene } from '../../support/techflow.ts';

const reps = [
  aRep({ id: 'm', name: 'Marcus Bell', managerId: 'petra-novotna' }),
  aRep({ id: 'j', name: 'Jürgen Weiß' }),
  aRep({ id: 's', name: 'Siobhán O’Malley' }),
];
const given = ['Olivia Frost', 'o.frost@northwind.example', '+34 612 345 678'];
const { text, field, domain } = redactor(aScene({ reps, lead: {} }), aliasBook('lead', []), given);

describe('what names or reaches a person is masked', () => {
  test('the corpus is large enough to say something', () => {
    expect([PRIVATE.length, HARMLESS.length].every((length) => length >= 60)).toBe(true);
  });

  test.each(PRIVATE)('%s', (raw, gone) => {
    expect(text(raw)).not.toMatch(gone);
    expect(text(`We need a tool. ${raw}`)).not.toMatch(gone);
  });
});

describe('in a short field', () => {
  test.each(PRIVATE_FIELDS)('%s is masked', (raw, gone) => {
    expect(field(raw)).not.toMatch(gone);
  });

  test.each(HARMLESS_FIELDS)('%s stays', (raw) => {
    expect(field(raw)).toBe(raw);
  });
});

describe('a domain', () => {
  test.each([
    'frost.example',
    'olivia-frost.com',
    'oliviafrost.com',
    'ofrost.de',
    'frost-olivia.io',
  ])('that is the contact’s name is masked: %s', (raw) => {
    expect(domain(raw)).not.toMatch(/frost|olivia/);
  });

  test.each(['northwind.example', 'defrosters.com', 'firm.co.uk'])('stays: %s', (raw) => {
    expect(domain(raw)).toBe(raw);
  });
});

describe('what decides a case stays', () => {
  test.each(HARMLESS)('%s', (raw) => {
    expect(text(raw)).toBe(raw);
    expect(field(raw)).toBe(raw);
  });
});
