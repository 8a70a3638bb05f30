// "Why not me?" in one paragraph that a rep can read: their own figures, the rules, their rank and
// distance, and what would have changed it. Never a figure of another rep.

import type { Evaluation } from '../../selection/decide.ts';
import {
  type Candidate,
  type Exclusion,
  type Part,
  shownGap,
} from '../../selection/scene/candidate.ts';
import type { Decision } from '../decision.ts';
import { type Counterfactual, deterministicPick } from './counterfactual.ts';

/** Parts smaller than this are not worth a word, in points. */
const LEAST_POINTS = 0.05;

type Settled = Pick<Decision, 'decidedBy' | 'outcome' | 'passedOver'> & { repId: string | null };

/**
 * The paragraph for one rep's row. `changes` are the rep's counterfactuals, smallest first.
 * @param evaluation of the decision's snapshot
 */
export function whyNot(
  evaluation: Evaluation,
  settled: Settled,
  row: Candidate,
  changes: readonly Counterfactual[],
): string {
  const sentences =
    settled.repId === row.rep.id
      ? [chosen(settled, row)]
      : [...opening(evaluation, settled, row), ...closing(evaluation, settled, row, changes)];
  return sentences.join(' ');
}

function chosen({ decidedBy }: Settled, row: Candidate): string {
  if (decidedBy === 'ownership')
    return 'You were given this lead because it was yours by ownership.';
  const how = decidedBy === 'advisor' ? ', and the advisor chose you among the closest' : '';
  return row.rank === null
    ? 'You were given this lead.'
    : `You were given this lead: you stood in place ${row.rank} by score${how}.`;
}

function opening(evaluation: Evaluation, settled: Settled, row: Candidate): string[] {
  const owned = settled.decidedBy === 'ownership' ? [OWNED] : [];
  if (row.standing === 'excluded') return [...owned, excluded(row.excludedBy)];
  const { eligibleCount } = evaluation;
  const place = `you stood in place ${row.rank} of ${eligibleCount} by score`;
  if (settled.decidedBy === 'ownership')
    return [...owned, `Among those who could have taken it, ${place}.`];
  if (settled.outcome === 'declined')
    return ['The policy says that the lead needs nobody.', `Else ${place}.`];
  if (settled.outcome === 'queued') return ['The lead waits in the queue.', `Then ${place}.`];
  if (deterministicPick(evaluation) === row.rep.id) {
    return ['You stood first by score.', whyNotTheFirst(evaluation, settled, row)];
  }
  return [
    `You could have taken this lead: ${place}${distance(row)}.`,
    ...(sitsOut(evaluation, row) ? [SITS_OUT] : []),
    ...ownParts(row.parts),
  ];
}

/** What can come between the first by score and the lead. */
function whyNotTheFirst({ snapshot }: Evaluation, settled: Settled, { rep }: Candidate): string {
  if (settled.passedOver.some(({ id }) => id === rep.id)) {
    return 'Your last free slot went to another lead in that moment.';
  }
  const { marginPoints } = snapshot.policy.document.advisor;
  return settled.decidedBy === 'advisor'
    ? `The advisor may choose among those within ${marginPoints} points of the first, and chose another; its reasons are in the decision.`
    : `Now and then the policy draws a lead by chance among those within ${marginPoints} points of the first; this was one of them.`;
}

const OWNED =
  'The lead belonged to somebody by ownership (a running lead, the account or its parent), so there was no choice.';
const SITS_OUT = 'You sat this one out, because you have lately had more than your fair share.';

function distance(candidate: Candidate): string {
  const gap = shownGap(candidate);
  if (gap === null) return '';
  const points = Math.abs(gap).toFixed(1);
  if (gap === 0) return ', level with the pick, and a tie-break decided';
  return gap > 0 ? `, ${points} points behind the pick` : `, ${points} points ahead of the pick`;
}

/** Eligible, but behind everybody who has not had too much: not in the order at all. */
function sitsOut(evaluation: Evaluation, row: Candidate): boolean {
  return row.rank === evaluation.eligibleCount && evaluation.order.length < evaluation.eligibleCount
    ? !evaluation.order.includes(row.rep.id)
    : false;
}

function excluded(rules: readonly Exclusion[]): string {
  const said = rules.map(
    ({ because, value, threshold }) =>
      `${because.replace(/\.$/, '')} (you: ${value}; asked for: ${threshold})`,
  );
  const [only = ''] = said;
  if (said.length === 1) return `You were not considered for this lead. ${only}.`;
  return `You were not considered for this lead; ${said.length} rules stood against it. ${said.join('. ')}.`;
}

/** What told most for and against the rep, of their own parts; the team's base tells nothing. */
function ownParts(parts: readonly Part[]): string[] {
  const own = parts.filter(
    ({ code, points }) => code !== 'team' && Math.abs(points) >= LEAST_POINTS,
  );
  const best = own.filter((part) => part.points > 0).sort((a, b) => b.points - a.points)[0];
  const worst = own.filter((part) => part.points < 0).sort((a, b) => a.points - b.points)[0];
  const say = ({ label, points, evidence }: Part) =>
    `${label.toLowerCase()} (${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points: ${evidence})`;
  const told = [
    ...(best ? [`for you: ${say(best)}`] : []),
    ...(worst ? [`against you: ${say(worst)}`] : []),
  ];
  return told.length === 0 ? [] : [`What told most ${told.join('; ')}.`];
}

function closing(
  evaluation: Evaluation,
  settled: Settled,
  row: Candidate,
  changes: readonly Counterfactual[],
): string[] {
  if (deterministicPick(evaluation) === row.rep.id) return [];
  const [first, second] = changes;
  if (first === undefined) {
    return settled.decidedBy === 'ownership'
      ? []
      : ['No single change in your figures would have made it yours.'];
  }
  const also = second === undefined ? '' : `, or ${second.words}`;
  return [`It would have been yours ${first.words}${also}.`];
}
