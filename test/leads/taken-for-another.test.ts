// People, hosts and names of companies that were taken for others; beside each what is wanted.
import { describe, expect, it } from 'vitest';
import { accountSchema } from '../../src/leads/account.ts';
import { likeness } from '../../src/leads/company-name.ts';
import { leadSchema } from '../../src/leads/lead.ts';
import { matchAccount } from '../../src/leads/match-account.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { personKey } from '../../src/leads/person-key.ts';
import { readDomain } from '../../src/leads/values/domain.ts';

describe('what nobody has alone', () => {
  it.each([
    'none@none.com',
    'test@test.com',
    'noemail@acme.example',
    'n.a@acme.example',
    'asdf@acme.example',
    'ann@noemail.com',
    'a@a.com',
    'no.email@acme.example',
    'guest@acme.example',
  ])('%s is no person', (email) => {
    expect(personKey(email, undefined)).toBeNull();
  });

  it.each(['+1 800 555 1212', '1-800-555-1212', '(888) 555-0100', '+49 800 1234567'])(
    '%s is no person: anybody calls there',
    (phone) => {
      expect(personKey(undefined, phone, 'US')).toBeNull();
    },
  );

  it.each(['+1 617 555 1212', '+1 222 222 2222', '+49 30 1234567'])(
    '%s is no person: it was made up',
    (phone) => {
      expect(personKey(undefined, phone, 'US')).toBeNull();
    },
  );

  it.each([
    'ann@x.example.',
    'ann@x.example;',
    ' Ann@X.example ,',
    '<ann@x.example>',
    '“ann@x.example”',
  ])('%s is ann@x.example', (email) => {
    expect(personKey(email, undefined)).toBe('email:ann@x.example');
  });
});

describe('a page on a site that many share', () => {
  it.each([
    ['https://www.linkedin.com/company/corvid-labs', 'shared-host'],
    ['facebook.com/corvidlabs', 'shared-host'],
    ['https://medium.com/@corvid', 'shared-host'],
    ['https://sites.google.com/view/corvid', 'shared-host'],
    ['corvid.wordpress.com', 'shared-host'],
    ['https://linktr.ee/corvid', 'shared-host'],
    ['https://www.linkedin.com/', 'company'],
    ['none@none.com', 'none'],
    ['ann@linkedin.com', 'company'],
    ['https://corvid.example/@team', 'company'],
  ])('%s: %s', (raw, kind) => {
    expect(readDomain(raw).kind).toBe(kind);
  });

  it('leaves the company to its e-mail, and matches nobody who is there too', () => {
    const domain = 'https://www.linkedin.com/company/other-labs';
    const lead = leadSchema.parse({
      id: 'lead-1',
      company: { name: 'Other Labs', domain },
      contact: { email: 'ann@otherlabs.example' },
    });
    const profile = normaliseLead(lead, '2026-03-02T10:00:00.000Z');
    expect(profile.domain).toBe('otherlabs.example');
    const corvid = accountSchema.parse({
      id: 'c',
      name: 'Corvid Labs',
      domains: ['https://www.linkedin.com/company/corvid-labs', 'linkedin.com'],
    });
    expect(matchAccount(profile, [corvid]).kind).toBe('none');
  });
});

describe('names of two companies', () => {
  it.each([
    ['SAS Orchard Ltd', 'The Orchard', 0],
    ['SAS Orchard Ltd', 'SAS Orchard', 1],
    ['Orchard SAS', 'SAS Orchard', 1],
    ['AB Foods Ltd', 'The Foods', 0],
    ['Die Casting Co', 'Casting Company', 0],
    ['MAEX Inc', 'MAX Inc', 0],
    ['Boeng Inc', 'Bong Inc', 0],
    ['Käufer & Söhne GmbH', 'Käufer und Söhne', 1],
    ['Dupont et Fils SA', 'Dupont & Fils', 1],
    ['Müller GmbH', 'Mueller', 1],
    ['Müller GmbH', 'Muller', 1],
    ['PT Astra Tbk', 'Astra', 1],
    ['Johnson & Johnson', 'Johnson', 0.65],
  ])('%s and %s: %d', (one, other, score) => {
    expect(likeness(one, other).score).toBe(score);
    expect(likeness(other, one).score).toBe(score);
  });
});
