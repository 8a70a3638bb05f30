// A rule world with everything in force that moves scores besides the rules: a ledger, leads had of
// late, a trained model, learned response times, deal values, preferences.
import type { Model } from '../../../src/learning/model.ts';
import { type Random, seededRandom } from '../../../src/learning/random.ts';
import type { SizeModel } from '../../../src/learning/value.ts';
import { type PolicyDocument, policyDocumentSchema } from '../../../src/policy/policy.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { NO_LOAD, withReps } from '../../../src/roster/roster.ts';
import type { Estimates, Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { asSnapshot } from './as-snapshot.ts';
import { worldOf } from './draw.ts';

const DAY_MS = 86_400_000;
const REPS = 14;
/** Few enough to leave some of them a choice. */
const RULES = 3;

/** The snapshot of a seed: a dozen reps, so that a thousand can be tried; an odd seed has up to 200. */
export function richSnapshot(seed: number, most = REPS): Snapshot {
  const world = worldOf(seed);
  const random = seededRandom(`rich ${seed}`);
  const reps = world.reps.slice(0, most);
  const rules = world.rules.slice(0, RULES);
  const codes = [
    ...rules.map(({ code }) => code),
    ...world.tiers.map(({ code }) => `tier_${code}`),
  ];
  const fallback = world.fallback.filter((code) => codes.includes(code));
  const plain = asSnapshot({ ...world, reps, rules, fallback });
  const atMs = Date.parse(plain.at);
  const before = (days: number) => new Date(atMs - days * DAY_MS).toISOString();
  const loads = new Map(
    reps.map(({ id }) => {
      const load = plain.loads.get(id) ?? NO_LOAD;
      const recentAt = before(5 * random.uniform());
      return [id, { ...load, recent: 4 + random.integer(12), recentAt }];
    }),
  );
  const figure = () =>
    Object.fromEntries(
      reps.map(({ id }) => [id, Math.round(1_000 * 12 * random.uniform()) / 1_000]),
    );
  const fairness = {
    at: before(random.uniform() / 100),
    by: random.uniform() < 0.7 ? ('count' as const) : ('expected_value' as const),
    due: figure(),
    received: figure(),
  };
  const recorded = plain.roster.reps.map((rep) => ({ ...rep, evidence: findings(random) }));
  return {
    ...plain,
    loads,
    roster: withReps(plain.roster, recorded),
    ...(random.uniform() < 0.7 ? { fairness } : {}),
    policy: { ...plain.policy, document: richer(plain.policy.document, random) },
    estimates: estimatesOf(plain.roster.reps, plain.estimates, random),
  };
}

function richer(document: PolicyDocument, random: Random): PolicyDocument {
  const one = <T>(from: readonly T[]): T => from[random.integer(from.length)] as T;
  const turn = { by: 'turn' as const };
  return policyDocumentSchema.parse({
    ...document,
    objective: {
      ...document.objective,
      // Stated, so that who may take the lead does not move the rate of all.
      baseRate: document.objective.baseRate ?? 0.4,
      kind: one(['conversion', 'expected_value', 'value_over_time']),
      weights: {
        ...{ territory: 0.3, industry: 0.4, language: 0.2 },
        ...{ product: 0.1, size: -0.2, conversation: 0.5 },
      },
      rank: random.uniform() < 0.2 ? [turn, { by: 'net' }] : document.objective.rank,
    },
    // A malus for few open leads would be the policy's own wish that more of them score higher.
    prefer: document.prefer.filter(({ logOdds }) => logOdds > 0),
    fairness: { on: random.uniform() < 0.8, minLeads: 10, sitOut: one([0.12, 1]) },
  });
}

function estimatesOf(reps: readonly Rep[], stated: Estimates, random: Random): Estimates {
  const curve = { minutes: [0, 10, 60, 1_440], factor: [1, 0.95, 0.7, 0.4], n: 500 };
  return {
    ...stated,
    version: 'rich',
    model: random.uniform() < 0.5 ? modelOf(reps, random) : null,
    ...(random.uniform() < 0.5 ? { response: curve } : {}),
    ...(random.uniform() < 0.5
      ? { amount: sizesOf(reps, random), days: sizesOf(reps, random) }
      : {}),
  };
}

/** What conversations showed, from too few recordings to many. */
function findings(random: Random): Rep['evidence'] {
  return ['software', 'sap', 'crm']
    .filter(() => random.uniform() < 0.5)
    .map((skill) => ({ skill, score: random.uniform(), n: 10 + random.integer(60) }));
}

/** It knows every other rep and some of the fields. */
function modelOf(reps: readonly Rep[], random: Random): Model {
  const level = (...key: string[]) => {
    const n = 20 + random.integer(80);
    return { key, effect: random.normal() / 3, sd: 0.2, n, won: random.integer(n) };
  };
  const known = reps.filter((_, i) => i % 2 === 0).map(({ id }) => id as string);
  const group = (name: string, of: string[], levels: ReturnType<typeof level>[]) => ({
    ...{ name, of, variance: 0.2, levels },
  });
  return {
    kind: 'hierarchical-logistic',
    format: 1,
    intercept: -0.7,
    n: 900,
    won: 300,
    groups: [
      group('industry', ['industry'], [level('software'), level('retail')]),
      group('region', ['region'], [level('us-northeast'), level('DE')]),
      group(
        'record',
        ['rep'],
        known.map((id) => level(id)),
      ),
      group(
        'record-industry',
        ['rep', 'industry'],
        known.map((id) => level(id, 'software')),
      ),
    ],
    fit: { rounds: 3, converged: true },
  };
}

function sizesOf(reps: readonly Rep[], random: Random): SizeModel {
  const levels = reps.map(({ id }) => ({
    key: [id as string],
    effect: random.normal() / 4,
    n: 30,
  }));
  const groups = [{ name: 'record', of: ['rep'], strength: 20, levels }];
  return { kind: 'log-normal', format: 1, n: 400, mean: 4, sd: 0.5, groups };
}
