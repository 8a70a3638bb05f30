// The first reason is the one that decided: a claim, the turn, a tie's own measure, chance or a rule, and the
// score only where it did.
import { expect, test } from 'vitest';
import { accountSchema } from '../../src/leads/account.ts';
import { finalizeDecision } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aRep } from '../support/builders.ts';
import { aScene } from '../support/techflow.ts';

const settled = (scene: Snapshot, taken: readonly string[] = []) =>
  finalizeDecision(
    decide(scene),
    { kind: 'not_asked', because: 'mode_off' },
    { id: 'd', dryRun: true },
    new Set(taken),
  );
const told = ({ reasoning }: ReturnType<typeof settled>) =>
  reasoning.reasons.map(({ text }) => text).join('\n');

const ana = aRep({ id: 'ana', name: 'Ana Lund', records: [{ won: 30, n: 50 }] });
const ben = aRep({ id: 'ben', name: 'Ben Rook', records: [{ won: 20, n: 50 }] });
const account = (ownerId: string) => ({
  ...accountSchema.parse({ id: 'a', name: 'Northwind', ownerId }),
  parentOwnerId: null,
  matchedBy: 'domain',
  confidence: 1,
});

test('an owner, and a delegate, get it as that, and no record is told in its place', () => {
  const owned = settled(aScene({ reps: [ana, ben], over: { account: account('ben') } }));
  expect(owned.reasoning.summary).toContain('goes to Ben Rook, who owns the account.');
  expect(owned.reasoning.reasons[0]?.text).toBe('Ben Rook owns the account.');
  expect(told(owned)).not.toMatch(/record|ahead in all/);
  const absences = [
    { from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z', delegateId: 'ben' },
  ];
  const cy = aRep({ id: 'cy', name: 'Cy Holt', absences });
  const away = settled(aScene({ reps: [ana, ben, cy], over: { account: account('cy') } }));
  expect(away.reasoning.summary).toContain('goes to Ben Rook, who stands in for Cy Holt.');
  expect(away.reasoning.reasons[0]?.text).toMatch(
    /^Cy Holt owns the account and is away; the delegate takes it: that is Ben Rook\.$/,
  );
});

test('where the policy ranks by turn or by open leads, that is the first reason', () => {
  const rank = (by: 'turn' | 'open') => ({
    objective: { rank: [{ by }, { by: 'net' as const }] },
    must: [],
  });
  const loads = new Map([
    [
      'ana',
      {
        open: 9,
        today: 0,
        week: 0,
        recent: 9,
        recentAt: '2026-11-23T10:00:00.000Z',
        lastAssignedAt: null,
      },
    ],
  ]);
  const scene = (by: 'turn' | 'open') =>
    aScene({ reps: [ana, ben], policy: rank(by), over: { loads } });
  const turn = settled(scene('turn'));
  expect(turn.rep?.id).toBe('ben');
  expect(turn.reasoning.summary).toContain('goes to Ben Rook, whose turn it is.');
  expect(told(settled(scene('open')))).toContain('Ben Rook has fewer open leads than Ana Lund.');
});

test('a tie tells the measure that settled it; a clear lead is no tie', () => {
  const free = (id: string, open: number) => aRep({ id, name: `Rep ${id}`, capacity: { open } });
  const level = settled(aScene({ reps: [free('a', 20), free('b', 20)] }));
  expect(level.reasoning.reasons[0]?.text).toMatch(
    /level on points: nothing else tells them apart/,
  );
  const far = settled(aScene({ reps: [ana, ben] }));
  expect(told(far)).toContain('Ana Lund wins 60% of 50 deals overall');
  expect(told(far)).not.toMatch(/level on points|Little sets/);
});

test('the only one left is told with the rule that leaves the others out', () => {
  const must = [
    { kind: 'role' as const, code: 'who', roles: ['ae' as const], because: 'Sales sells.' },
  ];
  const csm = aRep({ id: 'csm', name: 'Di Voss', role: 'csm' });
  const only = settled(aScene({ reps: [ana, csm], policy: { must } }));
  expect(only.reasoning.reasons[0]?.text).toBe(
    'Ana Lund is the only one whom the rules leave. Sales sells. That leaves out Di Voss.',
  );
  expect(told(settled(aScene({ reps: [ana] })))).toContain('the only one who could take this lead');
});

test('what the policy says of a tier reaches the rep', () => {
  const tiers = [{ code: 'big', when: 'lead.employees > 500', because: 'Big ones need a plan.' }];
  expect(told(settled(aScene({ reps: [ana, ben], policy: { tiers } })))).toContain(
    'Big ones need a plan.',
  );
});

test('who came first and took another lead in that moment is named', () => {
  const after = settled(aScene({ reps: [ana, ben] }), ['ana']);
  expect(told(after)).toContain('Ana Lund came before Ben Rook, and took another lead');
});

test('a colleague who is asked for is to be agreed with only where they may take it', () => {
  const lead = { message: 'I would like to talk to Di Voss about it.' };
  const di = (role: 'ae' | 'csm') => aRep({ id: 'di', name: 'Di Voss', role });
  const policy = { must: [{ kind: 'role' as const, code: 'who', roles: ['ae' as const] }] };
  const steps = (role: 'ae' | 'csm') =>
    settled(aScene({ reps: [ana, di(role)], policy, lead })).nextSteps.map(({ text }) => text);
  expect(steps('ae').join('\n')).toContain('They ask for Di Voss: agree between you who calls');
  expect(steps('csm').join('\n')).not.toContain('Di Voss');
});

test('a backup whom a rule excludes is not told; the next who may take it is', () => {
  const scene = aScene({
    reps: [ana, ben, aRep({ id: 'di', name: 'Di Voss', role: 'csm' })],
    policy: { must: [{ kind: 'role', code: 'who', roles: ['ae'] }] },
  });
  const trace = {} as never;
  const cited = [{ text: 'It is.', facts: ['F1'] }];
  const advice = {
    choice: 'ana',
    backup: { repId: 'di', when: 'If away.' },
    summary: 'It is.',
    reasons: cited,
    talkingPoints: cited,
    nextSteps: cited,
    needs: [],
  } as never;
  const decision = finalizeDecision(
    decide(scene),
    { kind: 'advised', advice, facts: [], trace },
    { id: 'd', dryRun: true },
  );
  expect(decision.backup?.rep.id).toBe('ben');
});
