import { expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { adviseLater, adviseLaterPayload } from '../../../src/flows/route/advise-later.ts';
import type { RouteDeps } from '../../../src/flows/route/route-lead.ts';
import type { BriefOutcome } from '../../../src/flows/route/write-brief.ts';
import { readLater } from '../../../src/io/db/views/later-advice.ts';
import type { AdviceOutcome } from '../../../src/routing/finalize-decision.ts';
import { anOutcome } from '../../support/advice.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [
  aRep({ id: 'anna', name: 'Anna Able', records: [{ rate: 0.5 }] }),
  aRep({ id: 'ben', name: 'Ben Best', records: [{ rate: 0.49 }] }),
];

/** A model that chooses `choice` when nobody waits any more, and is not asked before. */
function later(choice: string): RouteDeps['seekAdvice'] {
  return async (evaluation, { mode }): Promise<AdviceOutcome> => {
    if (mode === 'async') return { kind: 'not_asked', because: 'prose_follows' };
    return anOutcome(choice, evaluation.order);
  };
}

async function routedAsync(choice: string) {
  const { db } = await freshDatabase();
  const jobs: unknown[] = [];
  const { route, deps } = await aRouter(db, {
    reps,
    seekAdvice: later(choice),
    putJob: async (_, __, payload) => void jobs.push(payload),
  });
  const lead = { id: 'l1', contact: { name: 'Pat Doe' } };
  const { decision } = await route({ lead, mode: 'async' });
  return { db, deps, decision, jobs, route };
}

test('the rep is told at once, and a job is put in with the decision', async () => {
  const { db, decision, jobs } = await routedAsync('anna');
  expect(decision).toMatchObject({ rep: { id: 'anna' }, decidedBy: 'scorer' });
  expect(decision.advisor).toMatchObject({ asked: false, notAskedBecause: 'prose_follows' });
  expect(decision.reasoning.reasons.length).toBeGreaterThan(0);
  expect(jobs).toEqual([{ decisionId: decision.id, contact: ['Pat Doe'] }]);
  expect(await readLater(db, decision.id)).toEqual({ state: null, answer: null });
});

test('prose that agrees is there to read, and a second run changes nothing', async () => {
  const { db, deps, decision, jobs } = await routedAsync('anna');
  await adviseLater(deps, adviseLaterPayload.parse(jobs[0]));
  const first = await readLater(db, decision.id);
  expect(first?.state).toBe('agrees');
  expect(JSON.parse(first?.answer ?? '{}')).toMatchObject({
    summary: 'anna it is.',
    wouldChoose: null,
  });
  await adviseLater({ ...deps, seekAdvice: later('ben') }, adviseLaterPayload.parse(jobs[0]));
  expect(await readLater(db, decision.id)).toEqual(first);
});

test('an advisor who would have chosen otherwise changes no rep, and it is written down', async () => {
  const { db, deps, decision, jobs } = await routedAsync('ben');
  await adviseLater(deps, adviseLaterPayload.parse(jobs[0]));
  const later = await readLater(db, decision.id);
  expect(later?.state).toBe('differs');
  expect(JSON.parse(later?.answer ?? '{}')).toMatchObject({
    summary: decision.reasoning.summary,
    wouldChoose: { id: 'ben', name: 'Ben Best' },
  });
  const owner = await db.selectFrom('assignments').select('rep_id').executeTakeFirstOrThrow();
  expect(owner.rep_id).toBe('anna');
});

test('nothing follows a dry run', async () => {
  const { db, jobs, route } = await routedAsync('anna');
  await route({ lead: { id: 'l2' }, mode: 'async', dryRun: true });
  expect(jobs).toHaveLength(1);
  expect(await db.selectFrom('later_advice').selectAll().execute()).toHaveLength(1);
});

test('a brief that follows a choice is written by the job, about the rep who has the lead', async () => {
  const { db } = await freshDatabase();
  const jobs: unknown[] = [];
  const chooses: RouteDeps['seekAdvice'] = async (evaluation) => ({
    ...anOutcome('ben', evaluation.order),
    brief: 'follows',
  });
  const { route, deps } = await aRouter(db, {
    reps,
    seekAdvice: chooses,
    putJob: async (_, __, payload) => void jobs.push(payload),
  });
  const { decision } = await route({ lead: { id: 'l1' } });
  expect(decision).toMatchObject({ rep: { id: 'ben' }, advisor: { brief: 'follows' } });
  expect(jobs).toEqual([{ decisionId: decision.id, contact: [] }]);
  const asked: unknown[] = [];
  const writes: NonNullable<RouteDeps['writeBrief']> = async (_, about) => {
    asked.push(about);
    return aWrittenBrief();
  };
  const silent: RouteDeps['seekAdvice'] = () => Promise.reject(new Error('nobody is asked again'));
  await adviseLater(
    { ...deps, seekAdvice: silent, writeBrief: writes },
    adviseLaterPayload.parse(jobs[0]),
  );
  expect(asked).toEqual([
    { repId: 'ben', backupId: null, chosenBy: 'model', needs: [], withheld: [] },
  ]);
  const later = await readLater(db, decision.id);
  expect(later?.state).toBe('briefed');
  expect(JSON.parse(later?.answer ?? '{}')).toMatchObject({
    summary: 'A brief.',
    wouldChoose: null,
    calls: [{ kind: 'brief' }],
  });
  expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true, differs: [] });
});

test('under async the advisor who disagrees is written down, and the brief is about the rep', async () => {
  const { db, deps, decision, jobs } = await routedAsync('ben');
  const writeBrief: NonNullable<RouteDeps['writeBrief']> = async () => aWrittenBrief();
  await adviseLater({ ...deps, writeBrief }, adviseLaterPayload.parse(jobs[0]));
  const later = await readLater(db, decision.id);
  expect(later?.state).toBe('differs');
  expect(JSON.parse(later?.answer ?? '{}')).toMatchObject({
    summary: 'A brief.',
    wouldChoose: { id: 'ben' },
  });
});

test('a lead with nothing to choose gets a brief too; one that waits in the queue gets none', async () => {
  const { db } = await freshDatabase();
  const jobs: unknown[] = [];
  const { route } = await aRouter(db, {
    reps,
    seekAdvice: async () => ({ kind: 'not_asked', because: 'nothing_to_choose', brief: 'follows' }),
    putJob: async (_, __, payload) => void jobs.push(payload),
  });
  const { decision } = await route({ lead: { id: 'l1' } });
  expect(decision.advisor).toMatchObject({ asked: false, brief: 'follows' });
  expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true, differs: [] });
  const nobody = await route({
    lead: { id: 'l2', company: { country: 'FR' } },
    policy: { name: 'none', must: [{ kind: 'condition', code: 'no', require: 'false' }] },
  });
  expect(nobody.decision.outcome).toBe('queued');
  expect(nobody.decision.advisor).not.toHaveProperty('brief');
  expect(jobs).toHaveLength(1);
});

function aWrittenBrief(): BriefOutcome {
  const cited = [{ text: 'Call first.', facts: ['F1'] }];
  const call = { kind: 'brief' as const, inputTokens: 1, outputTokens: 1, cachedInputTokens: 0 };
  const outcome = anOutcome('ben', []);
  if (outcome.kind !== 'advised') throw new Error(outcome.kind);
  return {
    kind: 'brief',
    told: {
      summary: 'A brief.',
      reasons: cited,
      talkingPoints: cited,
      nextSteps: cited,
      dropped: [],
    },
    facts: [...outcome.facts],
    trace: { ...outcome.trace, calls: [call] },
    secondLook: null,
  };
}
