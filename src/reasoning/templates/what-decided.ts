// The reason that is the reason: a claim to the lead, whose turn it was, the measure that the policy ranks by
// or settles a tie with, chance, or a rule that left nobody else. A record explains only where it decided.

import type { PolicyDocument } from '../../policy/policy.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Ahead } from '../../selection/score/rank.ts';
import type { Cited, FactKind } from '../facts/fact.ts';
import { ruleTold } from '../facts/rule-told.ts';
import type { Texts } from '../texts/en.ts';
import { type Citing, cited } from './citing.ts';
import type { Figures } from './comparison.ts';

/** Who chose the pick. */
export type ChosenBy = 'rules' | 'model';

/** A claim to the lead, whose it is, and the sentence that says so. */
export type Claim = { of: keyof typeof CLAIM_FACTS; name: string; because: string };

/** How the decision came about, beyond what facts tell; what is left out is not known to have decided. */
export type Grounds = {
  /** Where a model chose, no place in an order says why. */
  chosenBy?: ChosenBy;
  /** The claim that gave the lead away. */
  claim?: (Claim & { repId: string }) | null;
  /** A claim that could not be kept; `because` in full: "Olga owns the account and is away until …". */
  unkept?: Claim | null;
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
  /** The rules in force, to tell those that keep somebody out. */
  document?: PolicyDocument | null;
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
  const { decided } = find.texts;
  if (claim) {
    const own = claim.repId === id;
    const kind = CLAIM_FACTS[claim.of];
    return as(
      own ? decided.claimed[claim.of] : decided.standsIn(claim.name),
      own ? decided.claim(claim) : decided.claimOfAnother(claim, name),
      kind === null ? [] : find.ids(kind),
    );
  }
  if (explored) return as(decided.drawn, decided.drawnWords(name));
  if (others.length === 0) return only(pick, grounds, find.texts, as);
  const [next] = others;
  if (!ahead || ahead.by === 'net' || next === undefined) return null;
  const [clause, words] = decided.measures[ahead.by];
  const first = ahead.isTie ? decided.tie(name, next.rep.name) : decided.notByPoints;
  const told = decided.rankedBy(first, words(name, next.rep.name));
  return as(clause, told, find.ids('score', next.rep.id));
}

/** The fact that bears a claim out, where there is one. */
const CLAIM_FACTS = {
  running_lead: null,
  account_owner: 'account_owner',
  account_csm: 'account_csm',
  parent_owner: 'parent_owner',
  company_recent: null,
} as const satisfies Record<string, FactKind | null>;

const MOST_NAMES = 3;

function only(
  { rep: { name } }: Figures,
  { excluded = [], document = null }: Grounds,
  { decided, rules, words }: Texts,
  as: (clause: string, text: string) => Decided,
): Decided {
  const byRule = new Map<string, string[]>();
  for (const { rep, excludedBy } of excluded) {
    for (const exclusion of excludedBy.slice(0, 1)) {
      const because =
        document === null ? exclusion.because : rules.sentence(ruleTold(exclusion, document));
      byRule.set(because, [...(byRule.get(because) ?? []), rep.name]);
    }
  }
  const [first, second] = [...byRule].sort(([, a], [, b]) => b.length - a.length);
  if (first === undefined) {
    return as(decided.alone, decided.aloneWords(name));
  }
  const told = [first, ...(second ? [second] : [])].map(([because, names]) =>
    decided.leavesOut(because, words.listed(names, MOST_NAMES)),
  );
  return as(decided.rulesLeave, `${decided.rulesLeaveWords(name)} ${told.join(' ')}`);
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
  const { decided, words } = find.texts;
  const of = others.length + 1;
  const points = pick.candidate.score === null ? null : words.figure(pick.candidate.score, 1);
  if (chosenBy === 'model') return cited(decided.byAdvisor(name, of, points), facts);
  const part = gap >= FAR_AHEAD ? largestGain(pick, next, find.texts) : null;
  if (part === null) {
    return gap >= FAR_AHEAD
      ? cited(decided.ranksFirst(name, of, points), facts)
      : cited(decided.littleApart(name, of, points), facts);
  }
  return cited(
    decided.byPart(name, of, points, next.rep.name, part),
    facts,
    find.ids('parts', id),
    find.ids('parts', next.rep.id),
  );
}

/** The part of the score in which one is furthest ahead of the other, by its label. */
function largestGain(
  { candidate: mine }: Figures,
  { candidate: theirs }: Figures,
  { reps }: Texts,
): string | null {
  const points = new Map<string, { label: string; gain: number }>();
  const add = (parts: Candidate['parts'], sign: 1 | -1) => {
    for (const { code, label: name, evidence, points: size } of parts) {
      const { label } = reps.part(code, name, evidence);
      const known = points.get(code)?.gain ?? 0;
      points.set(code, { label, gain: known + sign * size });
    }
  };
  add(mine.parts, 1);
  add(theirs.parts, -1);
  const [first] = [...points.values()].sort((a, b) => b.gain - a.gain);
  return first !== undefined && first.gain > 0 ? first.label : null;
}
