// The built-in score: parts that sum, more of a good thing never hurts, age does.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type LeadInput, leadSchema } from '../../src/leads/lead.ts';
import { ENGAGEMENT_HALF_LIFE_DAYS, scoreLead } from '../../src/leads/lead-score.ts';
import { normaliseLead } from '../../src/leads/normalise.ts';

const NOW = '2026-03-02T10:00:00.000Z';
const DAY_MS = 86_400_000;

function scored(input: Partial<LeadInput>, at = NOW) {
  const profile = normaliseLead(leadSchema.parse({ id: 'l', receivedAt: NOW, ...input }), at);
  const score = scoreLead(profile, at);
  return {
    ...score,
    of: Object.fromEntries(score.parts.map((part) => [part.code, part.points])),
    profile,
  };
}

function daysBefore(days: number): string {
  return new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
}

const hot: Partial<LeadInput> = {
  company: {
    name: 'TechFlow',
    domain: 'techflow.com',
    industry: 'Manufacturing',
    employees: 850,
    revenue: '$120M',
    region: 'Northeast US',
    stack: ['SAP'],
  },
  contact: { title: 'CEO', language: 'en' },
  source: 'Product Demo Request',
  engagement: [
    { kind: 'page', name: 'Pricing', count: 3, lastAt: NOW },
    { kind: 'content', name: 'ROI calculator', lastAt: NOW },
  ],
  signals: ['budget approved', 'champion'],
  message: 'We want to replace our CRM before the summer and have the budget for it.',
};

const visit = fc.record({
  kind: fc.constantFrom(
    'page',
    'content',
    'email',
    'event',
    'form',
    'other',
  ) as fc.Arbitrary<'page'>,
  name: fc.constantFrom('Pricing', 'Home', 'Careers', 'ROI calculator'),
  count: fc.integer({ min: 1, max: 100_000 }),
  lastAt: fc.option(fc.integer({ min: 0, max: 2_000 }).map(daysBefore), { nil: undefined }),
});

describe('the built-in lead score', () => {
  it('is high for a demo request of a chief of a fitting company', () => {
    const { score, of } = scored(hot);
    expect(of).toMatchObject({
      seniority: 15,
      size: 12,
      company: 6,
      completeness: 7,
      source: 25,
      signals: 8,
      message: 4,
    });
    expect(score).toBeGreaterThan(85);
    expect(scored(hot).profile.builtInScore).toBe(score);
  });

  it('is nothing for a lead of which nothing is known', () => {
    expect(scored({}).score).toBe(0);
  });

  it('says for each part what it saw', () => {
    const parts = scored(hot).parts;
    expect(parts.find((part) => part.code === 'engagement')?.evidence).toBe(
      'Pricing ×3, ROI calculator ×1',
    );
    expect(parts.every((part) => part.evidence !== '')).toBe(true);
  });

  it('halves the worth of a visit with each half-life', () => {
    // A form is worth 6, then 3, then 1.5; points are 23·(1 − e^(−worth/23)).
    const points = [0, 1, 2].map((halves) => {
      const lastAt = daysBefore(halves * ENGAGEMENT_HALF_LIFE_DAYS);
      return scored({ engagement: [{ kind: 'form', name: 'Newsletter', lastAt }] }).of.engagement;
    });
    expect(points).toEqual([5.3, 2.8, 1.5]);
  });

  it('cools a request that lies about for a month to half', () => {
    const month = new Date(Date.parse(NOW) + 30 * DAY_MS).toISOString();
    expect(scored({ source: 'demo' }, month).of.source).toBe(12.5);
  });

  it('is left as it is by a score of the caller', () => {
    expect(scored({ ...hot, score: 3 }).score).toBe(scored(hot).score);
    expect(scored({ ...hot, score: 3 }).profile.score).toBe(3);
  });

  test.prop([fc.array(visit, { maxLength: 12 }), visit])(
    'parts sum and stay within their bounds; one more visit never hurts',
    (visits, more) => {
      const clean = (list: (typeof more)[]) =>
        list.map(({ lastAt, ...rest }) => (lastAt === undefined ? rest : { ...rest, lastAt }));
      const before = scored({ ...hot, engagement: clean(visits) });
      const after = scored({ ...hot, engagement: clean([...visits, more]) });
      const sum = before.parts.reduce((total, part) => total + part.points, 0);
      expect(Math.abs(sum - before.score)).toBeLessThan(1e-9);
      expect(before.parts.every((part) => part.points >= 0 && part.points <= part.max)).toBe(true);
      expect(before.parts.reduce((total, part) => total + part.max, 0)).toBe(100);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
    },
  );
});
