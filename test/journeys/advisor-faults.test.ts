// Whatever a model's side does, POST /route answers 200 in time with a complete decision that names
// what happened: over real connections, with retries, failover and breaker on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulatedAnswer } from '../../evals/harness/simulated.ts';
import { type RouteDeps, routeLead } from '../../src/flows/route/route-lead.ts';
import { seekAdvice } from '../../src/flows/route/seek-advice.ts';
import { keepState } from '../../src/io/db/state/replica-cache.ts';
import {
  createAdvisor,
  DEFAULT_ADVISOR_SETTINGS,
  type ModelAdvisor,
} from '../../src/io/llm/advisor.ts';
import { advisorFigures } from '../../src/io/llm/advisor-figures.ts';
import type { TargetSettings } from '../../src/io/llm/providers/provider.ts';
import { openMetrics } from '../../src/io/telemetry/metrics.ts';
import { type Decision, decisionSchema } from '../../src/routing/decision.ts';
import { PROMPT } from '../support/advice.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { type Behaviour, type FakeProvider, fakeProvider } from '../support/fake-provider.ts';
import { FAULTS, type Fault } from '../support/fault-table.ts';
import { quietLog } from '../support/quiet-log.ts';
import { storePolicy, storeReps } from '../support/routing.ts';
import { TECHFLOW_REPS } from '../support/techflow.ts';
import type { Vendor } from '../support/vendors/model-reply.ts';
import { VENDORS, vendorTarget } from '../support/vendors/models.ts';

const DEADLINE_MS = 4_000;
/** What a busy machine may add before it counts as "never". */
const PATIENCE_MS = 3_000;

let api: TestApi;
/** Who is asked for a lead, by the lead's id. */
const advisors = new Map<string, ModelAdvisor>();
const servers: FakeProvider[] = [];
let leads = 0;

beforeAll(async () => {
  const clock = { now: () => Date.now() };
  let deps: RouteDeps | null = null;
  api = await testApi({
    clock,
    routeLead: (request, options) => {
      if (deps === null) throw new Error('not ready');
      const advisor = advisors.get(request.lead.id) ?? null;
      const seek = { advisor, off: () => null, clock, prompt: PROMPT };
      return routeLead({ ...deps, seekAdvice: seekAdvice(seek) }, request, options);
    },
  });
  const { db } = api.database;
  await storeReps(
    db,
    TECHFLOW_REPS.map((rep) => ({ ...rep, capacity: { ...rep.capacity, open: 1_000 } })),
  );
  await storePolicy(db, { advisor: { ask: 'always' } });
  const state = await keepState(db, { now: clock.now, pollMs: 60_000, log: quietLog });
  deps = {
    db,
    clock,
    newId: () => crypto.randomUUID(),
    state,
    seekAdvice: async () => ({ kind: 'not_asked', because: 'not_configured' }),
  };
});
afterAll(async () => {
  for (const server of servers) await server.close();
});

/** A server of its own, so that many faults may run at once. */
async function serverThat(behave: Behaviour | ((vendor: Vendor) => Behaviour)) {
  const server = await fakeProvider();
  servers.push(server);
  server.behave(behave);
  return server;
}

function target(
  server: FakeProvider,
  provider: Vendor,
  over: Partial<TargetSettings> = {},
): TargetSettings {
  const baseUrl = { reveal: () => (provider === 'anthropic' ? server.url : `${server.url}/v1`) };
  return vendorTarget(provider, { model: `${provider}-model`, baseUrl, price: null, ...over });
}

async function route(advisor: ModelAdvisor): Promise<{ decision: Decision; tookMs: number }> {
  const id = `lead-${++leads}`;
  advisors.set(id, advisor);
  const began = performance.now();
  const lead = { id, company: { name: 'TechFlow', industry: 'Manufacturing' }, score: 82 };
  const answer = await api.send('POST', '/route', { lead, deadlineMs: DEADLINE_MS });
  const tookMs = performance.now() - began;
  expect(answer.status).toBe(200);
  return { decision: decisionSchema.parse(await answer.json()), tookMs };
}

/** What the simulated model says to whatever this server was asked last. */
function goodAnswer(server: FakeProvider): Behaviour {
  const body = server.seen.at(-1)?.body as Record<'messages' | 'input', Turn[] | undefined>;
  const text = (body.messages ?? body.input ?? []).find(({ role }) => role === 'user')?.content;
  const messages = [{ role: 'user' as const, text: text ?? '' }];
  const asked = { system: '', messages, schemaName: '', schema: {}, maxOutputTokens: 0 };
  return { kind: 'answer', json: simulatedAnswer(asked) };
}
type Turn = { role: string; content: string };

/** What takes its whole time runs at once; the rest in turn, so that a busy machine makes none of it late. */
async function oneByOne(tried: (fault: Fault) => Promise<void>): Promise<void> {
  const { true: slow = [], false: quick = [] } = Object.groupBy(FAULTS, ({ reason }) =>
    reason === 'advisor_timeout' ? 'true' : 'false',
  );
  await Promise.all(slow.map(tried));
  for (const fault of quick) await tried(fault);
}

function expectComplete({ decision, tookMs }: Awaited<ReturnType<typeof route>>, name: string) {
  const { advisor, reasoning, talkingPoints, nextSteps, rep } = decision;
  expect(tookMs, name).toBeLessThan(DEADLINE_MS + PATIENCE_MS);
  expect(rep, name).not.toBeNull();
  expect(reasoning.reasons.length * talkingPoints.length * nextSteps.length, name).not.toBe(0);
  expect(advisor, name).toMatchObject({
    asked: true,
    notAskedBecause: null,
    provider: expect.any(String),
    model: expect.stringMatching(/-model$/),
    prompt: PROMPT.id,
    promptHash: PROMPT.hash,
  });
  expect(advisor.attempts, name).toBeGreaterThan(0);
}

describe.each(VENDORS)('%s alone', (vendor) => {
  test('every fault is a 200 with its named fallback, in time', async () => {
    await oneByOne(async ({ it, behaviour, reason }) => {
      const server = await serverThat(behaviour);
      const advisor = createAdvisor({
        ...DEFAULT_ADVISOR_SETTINGS,
        targets: [target(server, vendor)],
      });
      const routed = await route(advisor);
      expectComplete(routed, it);
      expect(routed.decision, it).toMatchObject({ decidedBy: 'scorer', fallback: { reason } });
    });
  }, 60_000);
});

describe.each(VENDORS)('%s first, another second', (vendor) => {
  const second: Vendor = vendor === 'anthropic' ? 'openai' : 'anthropic';

  test('the second answers where it can help, and the fallback is named where nobody can', async () => {
    await oneByOne(async ({ it, behaviour, reason, failover }) => {
      const server = await serverThat((asked) =>
        asked === vendor ? behaviour : goodAnswer(server),
      );
      const advisor = createAdvisor({
        ...DEFAULT_ADVISOR_SETTINGS,
        targets: [
          target(server, vendor, reason === 'advisor_timeout' ? { timeoutMs: 300 } : {}),
          target(server, second),
        ],
      });
      const routed = await route(advisor);
      expectComplete(routed, it);
      const expected = failover
        ? { decidedBy: 'advisor', fallback: null, advisor: { provider: second } }
        : { decidedBy: 'scorer', fallback: { reason }, advisor: { provider: vendor } };
      expect(routed.decision, it).toMatchObject(expected);
    });
  }, 60_000);
});

test('a dead model is left alone within ten calls, its neighbour is not, and it is back after the cool-down', async () => {
  let dead = true;
  const server: FakeProvider = await serverThat(() => {
    const asked = server.seen.at(-1)?.body as { model: string };
    return dead && asked.model === 'dead-model'
      ? { kind: 'status', status: 500 }
      : goodAnswer(server);
  });
  let skipped = 0;
  const timely = createAdvisor(
    {
      ...DEFAULT_ADVISOR_SETTINGS,
      targets: [
        target(server, 'anthropic', { model: 'dead-model' }),
        target(server, 'anthropic', { model: 'other-model' }),
      ],
    },
    { now: () => Date.now() + skipped },
  );
  const advisor: ModelAdvisor = {
    ...timely,
    ask: (request, deadline, signal) => timely.ask(request, deadline + skipped, signal),
  };
  const metrics = openMetrics();
  for (const figure of advisorFigures(advisor)) metrics.figure(figure);
  const breakerOf = async (model: string) => {
    const text = await metrics.text();
    const line = `pointsman_advisor_breaker{provider="anthropic",model="${model}"} `;
    return Number(
      text
        .split('\n')
        .find((one) => one.startsWith(line))
        ?.slice(line.length),
    );
  };
  const callsOf = (model: string) =>
    server.seen.filter(({ body }) => (body as { model: string }).model === model).length;

  for (let k = 0; k < 10; k++) await route(advisor);
  expect(callsOf('dead-model')).toBeLessThanOrEqual(10);
  expect(callsOf('other-model')).toBe(10);
  expect([await breakerOf('dead-model'), await breakerOf('other-model')]).toEqual([2, 0]);
  const before = callsOf('dead-model');
  const { decision } = await route(advisor);
  expect(decision).toMatchObject({ decidedBy: 'advisor', advisor: { model: 'other-model' } });
  expect(callsOf('dead-model')).toBe(before);

  dead = false;
  skipped = DEFAULT_ADVISOR_SETTINGS.breaker.coolDownMs;
  expect(await breakerOf('dead-model')).toBe(1);
  const models = [await route(advisor), await route(advisor)].map(
    (one) => one.decision.advisor.model,
  );
  expect(models).toEqual(['dead-model', 'dead-model']);
  expect(await breakerOf('dead-model')).toBe(0);
  expect(await metrics.text()).toContain(
    'pointsman_advisor_calls{provider="anthropic",model="other-model"} 11',
  );
});
