import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { checkCondition } from '../../../src/policy/conditions/check.ts';
import { compileCondition, type Seen } from '../../../src/policy/conditions/expressions.ts';
import {
  accountView,
  leadView,
  loadView,
  matchView,
  nowView,
  recordView,
  repView,
} from '../../../src/policy/conditions/views.ts';
import { recordsByScope } from '../../../src/roster/record.ts';
import { anAccount, aProfile, aRep } from '../../support/builders.ts';

const NOW = Date.parse('2026-03-02T16:30:00Z');

function seen(
  lead: Parameters<typeof aProfile>[0] = {},
  rep: Parameters<typeof aRep>[0] = {},
  open = 0,
): Seen {
  const profile = aProfile(lead);
  const person = aRep(rep);
  return {
    lead: leadView(profile),
    account: accountView(null),
    match: matchView({}),
    now: nowView(NOW),
    rep: repView(person),
    record: recordView(recordsByScope(person), profile),
    load: loadView({ open, today: 0, week: 0 }, person.capacity.open),
  };
}
const compiled = (source: string) => {
  expect(checkCondition(source, 'rep')).toEqual({ ok: true });
  return compileCondition(source);
};
const holds = (source: string, context: Seen) => compiled(source).holds(context);

describe('a condition', () => {
  test('a score of 85 is not above 85, 86 is', () => {
    expect(holds('lead.score > 85', seen({ score: 85 }))).toBe(false);
    expect(holds('lead.score > 85', seen({ score: 86 }))).toBe(true);
  });

  test.each([
    'lead.score > 85',
    'lead.score < 40',
    'lead.score >= 0',
    'lead.score <= 100',
    'lead.score == 50',
    'record.industry.rate >= 0.3',
    'rep.pipelinePct < 80',
    'rep.dealSizeUsd < 50000',
    'rep.cycleDays > 0',
    'lead.employees * 2 > 10 || lead.revenueUsd < 1',
    'daysBetween(rep.startedOn, now) > 90',
    'hour(rep.startedOn, "UTC") >= 0',
  ])('with an unknown figure is false: %s', (source) => {
    expect(holds(source, seen())).toBe(false);
  });

  test('a rep’s pipeline is asked about by stage', () => {
    const many = 'rep.stages.exists(s, s.stage == "Negotiation" && s.n >= 3)';
    expect(holds(many, seen({}, { stages: { Negotiation: 3 } }))).toBe(true);
    expect(holds(many, seen({}, { stages: { Negotiation: 2, Demo: 9 } }))).toBe(false);
    expect(holds(many, seen())).toBe(false);
    expect(checkCondition('rep.stages.exists(s, s.phase == "x")', 'rep').ok).toBe(false);
  });

  test('a figure equals a whole number and differs from another', () => {
    expect(holds('lead.score == 85 && 85 == lead.score', seen({ score: 85 }))).toBe(true);
    expect(holds('lead.score == 85', seen({ score: 85.5 }))).toBe(false);
    expect(holds('lead.score != 85', seen({ score: 85 }))).toBe(false);
    expect(holds('lead.score != 85', seen())).toBe(true);
  });

  test('asks for a known figure with known()', () => {
    expect(holds('known(lead.score)', seen())).toBe(false);
    expect(holds('known(lead.score)', seen({ score: 0 }))).toBe(true);
    expect(holds('!known(lead.score) || lead.score < 40', seen())).toBe(true);
  });

  test('does not hold when an attribute was not sent, and the other side of "or" still counts', () => {
    expect(holds('lead.attributes.plan == "pro"', seen())).toBe(false);
    expect(holds('lead.attributes.seats > 3', seen({ attributes: { seats: null } }))).toBe(false);
    const either = 'lead.attributes.plan == "pro" || lead.source == "direct"';
    expect(holds(either, seen({ source: 'direct' }))).toBe(true);
    expect(holds('has(lead.attributes.plan)', seen({ attributes: { plan: 'x' } }))).toBe(true);
  });

  test('reads lists, engagement and a rep’s record for the lead', () => {
    const context = seen(
      {
        industry: 'manufacturing',
        signals: ['pricing'],
        engagement: [{ kind: 'page', name: '/pricing', count: 3, daysAgo: 1 }],
      },
      { records: [{ scope: { industry: 'manufacturing' }, won: 12, n: 30 }] },
    );
    expect(holds('"pricing" in lead.signals', context)).toBe(true);
    expect(
      holds('lead.engagement.exists(e, e.name.contains("pricing") && e.count >= 3)', context),
    ).toBe(true);
    expect(holds('record.industry.rate >= 0.4 && record.industry.n >= 30', context)).toBe(true);
    expect(holds('record.overall.rate > 0', context)).toBe(false);
  });

  test('tells the local time of a zone, on both sides of a clock change', () => {
    expect(holds('hour(now, "Europe/Berlin") == 17.5', seen())).toBe(true);
    expect(holds('weekday(now, "Asia/Tokyo") == "tue"', seen())).toBe(true);
    expect(holds('date(now, "Asia/Tokyo") == "2026-03-03"', seen())).toBe(true);
    const summer = { ...seen(), now: nowView(Date.parse('2026-03-29T01:30:00Z')) };
    expect(holds('hour(now, "Europe/Berlin") == 3.5', summer)).toBe(true);
  });

  test('sees no account as one that does not exist', () => {
    expect(holds('account.status == "none" && !account.exists', seen())).toBe(true);
    const known = { ...seen(), account: accountView(anAccount({ status: 'customer' })) };
    expect(holds('account.status == "customer"', known)).toBe(true);
  });

  test('that was published once and is refused today does not hold, and does not throw', () => {
    const old = compileCondition('lead.oldField > 3 || rep.gone(lead.score)');
    expect(old.holds(seen())).toBe(false);
    expect(old.explain(seen())?.value).toMatch(/^unknown; /);
  });

  test('names the fields that it reads, without loop variables', () => {
    const condition = compileCondition(
      'lead["score"] > 85 && lead.engagement.exists(e, e.count > 2) && lead.score < 99 && rep.role == "ae"',
    );
    expect(condition.reads).toEqual(['lead.engagement', 'lead.score', 'rep.role']);
  });

  prop.prop([fc.double(), fc.double()])('compares as numbers do', (score, limit) => {
    fc.pre(Number.isFinite(limit));
    const context = seen();
    context.lead.score = score;
    const written = limit.toFixed(6);
    expect(holds(`lead.score > ${written}`, context)).toBe(score > Number(written));
  });
});

describe('why a condition fails', () => {
  const explain = (source: string, context: Seen) => compiled(source).explain(context);

  test('nothing is said when it holds', () => {
    expect(explain('lead.score > 85', seen({ score: 86 }))).toBeNull();
  });

  test('the figure found and the one asked for', () => {
    expect(explain('lead.score > 85', seen({ score: 82 }))).toEqual({
      value: '82',
      threshold: 'lead score above 85',
    });
    expect(explain('rep.pipelinePct < 80', seen({}, { pipeline: { pct: 85 } }))).toEqual({
      value: '85 %',
      threshold: 'pipeline below 80 %',
    });
    expect(explain('record.industry.rate >= 0.3', seen())).toEqual({
      value: 'unknown',
      threshold: 'industry win rate at least 30 %',
    });
  });

  test('of a conjunction, the first comparison that fails', () => {
    expect(explain('rep.role == "ae" && load.open < 10 && load.pct < 5', seen({}, {}, 12))).toEqual(
      { value: '12', threshold: 'open leads below 10' },
    );
  });

  test('a limit that is itself a figure is shown with its value', () => {
    expect(explain('load.open < rep.capacity', seen({}, {}, 20))).toEqual({
      value: '20',
      threshold: 'open leads below cap on open leads (20)',
    });
  });

  test('of alternatives, all of them', () => {
    expect(explain('lead.score > 85 || lead.source == "direct"', seen({ score: 3 }))).toEqual({
      value: '3; unknown',
      threshold: 'lead score above 85, or source is direct',
    });
  });

  test.each([
    ['"sap" in rep.products', 'none', 'product specialities include sap'],
    ['rep.role in ["senior_ae", "csm"]', 'AE', 'role is one of senior AE, CSM'],
    ['!(rep.role in ["ae"])', 'AE', 'role is not AE'],
    ['account.named', 'no', 'named account'],
    ['lead.source.startsWith("web")', 'unknown', 'source starts with web'],
    [
      'lead.engagement.exists(e, e.count > 2.0)',
      'none',
      'lead.engagement.exists(e, e.count > 2.0)',
    ],
    ['lead.attributes.plan == "pro"', 'unknown', 'plan is pro'],
    ['85 < lead.score', 'unknown', '85 below lead score'],
    ['false', 'no', 'never'],
  ])('%s', (source, value, threshold) => {
    expect(explain(source, seen())).toEqual({ value, threshold });
  });
});
