import { expect, test } from 'vitest';
import { lintWaiting } from '../../../evals/grading/lint-cases.ts';
import { loadPolicies } from '../../../evals/harness/material.ts';
import { readCases } from '../../../src/evals/case.ts';
import { snapshotOf } from '../../../src/evals/case-snapshot.ts';
import { casesOfDisputes, type Dispute } from '../../../src/evals/log/disputes.ts';
import { scorerPick } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import type { AccountView } from '../../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot } from '../../support/builders.ts';

const policies = await loadPolicies();
const MESSAGE =
  'Ich bin Jana Weber von Secret Mills GmbH. Ada Lovel knows us, and Lovel has my number: ' +
  '+49 30 5557 8812, jana.weber@secret-mills.com. SecretMills needs this by 12 March.';
const account = {
  id: 'a1',
  name: 'Secret Mills GmbH',
  domains: ['secret-mills.com'],
  aliases: ['Zarnow Holding'],
  parentId: null,
  status: 'prospect',
  employees: 850,
  ownerId: 'bo-quist',
  csmId: null,
  named: false,
  tickets: { open: 0, critical: 0 },
  expansion: 'none',
  doNotAssign: ['ada-lovel'],
  parentOwnerId: null,
  matchedBy: 'the domain secret-mills.com',
  confidence: 1,
} as unknown as AccountView;
const snapshot = aSnapshot({
  reps: [
    aRep({
      id: 'ada-lovel',
      name: 'Ada Lovel',
      email: 'ada@firm.example',
      managerId: 'bo-quist',
      records: [{ rate: 0.6, n: 100 }],
      absences: [
        {
          from: '2020-01-01T00:00:00Z',
          to: '2020-01-02T00:00:00Z',
          delegateId: 'bo-quist',
          reason: 'knee surgery',
        },
      ],
    }),
    aRep({ id: 'bo-quist', name: 'Bo Quist', records: [{ rate: 0.3, n: 100 }] }),
  ],
  lead: {
    companyName: 'Secret Mills GmbH',
    domain: 'secret-mills.com',
    message: MESSAGE,
    campaign: 'Zarnow Holding spring',
    attributes: { referred_by: 'Ada Lovel', note: 'call jana.weber@secret-mills.com' },
  },
  policy: {
    prefer: [
      {
        code: 'known',
        if: 'rep.id == "ada-lovel"',
        logOdds: 0.2,
        because: 'Ada Lovel won Secret Mills before.',
      },
    ],
  },
});

function aDispute(over: Partial<Dispute> = {}): Dispute {
  return {
    decision: { id: '0198-AB', rep: { id: 'ada-lovel', name: 'Ada Lovel' }, decidedBy: 'scorer' },
    snapshot,
    ranking: ['ada-lovel', 'bo-quist'],
    scorerPick: 'ada-lovel',
    advisorPick: null,
    overriddenTo: null,
    declined: false,
    contactNames: ['Jana Weber'],
    ...over,
  };
}

const casesOf = (...disputes: Dispute[]) => casesOfDisputes(disputes, '2026-11-23');

test('a decision that nobody disputes gives no case', () => {
  expect(casesOf(aDispute(), aDispute({ overriddenTo: 'ada-lovel' }))).toEqual([]);
  expect(casesOf(aDispute({ advisorPick: 'ada-lovel' }))).toEqual([]);
});

test('an override, a decline and an advisor who saw it otherwise each give one, without a label', () => {
  const decision = { ...aDispute().decision, decidedBy: 'advisor' as const };
  const cases = casesOf(
    aDispute({ overriddenTo: 'bo-quist' }),
    aDispute({ declined: true }),
    aDispute({ decision, scorerPick: 'bo-quist' }),
    aDispute({ advisorPick: 'bo-quist' }),
  );
  expect(
    cases.map(({ dispute, provenance, expect: label }) => [dispute, provenance, label]),
  ).toEqual([
    [{ why: 'overridden', picked: 'rep-1', instead: 'rep-2' }, 'feedback', null],
    [{ why: 'declined', picked: 'rep-1', instead: null }, 'feedback', null],
    [{ why: 'advisor_against_rules', picked: 'rep-1', instead: 'rep-2' }, 'disagreement', null],
    [{ why: 'advisor_against_rules', picked: 'rep-1', instead: 'rep-2' }, 'disagreement', null],
  ]);
});

test('nothing that names a person, a rep or a company is left, in whatever field it stood', () => {
  const disputed = aDispute({
    overriddenTo: 'bo-quist',
    snapshot: { ...snapshot, account, runningOwnerId: 'bo-quist', declinedBy: ['bo-quist'] },
  });
  const text = JSON.stringify(casesOf(disputed)).toLowerCase();
  for (const word of ['ada', 'lovel', 'quist', 'firm.example', 'secret', 'mills', 'jana', 'weber'])
    expect(text, word).not.toMatch(new RegExp(`(?<![a-z])${word}(?![a-z])`));
  for (const part of ['5557', '8812', 'zarnow', 'secretmills', 'knee', '@'])
    expect(text, part).not.toContain(part);
});

test('what is left can be read: the same stand-in wherever somebody turns up, figures and dates', () => {
  const [one] = casesOf(aDispute({ declined: true }));
  expect(one?.lead.message).toContain('Company A');
  expect(one?.lead.message).toContain('Rep A knows us');
  expect(one?.lead.message).toContain('12 March');
  expect(one?.lead.attributes).toEqual({ referred_by: 'Rep A', note: 'call [e-mail]' });
  expect(one?.reps.map(({ id, name }) => [id, name])).toEqual([
    ['rep-1', 'Rep A'],
    ['rep-2', 'Rep B'],
  ]);
  expect(JSON.stringify(one?.policy)).toContain('rep.id == \\"rep-1\\"');
});

test('stand-ins stay the same over an import, and differ between companies', () => {
  const elsewhere = aSnapshot({
    reps: snapshot.roster.reps,
    lead: { companyName: 'Other Works', domain: 'other-works.com' },
  });
  const cases = casesOf(
    aDispute({ declined: true }),
    aDispute({ declined: true, snapshot: elsewhere }),
    aDispute({ declined: true }),
  );
  expect(cases.map(({ lead }) => lead.company.name)).toEqual([
    'Company A',
    'Company B',
    'Company A',
  ]);
});

test('an imported case is read, passes the lint, and is decided as the log was', () => {
  const cases = casesOf(aDispute({ declined: true, snapshot: { ...snapshot, account } }));
  const read = readCases(cases.map((one) => JSON.stringify(one)).join('\n'), 'log');
  expect([read.labelled.length, read.waiting.length]).toEqual([0, 1]);
  expect(lintWaiting(read, policies)).toEqual([]);
  const [one] = read.waiting;
  const rebuilt = one && scorerPick(decide(snapshotOf(one, policies))).repId;
  // Ada is ruled out by the account, under whatever name.
  expect(rebuilt).toBe('rep-2');
  expect(scorerPick(decide({ ...snapshot, account })).repId).toBe('bo-quist');
});

test('of a roster of hundreds the best and those whom it is about are kept', () => {
  const reps = Array.from({ length: 300 }, (_, i) =>
    aRep({ id: `r${i}`, name: `Zed Number${String.fromCharCode(97 + (i % 26))}` }),
  );
  const big = aSnapshot({ reps });
  const decision = { ...aDispute().decision, rep: { id: 'r250', name: 'Zed' } };
  const ranking = reps.map(({ id }) => id as string);
  const [one] = casesOf(aDispute({ snapshot: big, decision, ranking, overriddenTo: 'r299' }));
  expect(one?.reps.length).toBeLessThan(50);
  const ids = one?.reps.map(({ id }) => id as string) ?? [];
  expect(ids).toContain(one?.dispute?.picked);
  expect(ids).toContain(one?.dispute?.instead);
});
