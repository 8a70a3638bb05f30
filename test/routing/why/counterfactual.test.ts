// Single changes that would have flipped the pick: true when applied, and no smaller than needed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rep } from '../../../src/roster/rep.ts';
import { scorerPick } from '../../../src/routing/finalize-decision.ts';
import { counterfactuals, deterministicPick } from '../../../src/routing/why/counterfactual.ts';
import { leversFor } from '../../../src/routing/why/what-if-changes.ts';
import { decide } from '../../../src/selection/decide.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot, NOW } from '../../support/builders.ts';

const pickOf = (snapshot: Snapshot) => deterministicPick(decide(snapshot));
const words = (snapshot: Snapshot, repId: string) =>
  counterfactuals(snapshot, repId).map((change) => change.words);
const of = (snapshot: Snapshot, repId: string, lever: string) =>
  counterfactuals(snapshot, repId).find((change) => change.lever === lever);

const industries = ['software', 'banking'];
const aWorld = fc
  .record({
    reps: fc.array(
      fc.record({
        rate: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        n: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
        industryRate: fc.option(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { nil: null }),
        open: fc.integer({ min: 0, max: 22 }),
        recent: fc.integer({ min: 0, max: 60 }),
        pct: fc.option(fc.double({ min: 0, max: 150, noNaN: true }), { nil: null }),
        minutes: fc.option(fc.double({ min: 0.5, max: 200, noNaN: true }), { nil: null }),
        languages: fc.subarray(['en', 'de'], { minLength: 1 }),
        territories: fc.subarray(['US', 'DE']),
        role: fc.constantFrom('ae', 'bdr'),
        away: fc.boolean(),
        shift: fc.constantFrom(null, '08:00', '15:00'),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    industry: fc.constantFrom(...industries),
    language: fc.constantFrom('en', 'de', 'unknown'),
  })
  .map(({ reps, score, industry, language }) =>
    aSnapshot({
      reps: reps.map((r, i) =>
        aRep({
          id: `r${i}`,
          role: r.role as Rep['role'],
          languages: r.languages,
          territories: r.territories,
          pipeline: { pct: r.pct },
          response: { medianMinutes: r.minutes },
          absences:
            r.away && i > 0 ? [{ from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z' }] : [],
          hours: r.shift === null ? {} : { week: { mon: [[r.shift, '23:00']] } },
          records: [
            { scope: {}, n: r.n, rate: r.rate },
            ...(r.industryRate === null
              ? []
              : [{ scope: { industry }, n: 30, won: r.industryRate * 30 }]),
          ],
        }),
      ),
      loads: Object.fromEntries(
        reps.map((r, i) => [`r${i}`, { open: r.open, recent: r.recent, recentAt: NOW }]),
      ),
      lead: { score, industry, language, country: 'US', regions: [] },
      policy: {
        must: [
          { kind: 'not_absent', code: 'not_absent' },
          { kind: 'capacity', code: 'capacity' },
          { kind: 'language', code: 'language' },
          { kind: 'territory', code: 'territory' },
          { kind: 'role', code: 'aes', roles: ['ae'] },
          { kind: 'pipeline', code: 'gate', below: 80, unless: 'lead.score > 85' },
        ],
      },
    }),
  );

test('every change that is named flips the pick; half of it, or one step less, does not', () => {
  let flips = 0;
  fc.assert(
    fc.property(aWorld, (snapshot) => {
      const before = pickOf(snapshot);
      for (const rep of snapshot.roster.reps) {
        if (rep.id === before) {
          expect(counterfactuals(snapshot, rep.id)).toEqual([]);
          continue;
        }
        const levers = new Map(leversFor(snapshot, rep).map((lever) => [lever.code, lever]));
        const changes = counterfactuals(snapshot, rep.id);
        flips += changes.length;
        expect(changes.map((c) => c.size)).toEqual(
          changes.map((c) => c.size).sort((a, b) => a - b),
        );
        for (const { lever: code, value } of changes) {
          const lever = levers.get(code);
          expect(pickOf(lever?.apply(value) ?? snapshot)).toBe(rep.id);
          const place = (lever?.values.indexOf(value) ?? 0) + 1;
          for (const smaller of new Set([Math.floor(place / 2), place - 1])) {
            const less = lever?.values[smaller - 1];
            if (less !== undefined) expect(pickOf(lever?.apply(less) ?? snapshot)).not.toBe(rep.id);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(flips).toBeGreaterThan(40);
});

test('a lever that is not named does not flip the pick at any of its values', () => {
  fc.assert(
    fc.property(aWorld, (snapshot) => {
      const before = pickOf(snapshot);
      for (const rep of snapshot.roster.reps) {
        if (rep.id === before) continue;
        const named = new Set(counterfactuals(snapshot, rep.id).map((change) => change.lever));
        for (const lever of leversFor(snapshot, rep)) {
          if (named.has(lever.code)) continue;
          // The far end, and every place that doubling steps look at.
          const last = lever.values.at(-1);
          if (last !== undefined) expect(pickOf(lever.apply(last))).not.toBe(rep.id);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('in a large roster, too, what is named flips the pick and half of it does not', () => {
  const reps = Array.from({ length: 300 }, (_, i) =>
    aRep({
      id: `r${i}`,
      records: [{ scope: {}, n: 50, rate: 0.2 + (i % 37) / 100 }],
      response: { medianMinutes: 10 + (i % 23) },
    }),
  );
  const snapshot = aSnapshot({
    reps,
    loads: Object.fromEntries(reps.map(({ id }, i) => [id, { open: i % 21 }])),
  });
  let named = 0;
  for (const rep of reps.slice(0, 40)) {
    const levers = new Map(leversFor(snapshot, rep).map((lever) => [lever.code, lever]));
    for (const { lever: code, value } of counterfactuals(snapshot, rep.id)) {
      named += 1;
      const lever = levers.get(code);
      expect(pickOf(lever?.apply(value) ?? snapshot)).toBe(rep.id);
      const half = lever?.values[Math.floor((lever.values.indexOf(value) + 1) / 2) - 1];
      if (half !== undefined) expect(pickOf(lever?.apply(half) ?? snapshot)).not.toBe(rep.id);
    }
  }
  expect(named).toBeGreaterThan(20);
});

test('where a change helps, then hurts, then helps again, half of what is named does not flip', () => {
  const rep = (id: string, rate: number, pct: number) =>
    aRep({ id, pipeline: { pct }, records: [{ rate, n: 400 }] });
  const unless = 'lead.score >= 55 && lead.score <= 60 || lead.score > 85';
  const snapshot = aSnapshot({
    reps: [rep('me', 0.6, 92), rep('other', 0.3, 10)],
    lead: { score: 30 },
    policy: { must: [{ kind: 'pipeline', code: 'gate', below: 80, unless }] },
  });
  expect(of(snapshot, 'me', 'score_up')?.value).toBe(55);
});

test('a lead that waits for want of worth is nobody’s, and what would flip it still flips', () => {
  const prices = { me: 0.9, other: 0.9 };
  const snapshot = aSnapshot({
    reps: [aRep({ id: 'me' }), aRep({ id: 'other' })],
    policy: { queue: { nurture: 'queue' } },
    over: { estimates: { version: 'dear', model: null, prices } },
  });
  expect(pickOf(snapshot)).toBeNull();
  for (const id of ['me', 'other']) {
    for (const { lever: code, value } of counterfactuals(snapshot, id)) {
      const lever = leversFor(snapshot, aRep({ id })).find((one) => one.code === code);
      const changed = lever?.apply(value) ?? snapshot;
      expect(scorerPick(decide(changed)).repId).toBe(id);
    }
  }
});

describe('in words', () => {
  const gate = { kind: 'pipeline' as const, code: 'gate', below: 80, unless: 'lead.score > 85' };
  const good = (over: Parameters<typeof aRep>[0]) =>
    aRep({ records: [{ scope: {}, n: 400, rate: 0.6 }], ...over });
  const poor = (over: Parameters<typeof aRep>[0]) =>
    aRep({ records: [{ scope: {}, n: 400, rate: 0.3 }], ...over });

  test('a gate at 80 % with an override above 85 asks for 79 %, or for a score of 86', () => {
    const snapshot = aSnapshot({
      reps: [
        good({ id: 'me', pipeline: { pct: 92 } }),
        poor({ id: 'other', pipeline: { pct: 10 } }),
      ],
      lead: { score: 82 },
      policy: { must: [gate] },
    });
    expect(words(snapshot, 'me')).toEqual([
      'had the lead’s score been 86 or more instead of 82',
      'with a pipeline at or below 79 % of quota instead of 92 %',
    ]);
  });

  test('a pipeline too old for the rule asks for one of this day', () => {
    const snapshot = aSnapshot({
      reps: [
        good({ id: 'me', pipeline: { pct: 40, asOf: '2026-01-01' } }),
        poor({ id: 'other', pipeline: { pct: 10, asOf: '2026-11-20' } }),
      ],
      policy: {
        must: [{ ...gate, unless: undefined, whenUnknown: 'fail' as const, maxAgeDays: 30 }],
      },
    });
    expect(of(snapshot, 'me', 'pipeline_date')?.words).toBe(
      'with a pipeline stated as of this day',
    );
  });

  test('a hard cap asks for one lead less, and says what share of the capacity that is', () => {
    const snapshot = aSnapshot({
      reps: [good({ id: 'me' }), poor({ id: 'other' })],
      loads: { me: { open: 20 } },
    });
    expect(of(snapshot, 'me', 'open_leads')?.words).toBe(
      'with 19 open leads or fewer (95 % of your capacity) instead of 20',
    );
  });

  test('a slower rep hears which first response would have done', () => {
    const rates = { records: [{ scope: {}, n: 100, rate: 0.4 }] };
    const snapshot = aSnapshot({
      reps: [
        aRep({ id: 'zoe', ...rates, response: { medianMinutes: 40 } }),
        aRep({ id: 'other', ...rates, response: { medianMinutes: 9 } }),
      ],
    });
    expect(of(snapshot, 'zoe', 'response')?.words).toBe(
      'with a usual first response of 8 minutes or less instead of 40 minutes',
    );
  });

  test('who lacks certifications hears which would have done', () => {
    const told = (need: 'all' | 'any') => {
      const rule = { kind: 'certification' as const, code: 'rule', need };
      const certifications = ['SOC 2', 'HIPAA', 'PCI'];
      const snapshot = aSnapshot({
        reps: [
          good({ id: 'me', certifications: need === 'all' ? ['soc-2'] : ['iso'] }),
          poor({ id: 'other', certifications }),
        ],
        policy: { must: [{ ...rule, certifications }] },
      });
      return words(snapshot, 'me');
    };
    expect(told('all')).toEqual(['had you held the certifications HIPAA and PCI']);
    expect(told('any')).toEqual([
      'had you held the certification SOC 2',
      'had you held the certification HIPAA',
      'had you held the certification PCI',
    ]);
  });

  test('where two rules stand against a rep, no single change is claimed', () => {
    const snapshot = aSnapshot({
      reps: [good({ id: 'me', languages: ['fr'], territories: ['FR'] }), poor({ id: 'other' })],
      lead: { language: 'en', country: 'US' },
    });
    expect(words(snapshot, 'me')).toEqual([]);
  });

  test('an owner’s lead has no counterfactual for anybody else', () => {
    const account = { ownerId: 'other', status: 'prospect' as const };
    const snapshot = aSnapshot({ reps: [good({ id: 'me' }), poor({ id: 'other' })] });
    const owned = {
      ...snapshot,
      account: { ...anAccountView, ...account },
    };
    expect(deterministicPick(decide(owned))).toBe('other');
    expect(words(owned, 'me')).toEqual([]);
  });
});

const anAccountView = {
  id: 'acc' as never,
  name: 'Acme',
  domains: [],
  aliases: [],
  parentId: null,
  status: 'prospect' as const,
  employees: null,
  ownerId: null,
  csmId: null,
  named: false,
  tickets: { open: 0, critical: 0 },
  expansion: 'none' as const,
  doNotAssign: [],
  parentOwnerId: null,
  matchedBy: 'domain',
  confidence: 1,
};
