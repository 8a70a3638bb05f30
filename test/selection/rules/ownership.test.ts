// The precedence of owners, cell by cell: who has a claim, in which state they are, what the policy says.
import { describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { scorerPick } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { anAccount, aRep, aSnapshot } from '../../support/builders.ts';

type Rules = NonNullable<PolicyInput['ownership']>;
type Claim = 'running_lead' | 'account_owner' | 'account_csm' | 'parent_owner';
type State = 'there' | 'full' | 'away' | 'away alone' | 'left';

const NOW = '2026-03-02T10:00:00Z';
const absence = (delegateId: string | null) => ({
  from: '2026-03-01T00:00:00Z',
  to: '2026-03-09T00:00:00Z',
  delegateId,
});

/** Olga has the claim; Dan is her delegate, Mia her manager, Pia the best of the pool. */
function pick(claim: Claim, state: State, rules: Rules, full: readonly string[] = []): string {
  const reps = [
    aRep({
      id: 'olga',
      active: state !== 'left',
      managerId: 'mia',
      absences: state === 'away' ? [absence('dan')] : state === 'away alone' ? [absence(null)] : [],
    }),
    aRep({ id: 'dan', records: [{ rate: 0.1 }] }),
    aRep({ id: 'mia', records: [{ rate: 0.1 }] }),
    aRep({ id: 'pia', records: [{ rate: 0.9 }] }),
  ];
  const loads = [...full, ...(state === 'full' ? ['olga'] : [])].map((id) => [id, { open: 20 }]);
  const account = {
    ...anAccount({
      status: claim === 'account_csm' ? 'customer' : 'prospect',
      ownerId: claim === 'account_owner' ? 'olga' : null,
      csmId: claim === 'account_csm' ? 'olga' : null,
      parentOwnerId: claim === 'parent_owner' ? 'olga' : null,
    }),
    matchedBy: 'domain',
  };
  const evaluation = decide(
    aSnapshot({
      reps,
      loads: Object.fromEntries(loads),
      policy: { ownership: { customersTo: 'csm', ...rules } },
      over: { at: NOW, account, runningOwnerId: claim === 'running_lead' ? 'olga' : null },
    }),
  );
  const { repId, queue } = scorerPick(evaluation);
  expect(evaluation.ownership.claim).toBe(claim);
  return repId ?? queue?.reason ?? '';
}

const CELLS: readonly [State, Rules, string, (readonly string[])?][] = [
  ['there', {}, 'olga'],
  ['full', { whenFull: 'pool' }, 'pia'],
  ['full', { whenFull: 'hold' }, 'owner_away'],
  ['away', { whenAway: 'delegate' }, 'dan'],
  ['away', { whenAway: 'delegate' }, 'pia', ['dan']],
  ['away alone', { whenAway: 'delegate' }, 'pia'],
  ['away', { whenAway: 'pool' }, 'pia'],
  ['away', { whenAway: 'hold' }, 'owner_away'],
  ['left', { whenLeft: 'manager' }, 'mia'],
  ['left', { whenLeft: 'manager' }, 'pia', ['mia']],
  ['left', { whenLeft: 'pool' }, 'pia'],
];

describe.each(['running_lead', 'account_owner', 'account_csm', 'parent_owner'] as const)(
  'with a claim by %s',
  (claim) => {
    test.each(CELLS)('an owner who is %s, under %j: %s', (state, rules, expected, full = []) => {
      // Who works a running lead holds a slot for it already: being full is no reason to lose it.
      const kept = claim === 'running_lead' && state === 'full';
      expect(pick(claim, state, rules, full)).toBe(kept ? 'olga' : expected);
    });
  },
);

describe('of several claims', () => {
  const all = ['running', 'owner', 'csm', 'parent', 'pia'];
  const first = (
    rules: Rules,
    over: {
      running?: boolean;
      status?: 'customer' | 'prospect';
      critical?: number;
      without?: string[];
    } = {},
  ) => {
    const has = (id: string) => (over.without?.includes(id) ? null : id);
    const account = {
      ...anAccount({
        status: over.status ?? 'customer',
        ownerId: has('owner'),
        csmId: has('csm'),
        parentOwnerId: has('parent'),
        tickets: { open: 1, critical: over.critical ?? 0 },
      }),
      matchedBy: 'domain',
    };
    const snapshot = aSnapshot({
      reps: all.map((id) => aRep({ id, records: [{ rate: id === 'pia' ? 0.9 : 0.1 }] })),
      policy: { ownership: rules },
      over: { account, runningOwnerId: over.running ? 'running' : null },
    });
    return scorerPick(decide(snapshot)).repId;
  };

  test('the policy’s order decides', () => {
    expect(first({}, { running: true })).toBe('running');
    expect(first({})).toBe('owner');
    expect(first({}, { without: ['owner', 'csm'] })).toBe('parent');
    expect(
      first({ order: ['parent_owner', 'account_owner', 'running_lead'] }, { running: true }),
    ).toBe('parent');
    expect(first({ order: ['parent_owner'] }, { without: ['parent'] })).toBe('pia');
    expect(first({ order: [] }, { running: true })).toBe('pia');
  });

  test.each([
    ['owner', 'csm', 0, [], 'owner'],
    ['csm', 'owner', 0, [], 'csm'],
    ['owner', 'csm', 1, [], 'csm'],
    ['csm', 'owner', 1, [], 'owner'],
    ['csm', 'csm', 0, ['csm'], 'owner'],
    ['owner', 'owner', 0, ['owner'], 'csm'],
    ['owner', 'csm', 1, ['csm'], 'owner'],
    ['owner', 'owner', 0, ['owner', 'csm'], 'parent'],
  ] as const)(
    'customers to the %s, with critical tickets to the %s; %i critical, without %j: %s',
    (customersTo, criticalTicketsTo, critical, without, expected) => {
      expect(first({ customersTo, criticalTicketsTo }, { critical, without: [...without] })).toBe(
        expected,
      );
    },
  );

  test('the CSM of an account that is no customer has none', () => {
    expect(first({}, { status: 'prospect', without: ['owner', 'parent'] })).toBe('pia');
  });

  test('an owner who is not in the roster has none', () => {
    const account = { ...anAccount({ ownerId: 'nobody' }), matchedBy: 'domain' };
    const snapshot = aSnapshot({ reps: [aRep({ id: 'pia' })], over: { account } });
    expect(scorerPick(decide(snapshot)).repId).toBe('pia');
  });

  test('a delegate or parent’s owner whom the account has ruled out does not get it either', () => {
    const away = aRep({ id: 'owner', absences: [absence('dan')] });
    const reps = [away, aRep({ id: 'dan' }), aRep({ id: 'parent' }), aRep({ id: 'pia' })];
    const of = (over: Parameters<typeof anAccount>[0]) => {
      const account = { ...anAccount({ doNotAssign: ['dan', 'parent'], ...over }), matchedBy: 'd' };
      return scorerPick(decide(aSnapshot({ reps, over: { at: NOW, account } }))).repId;
    };
    expect(of({ ownerId: 'owner' })).toBe('pia');
    expect(of({ parentOwnerId: 'parent' })).toBe('pia');
  });

  test('an owner whom the account has ruled out does not get the lead', () => {
    const account = {
      ...anAccount({ ownerId: 'owner', doNotAssign: ['owner'] }),
      matchedBy: 'domain',
    };
    const reps = [aRep({ id: 'owner' }), aRep({ id: 'pia' })];
    expect(scorerPick(decide(aSnapshot({ reps, over: { account } }))).repId).toBe('pia');
  });
});

describe('a rule that binds owners too', () => {
  const gate = { kind: 'pipeline' as const, code: 'gate', below: 80 };
  const account = { ...anAccount({ ownerId: 'olga' }), matchedBy: 'domain' };
  const decided = (bindsOwners: boolean, pct: number, over: Partial<Snapshot> = {}) => {
    const reps = [
      aRep({ id: 'olga', name: 'Olga', pipeline: { pct } }),
      aRep({ id: 'pia', records: [{ rate: 0.9 }] }),
    ];
    const policy = { must: [{ ...gate, bindsOwners }] };
    const evaluation = decide(aSnapshot({ reps, policy, over: { account, ...over } }));
    return { pick: scorerPick(evaluation).repId, because: evaluation.ownership.because };
  };

  test('keeps the lead from an owner who breaks it, and says so', () => {
    expect(decided(false, 90)).toMatchObject({ pick: 'olga' });
    expect(decided(true, 79)).toMatchObject({ pick: 'olga' });
    expect(decided(true, 90)).toEqual({
      pick: 'pia',
      because:
        'Olga owns the account, but a rule binds owners too: The rep’s pipeline must be below 80 % of quota; owners are bound by it too.',
    });
  });

  test('leaves a running lead where it is', () => {
    expect(decided(true, 90, { runningOwnerId: 'olga', account: null }).pick).toBe('olga');
  });

  test('binds nobody where the fallback relaxed it', () => {
    const policy = { must: [{ ...gate, bindsOwners: true }], fallback: [{ relax: 'gate' }] };
    const reps = [aRep({ id: 'olga', pipeline: { pct: 90 } })];
    const { ownership } = decide(aSnapshot({ reps, policy, over: { account } }));
    expect(ownership).toMatchObject({ kind: 'owner', repId: 'olga' });
  });
});

test('critical tickets count from as many on as the policy says', () => {
  const reps = ['own', 'csm'].map((id) => aRep({ id }));
  const policy = { ownership: { criticalTicketsFrom: 3 } };
  const pickAt = (critical: number) => {
    const people = { status: 'customer' as const, ownerId: 'own', csmId: 'csm' };
    const account = { ...anAccount({ ...people, tickets: { open: 9, critical } }), matchedBy: 'x' };
    return scorerPick(decide(aSnapshot({ reps, policy, over: { account } }))).repId;
  };
  expect([0, 2, 3, 4].map(pickAt)).toEqual(['own', 'own', 'csm', 'csm']);
});
