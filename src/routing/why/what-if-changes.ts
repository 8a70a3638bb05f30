// What could have been different about one rep, one thing at a time: what each kind of must-rule asks of
// them, what the score looks at besides, each value with the snapshot as it would be then.

import { down, isSwitch, type Lever } from '../../policy/must/lever.ts';
import { ALL_KINDS, kindOf } from '../../policy/must/must.ts';
import type { Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD, withReps } from '../../roster/roster.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';

export type WhatIf = Omit<Lever, 'change'> & { apply(value: number): Snapshot };

/** Every lever for a rep against the lead of a snapshot; those that are at their best are left out. */
export function leversFor(snapshot: Snapshot, rep: Rep): WhatIf[] {
  const load = snapshot.loads.get(rep.id) ?? NO_LOAD;
  const ofRules = leversOfRules(snapshot, rep, load);
  const applied = ({ change, ...lever }: Lever): WhatIf => ({
    ...lever,
    apply: (value) => withChange(snapshot, rep, load, change(value)),
  });
  return [
    ...ofRules.filter((lever) => !isSwitch(lever)).map(applied),
    applied(recentLeads(snapshot, load)),
    ...scores(snapshot),
    ...ofRules.filter(isSwitch).map(applied),
  ].filter((lever) => lever.values.length > 0);
}

/** One of each code: what two kinds of rule turn on is one lever. */
function leversOfRules(snapshot: Snapshot, rep: Rep, load: Load): Lever[] {
  const { must } = snapshot.policy.document;
  const seen = { lead: snapshot.lead, rep, load, atMs: Date.parse(snapshot.at) };
  const levers = ALL_KINDS.flatMap(([, kind]) =>
    kind.levers(
      must.filter((rule) => kindOf(rule) === kind),
      seen,
    ),
  );
  return [...new Map(levers.map((lever) => [lever.code, lever])).values()];
}

function withChange(
  snapshot: Snapshot,
  rep: Rep,
  load: Load,
  changed: ReturnType<Lever['change']>,
): Snapshot {
  const asTheyWouldBe = (one: Rep) => (one.id === rep.id ? { ...rep, ...changed.rep } : one);
  const roster = changed.rep
    ? withReps(snapshot.roster, snapshot.roster.reps.map(asTheyWouldBe))
    : snapshot.roster;
  const loads = changed.load
    ? new Map([...snapshot.loads, [rep.id, { ...load, ...changed.load }] as const])
    : snapshot.loads;
  return { ...snapshot, roster, loads };
}

function recentLeads({ policy }: Snapshot, { recent }: Load): Lever {
  return {
    code: 'recent_leads',
    values: policy.document.fairness.on ? down(recent) : [],
    size: (value) => (recent - value) / Math.max(recent, 1),
    change: (value) => ({ load: { recent: value } }),
    words: (value) =>
      `with ${Math.ceil(recent) - value} fewer leads of late, counted as the rotation counts them`,
  };
}

function scores(snapshot: Snapshot): WhatIf[] {
  const { score } = snapshot.lead;
  if (score === null) return [];
  const lever = (code: string, values: number[], words: (value: number) => string): WhatIf => ({
    code,
    values,
    size: (value) => Math.abs(value - score) / 100,
    apply: (value) => ({ ...snapshot, lead: { ...snapshot.lead, score: value } }),
    words,
  });
  const first = Math.floor(score) + 1;
  const up = Array.from({ length: Math.max(0, 100 - first + 1) }, (_, k) => first + k);
  return [
    lever('score_up', up, (v) => `had the lead’s score been ${v} or more instead of ${score}`),
    lever(
      'score_down',
      down(score),
      (v) => `had the lead’s score been ${v} or less instead of ${score}`,
    ),
  ];
}
