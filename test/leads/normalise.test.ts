// The profile that rules read: complete, deterministic, with every mapping written down.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type LeadInput, leadSchema } from '../../src/leads/lead.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';
import { leadProfileSchema } from '../../src/leads/profile.ts';

const NOW = '2026-03-02T10:00:00.000Z';

function profileOf(input: Partial<LeadInput>) {
  return normaliseLead(leadSchema.parse({ id: 'lead-1', ...input }), NOW);
}

const techFlow: Partial<LeadInput> = {
  company: {
    name: 'TechFlow Industries',
    industry: 'Manufacturing',
    employees: 850,
    revenue: '$120M',
    region: 'Northeast US',
    stack: ['Salesforce', 'SAP', 'Tableau'],
  },
  source: 'Product Demo Request',
  score: 82,
  engagement: [
    { kind: 'page', name: 'Pricing', count: 3, lastAt: '2026-03-01T10:00:00Z' },
    { kind: 'content', name: 'ROI calculator' },
  ],
};

describe('a lead profile', () => {
  it('puts the whole lead into our words', () => {
    const profile = profileOf(techFlow);
    expect(profile).toMatchObject({
      industry: 'manufacturing',
      employees: 850,
      size: '501-1000',
      revenueUsd: 120_000_000,
      country: 'US',
      source: 'demo-request',
      score: 82,
      stack: ['salesforce', 'sap', 'tableau'],
      products: ['salesforce', 'sap', 'tableau', 'crm', 'erp', 'analytics'],
      domain: null,
      freeMail: false,
      seniority: 'unknown',
      language: 'unknown',
    });
    expect(profile.regions[0]).toBe('us-northeast');
    expect(profile.regions).toContain('north-america');
    expect(profile.engagement).toEqual([
      { kind: 'page', name: 'Pricing', count: 3, daysAgo: 1 },
      { kind: 'content', name: 'ROI calculator', count: 1, daysAgo: null },
    ]);
  });

  it('keeps the raw value and the rule of every mapping', () => {
    expect(profileOf(techFlow).mappings).toContainEqual({
      field: 'company.revenue',
      raw: '$120M',
      to: '120000000',
      how: 'US dollars',
    });
  });

  it('says unknown for what no rule fits, with the raw value beside it', () => {
    const profile = profileOf({
      company: { industry: 'Basket weaving', employees: 'a few', revenue: '12M' },
    });
    expect(profile).toMatchObject({
      industry: 'unknown',
      size: 'unknown',
      employees: null,
      revenueUsd: null,
    });
    expect(profile.mappings.map(({ field, raw, to }) => [field, raw, to])).toEqual([
      ['company.employees', 'a few', 'unknown'],
      ['company.industry', 'Basket weaving', 'unknown'],
      ['company.revenue', '12M', 'unknown'],
    ]);
  });

  it('says nothing about what was not given', () => {
    expect(profileOf({}).mappings).toEqual([]);
  });

  it('holds no name, address or number of the person', () => {
    const text = JSON.stringify(
      profileOf({
        company: { name: 'Acme' },
        contact: {
          name: 'Zoe Quine',
          email: 'zoe.quine@acme.com',
          phone: '+1 617 555 0134',
          title: 'CTO',
        },
      }),
    );
    expect(text).not.toMatch(/zoe|quine|0134/i);
    expect(text).toContain('acme.com');
  });

  it.each([
    ['the website', { domain: 'https://www.acme.de' }, 'bob@other.com', 'acme.de', false],
    ['the e-mail where there is no website', {}, 'bob@mail.acme.com', 'acme.com', false],
    ['the website beside free mail', { domain: 'acme.de' }, 'bob@gmail.com', 'acme.de', true],
    ['nothing from free mail', {}, 'bob@gmail.com', null, true],
    ['nothing from an imitation', { domain: 'асme.com' }, undefined, null, false],
    ['the e-mail where the website is none', { domain: 'n/a' }, 'bob@acme.com', 'acme.com', false],
  ])('takes the domain from %s', (_name, company, email, domain, freeMail) => {
    const profile = profileOf({ company, contact: email === undefined ? {} : { email } });
    expect(profile).toMatchObject({ domain, freeMail });
  });

  it('takes a stated language over the message, and the message where none is stated', () => {
    const message = 'Wir möchten gerne eine Demo für unser Werk in Stuttgart sehen.';
    expect(profileOf({ message })).toMatchObject({ language: 'de', languageFrom: 'message' });
    expect(profileOf({ message, contact: { language: 'English' } })).toMatchObject({
      language: 'en',
      languageFrom: 'stated',
    });
    expect(profileOf({ message, contact: { language: 'Klingon' } })).toMatchObject({
      language: 'de',
      languageFrom: 'message',
    });
  });

  it('takes a stated seniority over the title', () => {
    expect(profileOf({ contact: { title: 'Software Engineer', seniority: 'VP' } }).seniority).toBe(
      'vp',
    );
    expect(profileOf({ contact: { title: 'VP Sales', seniority: 'very' } }).seniority).toBe('vp');
  });

  it('never lies about the time: arrival is UTC, an event of the future is now', () => {
    const profile = profileOf({
      receivedAt: '2026-03-02T11:00:00+02:00',
      engagement: [{ kind: 'page', name: 'Home', lastAt: '2026-04-01T00:00:00Z' }],
    });
    expect(profile.receivedAt).toBe('2026-03-02T09:00:00.000Z');
    expect(profile.engagement[0]?.daysAgo).toBe(0);
    expect(profileOf({}).receivedAt).toBe(NOW);
  });

  const text = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      fc.constantFrom(
        '$',
        '1.',
        '(',
        'xn--',
        'xn--a-',
        '@',
        '<5',
        '%',
        'US-',
        'constructor',
        '__proto__',
        'US toString',
        '$1 valueOf',
      ),
    )
    .filter((raw) => raw.trim() !== '');
  test.prop([text, text, text, text])(
    'any text gives a valid profile, the same each time',
    (a, b, c, d) => {
      const input: Partial<LeadInput> = {
        company: {
          industry: a,
          employees: b,
          revenue: c,
          country: d,
          region: a,
          domain: b,
          stack: [c],
          timeZone: d,
        },
        contact: { email: a, phone: b, title: c, seniority: d, language: a },
        source: b,
        channel: c,
        message: `${a} ${b} ${c} ${d}`,
        signals: [d],
      };
      const once = profileOf(input);
      expect(leadProfileSchema.safeParse(once).error).toBeUndefined();
      expect(profileOf(input)).toEqual(once);
    },
  );
});
