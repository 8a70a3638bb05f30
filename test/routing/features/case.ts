// One documented feature, taken out: a small world in which it decides, and the same world without it.
import type { LeadInput } from '../../../src/leads/lead.ts';
import { leadSchema } from '../../../src/leads/lead.ts';
import { normaliseLead } from '../../../src/leads/normalise.ts';
import type { LeadProfile } from '../../../src/leads/profile.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { validatePolicy } from '../../../src/policy/validate.ts';
import type { RepInput } from '../../../src/roster/rep.ts';
import type { Load } from '../../../src/roster/roster.ts';
import { scorerPick } from '../../../src/routing/finalize-decision.ts';
import { decide, type Evaluation } from '../../../src/selection/decide.ts';
import { everyRow } from '../../../src/selection/rows.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { anAccount, aRep, aSnapshot, NOW } from '../../support/builders.ts';

type RepGiven = Omit<Partial<RepInput>, 'id' | 'name'>;
type Objective = NonNullable<PolicyInput['objective']>;

/** What a world is made of; whatever is not named is ordinary, and the policy keeps quiet. */
type Given = {
  /** Ann and Bob are always there and alike: of two equals Ann comes first, by her id. */
  ann?: RepGiven;
  bob?: RepGiven;
  /** Somebody who matters only to an owner, a fallback or a team's figures. */
  cat?: RepGiven;
  lead?: Partial<LeadProfile>;
  /** A lead as it is posted, read by the product; in place of `lead`. */
  posted?: Omit<LeadInput, 'id'>;
  loads?: Readonly<Record<string, Partial<Load>>>;
  policy?: Omit<Partial<PolicyInput>, 'name'>;
  over?: Partial<Snapshot>;
};

export type Case = {
  /** As in docs/features.md. */
  id: string;
  /** Where it shows: the code of a part or of a rule that is told with it and not without it. */
  shows?: string;
  with: Given;
  /** What is put in place of it to take the feature out, and nothing else. */
  without: Given;
  /** Who gets the lead, or why it waits: with the feature, and without it. */
  comes: readonly [string, string];
  /** What the lead says is brought to bear before anybody looks. */
  seen?: (evaluation: Evaluation) => Evaluation;
  /** What else the feature decides than the pick. */
  read?: (evaluation: Evaluation) => string;
};

/** Nothing speaks but what a case turns on. */
const QUIET = {
  name: 'quiet',
  must: [],
  fairness: { on: false },
  objective: { speed: false, prices: false, baseRate: 0.3 } satisfies Objective,
} satisfies PolicyInput;

/** The world of a case, through the checks that a published policy and a posted lead go through. */
function worldOf(given: Given): Snapshot {
  const { ann = {}, bob = {}, cat, policy = {}, posted } = given;
  const validated = validatePolicy({
    ...QUIET,
    ...policy,
    objective: { ...QUIET.objective, ...policy.objective },
  });
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems));
  const reps = [
    aRep({ ...ann, id: 'ann', name: 'Ann' }),
    aRep({ ...bob, id: 'bob', name: 'Bob' }),
    ...(cat ? [aRep({ ...cat, id: 'cat', name: 'Cat' })] : []),
  ];
  const lead = posted ? normaliseLead(leadSchema.parse({ id: 'lead-1', ...posted }), NOW) : null;
  const snapshot = aSnapshot({
    reps,
    lead: lead ?? given.lead ?? {},
    loads: given.loads ?? {},
    over: given.over ?? {},
  });
  return {
    ...snapshot,
    policy: { name: 'quiet', version: 1, hash: 'quiet', document: validated.document },
  };
}

/** The case's world with the feature in it, or with what stands in its place. */
export function outcomeOf(one: Case, without: boolean): { comes: string; shown: string[] } {
  const world = without ? merged(one.with, one.without) : one.with;
  const decided = decide(worldOf(world));
  const evaluation = one.seen?.(decided) ?? decided;
  return { comes: (one.read ?? pickOf)(evaluation), shown: codesIn(evaluation) };
}

/** Rep and policy keys go one by one, all else as a whole. */
function merged(base: Given, change: Given): Given {
  const both = { ...base, ...change };
  for (const rep of ['ann', 'bob', 'cat'] as const) {
    if (base[rep] || change[rep]) both[rep] = { ...base[rep], ...change[rep] };
  }
  both.policy = {
    ...base.policy,
    ...change.policy,
    objective: { ...base.policy?.objective, ...change.policy?.objective },
  };
  return both;
}

/** An account that matched for certain by its domain. */
export function account(over: Parameters<typeof anAccount>[0]): NonNullable<Snapshot['account']> {
  return { ...anAccount(over), matchedBy: 'domain' };
}

/** Who gets the lead; of a lead that waits, the reason. */
function pickOf(evaluation: Evaluation): string {
  const { repId, queue, declined } = scorerPick(evaluation);
  return repId ?? (declined === undefined ? `waits: ${queue?.reason}` : 'declined');
}

/** The codes of all parts and exclusions that anybody could read. */
function codesIn(evaluation: Evaluation): string[] {
  return everyRow(evaluation, null).flatMap(({ parts, excludedBy }) => [
    ...parts.map(({ code }) => code),
    ...excludedBy.map(({ rule }) => rule),
  ]);
}
