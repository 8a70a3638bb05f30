import { describe, expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { checkAdvisor, checkAdvisorDaily } from '../../../src/flows/learning/check-advisor.ts';
import { recordOutcome } from '../../../src/flows/learning/record-outcome.ts';
import { switchAdvisor } from '../../../src/flows/learning/switch-advisor.ts';
import type { RouteDeps } from '../../../src/flows/route/route-lead.ts';
import { seekAdvice } from '../../../src/flows/route/seek-advice.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import { readAdvisor } from '../../../src/io/db/views/advisor.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import type { Need } from '../../../src/selection/free-text/needs.ts';
import { anOutcome, PROMPT } from '../../support/advice.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [
  aRep({ id: 'anna', records: [{ rate: 0.5, n: 300 }], capacity: { open: 100 } }),
  aRep({ id: 'ben', records: [{ rate: 0.49, n: 300 }], capacity: { open: 100 } }),
  aRep({
    id: 'greta',
    languages: ['en', 'de'],
    records: [{ rate: 0.3, n: 300 }],
    capacity: { open: 100 },
  }),
];
const GERMAN: Need = { kind: 'language', value: 'de', quote: 'auf Deutsch', effect: 'must' };

/** A team whose advisor takes the scorer's second for leads "otherwise …", and reads needs of "german …". */
async function aTeam(advisor: PolicyInput['advisor'] = {}) {
  const { db } = await freshDatabase();
  let calls = 0;
  const asked: RouteDeps['seekAdvice'] = async (evaluation, call) => {
    const down = { provider: null, model: null, requestId: null, usage: null, costUsd: null };
    const silent = {
      ask: async () => {
        calls += 1;
        const reason = 'advisor_unreachable' as const;
        return { kind: 'failed' as const, reason, detail: 'gone', ...down, attempts: 1 };
      },
    };
    const { clock, state } = router.deps;
    const given = { advisor: silent, off: state.advisorOff, clock, prompt: PROMPT };
    const outcome = await seekAdvice(given)(evaluation, call);
    if (outcome.kind === 'not_asked') return outcome;
    const { order, snapshot } = evaluation;
    if (snapshot.lead.id.startsWith('german')) return anOutcome('greta', order, [GERMAN]);
    const choice = order[snapshot.lead.id.startsWith('otherwise') ? 1 : 0] ?? '';
    return anOutcome(choice, order);
  };
  const router = await aRouter(db, {
    reps,
    policy: {
      fairness: { on: false },
      advisor: { ask: 'always', selfCheck: { minDeals: 20 }, ...advisor },
    },
    seekAdvice: asked,
  });
  const { deps, route, pass } = router;
  const closed = async (leadId: string, kind: 'won' | 'lost') => {
    pass(60_000);
    const { decision } = await route({ lead: { id: leadId } });
    pass(60_000);
    const at = new Date(deps.clock.now()).toISOString();
    await recordOutcome(deps, 'test', {
      id: `${leadId}-${kind}`,
      leadId,
      kind,
      at,
      currency: 'USD',
    });
    return decision;
  };
  /** Thirty leads on either side; the scorer's first wins half of its own. */
  const history = async (wonOtherwise: number, name = '') => {
    for (let k = 0; k < 30; k++) {
      await closed(`otherwise-${name}${k}`, k < wonOtherwise ? 'won' : 'lost');
      await closed(`alike-${name}${k}`, k % 2 === 0 ? 'won' : 'lost');
    }
  };
  return { db, ...router, closed, history, calls: () => calls };
}

describe('an advisor whose choices lose', () => {
  test('turns itself off on every replica, says so in decisions, and replays', async () => {
    const { db, deps, route, history, calls } = await aTeam();
    const other = await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog });
    await history(0);
    const checked = await checkAdvisor(deps);
    expect(checked).toMatchObject({
      turnedOff: true,
      evidence: { differing: { n: 30, won: 0, movedOn: 0 }, alike: { n: 30, won: 0.5 } },
    });
    expect(await readAdvisor(db)).toMatchObject({
      state: 'turned_itself_off',
      byWhom: 'check-advisor',
      evidence: { worse: true },
    });
    const before = calls();
    const { decision } = await route({ lead: { id: 'next' } });
    expect(decision).toMatchObject({
      decidedBy: 'scorer',
      fallback: null,
      advisor: { asked: false, notAskedBecause: 'turned_itself_off' },
    });
    expect(calls()).toBe(before);
    await other.refresh();
    expect(other.advisorOff()).toBe('turned_itself_off');
    await other.close();
    expect(await checkAdvisor(deps)).toMatchObject({ turnedOff: false, because: 'it is off' });
    const on = { ...deps, refresh: deps.state.refresh };
    expect(await switchAdvisor(on, 'test', 'on')).toMatchObject({ state: 'on', byWhom: 'test' });
    expect((await route({ lead: { id: 'after' } })).decision.decidedBy).toBe('advisor');
    expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true });
    const audit = await db.selectFrom('audit').select('action').orderBy('at').execute();
    expect(audit.map(({ action }) => action).filter((one) => one.startsWith('advisor'))).toEqual([
      'advisor.turned_itself_off',
      'advisor.turned_on',
    ]);
    const off = await db.selectFrom('events').select('body').where('kind', '=', 'advisor.off');
    expect(await off.execute()).toMatchObject([
      { body: { data: { itself: true, by: 'check-advisor' } } },
    ]);
  });

  test('is judged by newer decisions alone once it is on again', async () => {
    const { db, deps, pass, closed, history } = await aTeam();
    await history(0);
    await checkAdvisor(deps);
    pass(60_000);
    await switchAdvisor({ ...deps, refresh: deps.state.refresh }, 'test', 'on');
    await closed('otherwise-new', 'lost');
    expect(await checkAdvisor(deps)).toMatchObject({
      turnedOff: false,
      evidence: { differing: { n: 1 }, alike: { n: 0 } },
    });
    expect((await readAdvisor(db)).state).toBe('on');
  });

  test('stays on where the policy asks for no check', async () => {
    const { deps, history } = await aTeam({ selfCheck: { on: false } });
    await history(0);
    expect(await checkAdvisor(deps)).toMatchObject({ turnedOff: false, evidence: null });
  });
});

test('an advisor whose choices win as often stays on, and the evidence is kept', async () => {
  const { db, deps, history } = await aTeam();
  await history(15);
  const checked = await checkAdvisor(deps);
  expect(checked).toMatchObject({ turnedOff: false, evidence: { worse: false } });
  expect(await readAdvisor(db)).toMatchObject({ state: 'on', evidence: checked.evidence });
  expect(deps.state.advisorOff()).toBeNull();
});

test('leads that were decided before the window do not count', async () => {
  const { deps, pass, history } = await aTeam();
  await history(0);
  pass(91 * 86_400_000);
  expect(await checkAdvisor(deps)).toMatchObject({ evidence: { differing: { n: 0 } } });
});

test('a choice that only a need of the lead made first differs from the scorer’s own', async () => {
  const { deps, closed } = await aTeam();
  const decision = await closed('german-1', 'won');
  expect(decision).toMatchObject({ rep: { id: 'greta' }, decidedBy: 'advisor' });
  const { evidence } = await checkAdvisor(deps);
  expect(evidence?.differing).toMatchObject({ n: 1, won: 1 });
  expect(evidence?.differing.expected).toBeGreaterThan(0.4);
});

test('the check is made once a day by one replica', async () => {
  const { deps, pass } = await aTeam();
  const both = await Promise.all([checkAdvisorDaily(deps), checkAdvisorDaily(deps)]);
  expect(both.filter((one) => one !== null)).toHaveLength(1);
  pass(23 * 3_600_000);
  expect(await checkAdvisorDaily(deps)).toBeNull();
  pass(3_600_000);
  expect(await checkAdvisorDaily(deps)).not.toBeNull();
});
