// How often a model that writes at the speed of real ones decides before the default deadline, and what its
// answers take in tokens.
import { DEFAULT_DEADLINE_MS } from '../src/routing/route-request.ts';
import { sendLeads } from './load.ts';
import { modelServer, type Pace } from './model-server.ts';
import { benchDatabase, startService } from './service.ts';
import { POLICY, someReps } from './world.ts';

export type InTime = {
  /** Leads for which a model was asked. */
  asked: number;
  /** Of these, the share that the model decided, within the deadline and within 1,600 ms. */
  inForce: number;
  early: number;
  slowest: number;
  /** Tokens in and out of each lead's calls before its answer, on average. */
  tokens: number;
};

/** As fast as models of the smaller kind answer. */
export const REAL_PACE: Pace = { firstMs: 600, perSecond: 80 };
const EARLY_MS = 1_600;

/** Routes `count` leads, so many at once, with the defaults of the service. */
export async function inTimeFigures(count: number, connections: number): Promise<InTime> {
  const model = await modelServer(REAL_PACE);
  const database = await benchDatabase(someReps(12), { ...POLICY, advisor: { ask: 'always' } });
  const service = await startService(database.dataDir, {
    ANTHROPIC_API_KEY: 'bench',
    ANTHROPIC_BASE_URL: model.url,
  });
  try {
    // The first leads find cold code.
    await sendLeads(service.port, { count: 20, connections: 4, from: count, body: SYNC });
    const { byLead } = await sendLeads(service.port, {
      count,
      connections,
      spreadMs: DEFAULT_DEADLINE_MS,
      body: SYNC,
    });
    const { rows } = await database.pool.query<{ lead_id: string; answer: string }>(
      'select lead_id, answer::text as answer from decisions',
    );
    const decided = rows
      .map(({ lead_id, answer }) => ({
        took: byLead.get(Number(lead_id.replace('lead-', ''))),
        ...(JSON.parse(answer) as Answer),
      }))
      .filter(({ took, advisor }) => took !== undefined && advisor.asked);
    const taken = decided.filter(({ decidedBy }) => decidedBy === 'advisor');
    const tokens = decided.map(({ advisor: { usage } }) =>
      usage === null ? 0 : usage.inputTokens + usage.outputTokens,
    );
    return {
      asked: decided.length,
      inForce: taken.length / decided.length,
      early: taken.filter(({ took = 0 }) => took <= EARLY_MS).length / decided.length,
      slowest: Math.max(...byLead.values()),
      tokens: tokens.reduce((sum, one) => sum + one, 0) / decided.length,
    };
  } finally {
    await service.stop();
    await database.remove();
    await model.close();
  }
}

const SYNC = { mode: 'sync' } as const;

type Answer = {
  decidedBy: string;
  advisor: { asked: boolean; usage: { inputTokens: number; outputTokens: number } | null };
};
