// Who may take a lead when nobody is busy or away: the question that lint asks of a policy.
import type { TakersAt } from '../../policy/lint/coverage-gaps.ts';
import type { WhoMayTake } from '../../policy/lint/gaps.ts';
import { kindOf, type Must } from '../../policy/must/must.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Rep } from '../../roster/rep.ts';
import { rosterOf } from '../../roster/roster.ts';
import { sceneOf } from '../scene/scene.ts';
import { NO_ESTIMATES, NO_MATCH } from '../scene/snapshot.ts';
import { type Eligibility, eligibility, rulesFor } from './eligibility.ts';
import { tierFor } from './tier.ts';

/** Whether a full, absent or busy rep whom the rule excludes is back one day. */
function passesWithTime(rule: Must): boolean {
  return ['has_a_slot', 'is_free'].includes(kindOf(rule).whoPasses);
}

function lasts(rule: Must): boolean {
  return !passesWithTime(rule) && kindOf(rule).whoPasses !== 'is_on_shift';
}

/** Asks about leads at `at` (milliseconds since the epoch), under the policy's lasting rules. */
export function whoMayTake(document: PolicyDocument, reps: readonly Rep[], at: number): WhoMayTake {
  const asked = asking(document, reps, lasts);
  return (shape) => {
    const { count, relaxed } = asked(shape, at);
    return { eligible: count, relaxed };
  };
}

/** Asks about leads at any instant, with the rules about shifts as the policy has them. */
export function takersAt(document: PolicyDocument, reps: readonly Rep[]): TakersAt {
  const ordinary = reps.map((rep) => ({ ...rep, hours: { ...rep.hours, holidays: [] } }));
  const asked = asking(document, ordinary, (rule) => !passesWithTime(rule));
  return (shape, atMs) => {
    const { may } = asked(shape, atMs);
    return ordinary.filter((_, i) => may[i] === 1);
  };
}

type Asked = (shape: Parameters<WhoMayTake>[0], at: number) => Eligibility;

function asking(
  document: PolicyDocument,
  reps: readonly Rep[],
  counts: (rule: Must) => boolean,
): Asked {
  const lasting = {
    ...document,
    must: document.must.filter(counts),
  };
  const roster = rosterOf('', reps);
  const policy = { name: document.name, version: 0, hash: '', document: lasting };
  return ({ lead, account }, at) => {
    const scene = sceneOf({
      at: new Date(at).toISOString(),
      lead,
      account: account && { ...account, matchedBy: 'lint' },
      match: NO_MATCH,
      runningOwnerId: null,
      policy,
      roster,
      loads: new Map(),
      estimates: NO_ESTIMATES,
    });
    return eligibility(scene, rulesFor(lasting, tierFor(lasting, scene)));
  };
}
