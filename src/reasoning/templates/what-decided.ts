// The reason that is the reason: a claim to the lead, whose turn it was, the measure that the policy ranks by
// or settles a tie with, chance, or a rule that left nobody else. A record explains only where it decided.

import { figure, listed } from '../../leads/values/wording.ts';
import { closed } from '../../policy/rule-words.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Ahead } from '../../selection/score/rank.ts';
import type { Cited, FactKind } from '../facts/fact.ts';
import { type Citing, cited } from './citing.ts';
import type { Figures } from './comparison.ts';

/** Who chose the pick. */
export type ChosenBy = 'rules' | 'model';

/** How the decision came about, beyond what facts tell; what is left out is not known to have decided. */
export type Grounds = {
  /** Where a model chose, no place in an order says why. */
  chosenBy?: ChosenBy;
  /** The claim that gave the lead away, whose it is, and the sentence that says so. */
  claim?: { of: keyof typeof CLAIMS; repId: string; name: string; because: string } | null;
  /** A claim that could not be kept, in words: "Olga owns the account and is away until …". */
  unkept?: string | null;
  /** What the policy itself says of the tier that the lead falls into. */
  tierBecause?: string | null;
  /** What put the pick before the next in line; null: their scores. */
  ahead?: Ahead | null;
  /** Drawn by chance. */
  explored?: boolean;
  /** Reps who came first and took another lead in that moment, by name. */
  passedOver?: readonly string[];
  /** Whom rules keep from the lead. */
  excluded?: readonly Candidate[];
  mayTake?: (repId: string) => boolean;
};

/** What a decision that did not go by the score rests on; `clause` follows "goes to Mike Rodriguez, ". */
export type Decided = { clause: string; told: Cited | null };

/** Null where the score decided: then the pick's advantages are the reasons. */
export function whatDecided(
  pick: Figures,
  others: readonly Figures[],
  grounds: Grounds,
  find: Citing,
): Decided | null {
  const { name, id } = pick.rep;
  const facts = [...find.ids('score', id), ...find.ids('role', id)];
  const as = (clause: string, text: string, more: readonly string[] = []) => ({
    clause,
    told: cited(text, more, facts),
  });
  const { claim, explored, ahead } = grounds;
  if (claim) {
    const own = claim.repId === id;
    const [clause, kind] = CLAIMS[claim.of];
    return as(
      own ? clause : `who stands in for ${claim.name}`,
      closed(own ? claim.because : `${claim.because}: that is ${name}`),
      kind === null ? [] : find.ids(kind),
    );
  }
  if (explored)
    return as('drawn by chance', `${name} was drawn by chance among candidates within the margin.`);
  if (others.length === 0) return only(pick, grounds, as);
  const [next] = others;
  if (!ahead || ahead.by === 'net' || next === undefined) return null;
  const [clause, words] = MEASURES[ahead.by];
  const first = ahead.isTie
    ? `${name} and ${next.rep.name} are level on points`
    : 'The policy does not rank by points alone';
  return as(clause, `${first}: ${words(name, next.rep.name)}.`, find.ids('score', next.rep.id));
}

const CLAIMS = {
  running_lead: ['who already works a lead of this person', null],
  account_owner: ['who owns the account', 'account_owner'],
  account_csm: ['who is the account’s customer success manager', 'account_csm'],
  parent_owner: ['who owns the parent company’s account', 'parent_owner'],
  company_recent: ['who was given another lead of this company of late', null],
} as const satisfies Record<string, readonly [clause: string, fact: FactKind | null]>;

const MEASURES: Readonly<
  Record<
    Exclude<Ahead['by'], 'net'>,
    readonly [clause: string, words: (name: string, next: string) => string]
  >
> = {
  turn: ['whose turn it is', (name) => `it is ${name}’s turn in the rotation`],
  recent: [
    'who has had fewer leads of late',
    (name, next) => `${name} has had fewer leads of late than ${next}`,
  ],
  utilisation: [
    'who has more of their capacity free',
    (name, next) => `${name} has a smaller share of capacity in use than ${next}`,
  ],
  open: ['who has fewer open leads', (name, next) => `${name} has fewer open leads than ${next}`],
  pipeline: [
    'who has the lighter pipeline',
    (name, next) => `${name} has the lighter pipeline, measured against quota, than ${next}`,
  ],
  response: [
    'who usually answers sooner',
    (name, next) => `${name} usually answers sooner than ${next}`,
  ],
  industry_rate: [
    'who has the better record for the industry',
    (name, next) => `${name} has the better record for the industry than ${next}`,
  ],
  win_probability: [
    'who is likelier to win it',
    (name, next) => `${name} is likelier to win it than ${next}`,
  ],
  sits_out: [
    'as the next sits this one out',
    (_, next) => `${next} has had more than a fair share of late, and sits this one out`,
  ],
  roster: [
    'who comes first on the roster',
    (name) => `nothing else tells them apart, so ${name} comes first by the order of the roster`,
  ],
};

const MOST_NAMES = 3;

function only(
  { rep: { name } }: Figures,
  { excluded = [] }: Grounds,
  as: (clause: string, text: string) => Decided,
): Decided {
  const byRule = new Map<string, string[]>();
  for (const { rep, excludedBy } of excluded) {
    for (const { because } of excludedBy.slice(0, 1)) {
      byRule.set(because, [...(byRule.get(because) ?? []), rep.name]);
    }
  }
  const [first, second] = [...byRule].sort(([, a], [, b]) => b.length - a.length);
  if (first === undefined) {
    return as('the only one who could', `${name} is the only one who could take this lead.`);
  }
  const rules = [first, ...(second ? [second] : [])].map(
    ([because, names]) => `${closed(because)} That leaves out ${listed(names, MOST_NAMES)}.`,
  );
  return as(
    'the only one whom the rules leave',
    `${name} is the only one whom the rules leave. ${rules.join(' ')}`,
  );
}

/** A lead this far ahead is explained by its largest part. */
const FAR_AHEAD = 3;

/** What stands in for advantages when no fact of its own tells why the pick is first. */
export function byPoints(
  pick: Figures,
  others: readonly Figures[],
  { chosenBy }: Grounds,
  find: Citing,
): Cited | null {
  const [next] = others;
  const { name, id } = pick.rep;
  const facts = [...find.ids('score', id), ...find.ids('role', id)];
  if (next === undefined) return null;
  const gap = (pick.candidate.score ?? 0) - (next.candidate.score ?? 0);
  const words =
    pick.candidate.score === null ? '' : ` with ${figure(pick.candidate.score, 1)} points`;
  if (chosenBy === 'model') {
    const points = words === '' ? '' : `; ${name} comes in${words}`;
    return cited(
      `The advisor chose ${name} among ${others.length + 1} candidates${points}.`,
      facts,
    );
  }
  const part = gap >= FAR_AHEAD ? largestGain(pick, next) : null;
  if (part === null) {
    return gap >= FAR_AHEAD
      ? cited(`${name} ranks first of ${others.length + 1}${words}.`, facts)
      : cited(
          `Little sets the reps apart here; ${name} ranks first of ${others.length + 1}${words}.`,
          facts,
        );
  }
  return cited(
    `${name} ranks first of ${others.length + 1}${words}; what tells most against ${next.rep.name} is “${part}”.`,
    facts,
    find.ids('parts', id),
    find.ids('parts', next.rep.id),
  );
}

/** The part of the score in which one is furthest ahead of the other, by its label. */
function largestGain({ candidate: mine }: Figures, { candidate: theirs }: Figures): string | null {
  const points = new Map<string, { label: string; gain: number }>();
  const add = (parts: Candidate['parts'], sign: 1 | -1) => {
    for (const { code, label, points: size } of parts) {
      const known = points.get(code)?.gain ?? 0;
      points.set(code, { label, gain: known + sign * size });
    }
  };
  add(mine.parts, 1);
  add(theirs.parts, -1);
  const [first] = [...points.values()].sort((a, b) => b.gain - a.gain);
  return first !== undefined && first.gain > 0 ? first.label : null;
}
