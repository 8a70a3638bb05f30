// A rule world in the product's own terms: the policy as a RevOps user would write it, and a snapshot.
import { accountSchema } from '../../../src/leads/account.ts';
import type { LeadProfile } from '../../../src/leads/profile.ts';
import { validatePolicy } from '../../../src/policy/validate.ts';
import { NO_LOAD } from '../../../src/roster/roster.ts';
import { NO_MATCH, type Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { aProfile, aRep, aRoster } from '../../support/builders.ts';
import type { Guard, PlainRep, PlainRule, Test, World } from './world.ts';

/** The snapshot of a world. */
export function asSnapshot(world: World): Snapshot {
  const { lead, reps, at, ruledOut } = world;
  return {
    at,
    lead: aProfile({ ...lead, size: lead.size as LeadProfile['size'] }),
    account: ruledOut && {
      ...accountSchema.parse({ id: 'acc', name: 'Acme', doNotAssign: ruledOut }),
      parentOwnerId: null,
      matchedBy: 'domain',
      confidence: 1,
    },
    match: NO_MATCH,
    runningOwnerId: null,
    policy: { name: 'world', version: 1, hash: `world-${world.seed}`, document: documentOf(world) },
    roster: { ...aRoster(reps.map(asRep)), hash: `world-${world.seed}` },
    loads: new Map(
      reps.map(({ id, open, today, thisWeek, recent }) => [
        id,
        { ...NO_LOAD, open, today, week: thisWeek, recent, recentAt: at },
      ]),
    ),
    estimates: { version: 'world', model: null, prices: world.ranking.bids },
  };
}

function documentOf({ rules, tiers, fallback, ranking }: World) {
  const validated = validatePolicy({
    name: 'world',
    objective: {
      rates: ranking.rates,
      baseRate: ranking.base,
      priorDeals: ranking.prior,
      speed: ranking.speed,
      prices: ranking.prices,
      weights: ranking.weights,
      rank: ranking.keys.map(({ when, ...key }) => ({ ...key, ...guard('when', when) })),
    },
    tiers: tiers.map((tier) => ({ ...tier, when: celOf(tier.when) })),
    must: rules.map(asRule),
    prefer: ranking.prefer.map(({ test, logOdds }, i) => ({
      code: `p${i}`,
      if: celTest(test),
      logOdds,
    })),
    fallback: fallback.map((relax) => ({ relax })),
    fairness: { on: false },
  });
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems));
  return validated.document;
}

function asRule({ when, unless, ...rule }: PlainRule) {
  const guards = { ...guard('when', when), ...guard('unless', unless) };
  if (rule.kind !== 'condition') return { ...rule, ...guards };
  const { test, ...rest } = rule;
  return { ...rest, ...guards, require: celTest(test) };
}

function guard(key: 'when' | 'unless', guards: Guard[] | undefined) {
  return guards === undefined ? {} : { [key]: celOf(guards) };
}

function celOf(guards: readonly Guard[]): string {
  return guards
    .map((one) =>
      'oneOf' in one
        ? `lead.${one.field} in ${JSON.stringify(one.oneOf)}`
        : `lead.${one.field} ${one.sign} ${one.limit}`,
    )
    .join(' && ');
}

function celTest(test: Test): string {
  switch (test.test) {
    case 'product_or_role':
      return `"${test.product}" in rep.products || rep.role == "${test.role}"`;
    case 'open_below':
      return `load.open < ${test.limit}`;
    case 'load_below':
      return `load.pct < ${test.percent}`;
    case 'record':
      return `record.${test.scope}.rate >= ${test.rate} && record.${test.scope}.n >= ${test.n}`;
    case 'not_team':
      return `rep.team != "${test.team}"`;
    case 'fast_for_hot':
      return `!(lead.score > ${test.score}) || rep.responseMinutes <= ${test.minutes}`;
    case 'own_size':
      return 'lead.size in rep.sizes';
  }
}

function asRep(rep: PlainRep) {
  return aRep({
    id: rep.id,
    name: rep.id,
    active: rep.active,
    role: rep.role as 'ae',
    team: rep.team,
    specialities: { industries: rep.industries, sizes: rep.sizes, products: rep.products },
    territories: rep.territories,
    languages: rep.languages,
    hours: { timeZone: rep.zone, week: rep.week },
    absences: rep.away,
    pipeline: { pct: rep.pipelinePct },
    capacity: { open: rep.cap, perDay: rep.perDay, perWeek: rep.perWeek },
    ramp: rep.ramp,
    response: { medianMinutes: rep.median },
    records: rep.records.map(({ industry, size, region, source, ...rest }) => ({
      ...rest,
      scope: {
        ...(industry === undefined ? {} : { industry }),
        ...(size === undefined ? {} : { size }),
        ...(region === undefined ? {} : { region }),
        ...(source === undefined ? {} : { source }),
      },
    })),
  });
}
