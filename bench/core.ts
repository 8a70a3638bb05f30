// The decision core alone: one lead against ten thousand reps with twelve rules, and json-rules-engine
// doing the same rules over the same reps.
import { Engine } from 'json-rules-engine';
import { leadSchema } from '../src/leads/lead.ts';
import { normaliseLead } from '../src/leads/normalise.ts';
import { policyDocumentSchema } from '../src/policy/policy.ts';
import { NO_FAIRNESS } from '../src/roster/fairness/due.ts';
import { emptyLoads, loadsOf } from '../src/roster/load-columns.ts';
import { rosterOf } from '../src/roster/roster.ts';
import { decide } from '../src/selection/decide.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../src/selection/scene/snapshot.ts';
import { percentile } from './load.ts';
import { POLICY, someLead, someReps } from './world.ts';

/** Milliseconds per lead over `reps` reps, the roster and policy being known. */
export function decideMilliseconds(reps: number, leads: number): { p50: number; p99: number } {
  const roster = rosterOf('bench', someReps(reps));
  const document = policyDocumentSchema.parse(POLICY);
  const policy = { name: 'bench', version: 1, hash: 'bench', document };
  const columns = roster.index;
  const at = new Date().toISOString();
  const snapshots = Array.from({ length: leads }, (_, k): Snapshot => {
    const lead = normaliseLead(leadSchema.parse(someLead(k)), at);
    const loads = loadsOf(columns, emptyLoads(reps));
    const known = { account: null, match: NO_MATCH, runningOwnerId: null };
    return {
      at,
      lead,
      ...known,
      policy,
      roster,
      loads,
      estimates: NO_ESTIMATES,
      fairness: NO_FAIRNESS,
    };
  });
  for (const snapshot of snapshots) decide(snapshot);
  const times = snapshots.map((snapshot) => {
    const from = performance.now();
    decide(snapshot);
    return performance.now() - from;
  });
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** The same twelve rules in json-rules-engine, one rep at a time: milliseconds for one lead. */
export async function jsonRulesMilliseconds(reps: number): Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const all = [
    ['active', 'equal', true],
    ['absent', 'equal', false],
    ['ruledOut', 'equal', false],
    ['open', 'lessThan', 1_000_000],
    ['covers', 'equal', true],
    ['speaks', 'equal', true],
    ['pipeline', 'lessThan', 100],
    ['utilisation', 'lessThan', 99],
    ['response', 'lessThanInclusive', 40],
    ['rate', 'greaterThanInclusive', 0.2],
    ['role', 'notEqual', 'bdr'],
    ['role', 'notEqual', 'manager'],
  ].map(([fact, operator, value]) => ({ fact: String(fact), operator: String(operator), value }));
  engine.addRule({ conditions: { all }, event: { type: 'eligible' } });
  const facts = someReps(reps).map((rep, k) => ({
    active: rep.active,
    absent: false,
    ruledOut: false,
    open: 0,
    covers: k % 3 !== 0,
    speaks: rep.languages.includes('en'),
    pipeline: rep.pipeline.pct ?? 0,
    utilisation: 0,
    response: rep.response.medianMinutes ?? 0,
    rate: (rep.records[0]?.won ?? 0) / 90,
    role: rep.role,
  }));
  const from = performance.now();
  for (const one of facts) await engine.run(one);
  return performance.now() - from;
}
