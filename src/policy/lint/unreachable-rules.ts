// Rules that can never speak: a guard that never holds, a tier behind a wider one, a weaker twin.
import {
  ALWAYS,
  both,
  implies,
  neverHolds,
  type Shape,
  shapeOf,
} from '../conditions/implication.ts';
import { isStricter } from '../must/must.ts';
import type { PolicyDocument } from '../policy.ts';
import type { Finding } from './finding.ts';

type Guarded = { when?: string | undefined; unless?: string | undefined };

/** Unreachable and shadowed rules, tiers, ranks and fallback steps. */
export function lintReach(document: PolicyDocument): Finding[] {
  return [
    ...lintTiers(document),
    ...lintOtherwise(document),
    ...lintGuards(document),
    ...lintTwins(document),
    ...lintPrefer(document),
    ...lintAside(document),
    ...lintOwners(document),
    ...lintRank(document),
    ...lintFallback(document),
  ];
}

function lintTiers({ tiers }: PolicyDocument): Finding[] {
  return tiers.flatMap((tier, i): Finding[] => {
    const path = `/tiers/${i}`;
    const shape = shapeOf(tier.when);
    if (neverHolds(shape)) {
      return [
        {
          code: 'unreachable_tier',
          severity: 'error',
          path: `${path}/when`,
          sentence: `No lead can be in tier "${tier.code}": its condition contradicts itself.`,
          todo: 'Correct the condition or delete the tier.',
        },
      ];
    }
    const wider = tiers.slice(0, i).find((earlier) => implies(shape, shapeOf(earlier.when)));
    if (wider) {
      return [
        {
          code: 'unreachable_tier',
          severity: 'error',
          path,
          sentence: `Tier "${tier.code}" is never reached: every lead in it is taken by "${wider.code}" above.`,
          todo: `Move it above "${wider.code}", or narrow that one.`,
        },
      ];
    }
    if (tier.roles.length + tier.teams.length > 0 || tier.rotation === 'bypass') return [];
    return [
      {
        code: 'idle_tier',
        severity: i === tiers.length - 1 ? 'note' : 'warning',
        path,
        sentence: `Tier "${tier.code}" changes nothing: it names no role or team and keeps the rotation.`,
        todo: 'Name roles or teams, let the rotation be bypassed, or delete the tier.',
      },
    ];
  });
}

/** Leads that no tier takes: nothing is said of them, or of some that there are not. */
function lintOtherwise({ tiers, otherwise }: PolicyDocument): Finding[] {
  const all = tiers.find((tier) => implies(ALWAYS, shapeOf(tier.when)));
  if (all !== undefined && otherwise !== undefined) {
    return [
      {
        code: 'unreachable_rule',
        severity: 'warning',
        path: '/otherwise',
        sentence: `"otherwise" never speaks: tier "${all.code}" takes every lead.`,
        todo: `Take it out, or narrow "${all.code}".`,
      },
    ];
  }
  if (tiers.length === 0 || all !== undefined || otherwise !== undefined) return [];
  return [
    {
      code: 'no_tier',
      severity: 'warning',
      path: '/tiers',
      sentence:
        'A lead that no tier takes goes to everybody whom the rules leave, of any role or team; nothing says that this is meant.',
      todo: 'Say "otherwise: everyone", "otherwise: queue", or the code of the tier that such leads go with.',
    },
  ];
}

function lintGuards({ must }: PolicyDocument): Finding[] {
  return must.flatMap((rule, i): Finding[] => {
    const when = whenShape(rule);
    const lifted = rule.unless !== undefined && implies(when, shapeOf(rule.unless));
    if (!neverHolds(when) && !lifted) return [];
    const why = lifted ? 'it is lifted wherever it applies' : 'its "when" contradicts itself';
    return [
      {
        code: 'unreachable_rule',
        severity: 'error',
        path: `/must/${i}`,
        sentence: `Rule "${rule.code}" never excludes anybody: ${why}.`,
        todo: 'Correct "when" and "unless", or delete the rule.',
      },
    ];
  });
}

/** A rule beside a stricter one of its kind that applies wherever it does. */
function lintTwins({ must }: PolicyDocument): Finding[] {
  return must.flatMap((rule, i): Finding[] => {
    const twin = must.find(
      (other, j) =>
        i !== j &&
        isStricter(other, rule) &&
        coversGuards(other, rule) &&
        !(isStricter(rule, other) && coversGuards(rule, other) && i < j),
    );
    if (!twin) return [];
    return [
      {
        code: 'shadowed_rule',
        severity: 'warning',
        path: `/must/${i}`,
        sentence: `Rule "${rule.code}" excludes nobody whom "${twin.code}" does not exclude already.`,
        todo: 'Delete one of the two, or make their guards differ.',
      },
    ];
  });
}

/** Whether `wide` applies wherever `narrow` does. */
function coversGuards(wide: Guarded, narrow: Guarded): boolean {
  if (!implies(whenShape(narrow), whenShape(wide))) return false;
  if (wide.unless === undefined) return true;
  const lifted = both(whenShape(narrow), shapeOf(wide.unless));
  return narrow.unless === undefined ? neverHolds(lifted) : implies(lifted, shapeOf(narrow.unless));
}

function lintPrefer({ prefer }: PolicyDocument): Finding[] {
  return prefer.flatMap((rule, i): Finding[] => {
    const path = `/prefer/${i}`;
    if (!neverHolds(shapeOf(rule.if)) && rule.logOdds !== 0) return [];
    const why = rule.logOdds === 0 ? 'its weight is 0' : 'its condition contradicts itself';
    return [
      {
        code: 'unreachable_rule',
        severity: 'warning',
        path,
        sentence: `Preference "${rule.code}" has no effect: ${why}.`,
        todo: 'Correct it or delete it.',
      },
    ];
  });
}

/** Kinds of leads that are set aside: one that cannot be, or that takes every lead. */
function lintAside({ decline = [], review = [] }: PolicyDocument): Finding[] {
  return [...setAside('decline', decline), ...setAside('review', review)];
}

function setAside(key: string, entries: readonly { when: string }[]): Finding[] {
  return entries.flatMap(({ when }, i): Finding[] => {
    const shape = shapeOf(when);
    const path = `/${key}/${i}/when`;
    if (neverHolds(shape)) {
      const sentence = 'No lead is ever set aside here: the condition contradicts itself.';
      return [{ code: 'unreachable_rule', severity: 'error', path, sentence, todo: CORRECT }];
    }
    if (!implies(ALWAYS, shape)) return [];
    const sentence = 'Every lead is set aside here: the condition always holds.';
    return [{ code: 'sets_all_aside', severity: 'error', path, sentence, todo: CORRECT }];
  });
}

const CORRECT = 'Correct the condition, or delete the entry.';

function lintOwners({ ownership }: PolicyDocument): Finding[] {
  if (ownership.when === undefined || !neverHolds(shapeOf(ownership.when))) return [];
  return [
    {
      code: 'unreachable_rule',
      severity: 'error',
      path: '/ownership/when',
      sentence: 'No account’s owner ever has a claim: the condition contradicts itself.',
      todo: 'Correct the condition, or take the owners out of "order".',
    },
  ];
}

function lintRank({ objective: { rank } }: PolicyDocument): Finding[] {
  return rank.flatMap((key, i): Finding[] => {
    const earlier = rank
      .slice(0, i)
      .find((other) => other.by === key.by && tellsAsMuch(other, key) && coversGuards(other, key));
    if (!earlier) return [];
    return [
      {
        code: 'idle_rank',
        severity: 'warning',
        path: `/objective/rank/${i}`,
        sentence: `Ranking by "${key.by}" a second time changes nothing.`,
        todo: 'Delete it, or put another key there.',
      },
    ];
  });
}

type Rank = PolicyDocument['objective']['rank'][number];

/** Whether the earlier of two keys on one measure leaves nothing level that the later would tell apart. */
function tellsAsMuch(earlier: Rank, later: Rank): boolean {
  if (earlier.within !== undefined) return earlier.within === later.within;
  return (earlier.step ?? 0) <= (later.step ?? 0);
}

function lintFallback({ fallback, must }: PolicyDocument): Finding[] {
  return fallback.flatMap(({ relax }, i): Finding[] => {
    const rule = must.find((one) => one.code === relax);
    if (!rule || !neverHolds(whenShape(rule))) return [];
    return [
      {
        code: 'idle_fallback',
        severity: 'warning',
        path: `/fallback/${i}`,
        sentence: `Relaxing "${relax}" admits nobody: the rule never excludes anybody.`,
        todo: 'Correct the rule or delete the step.',
      },
    ];
  });
}

function whenShape(rule: Guarded): Shape {
  return rule.when === undefined ? ALWAYS : shapeOf(rule.when);
}
