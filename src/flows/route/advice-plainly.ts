// A model's choice with words that need no model: complete at once, and what stands until its brief is there.
import type { Advice } from '../../advisor/advice.ts';
import type { Cited, Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { gatherFacts } from '../../reasoning/facts/gather-facts.ts';
import { type PlainAdvice, plainAdvice } from '../../reasoning/plain-advice.ts';
import { leftOutFor } from '../../reasoning/templates/left-out.ts';
import type { Texts } from '../../reasoning/texts/en.ts';
import { textsOf } from '../../reasoning/texts/texts.ts';
import { freeTexts, givesOrders } from '../../selection/free-text/orders.ts';
import { shownRows } from '../../selection/rows.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Chosen } from './choice-rounds.ts';

export type AdvisedPlainly = { advice: Advice; facts: readonly Fact[]; plain: PlainAdvice };

/** The advice that a choice comes to, in plain words; `facts` go by the numbers that the model was given. */
export function advicePlainly(
  snapshot: Snapshot,
  chosen: Extract<Chosen, { kind: 'accepted' }>,
): AdvisedPlainly {
  const { evaluation, shortlist, choice } = chosen;
  const leftOut = leftOutFor(evaluation.snapshot, shownRows(evaluation, choice), choice);
  const facts = gatherFacts(snapshot, leftOut === null ? shortlist : [...shortlist, leftOut]);
  const plain = plainAdvice(snapshot, shortlist, facts, choice, leftOut, { chosenBy: 'model' });
  const { firstSteps: _, ...prose } = plain;
  const reasons = withDeciding(plain.reasons, facts, chosen);
  const told = { ...plain, reasons };
  const ids = shortlist.map(({ rep }) => rep.id as string);
  const orders = freeTexts(snapshot.lead).some(givesOrders);
  const advice: Advice = {
    ...prose,
    reasons,
    choice,
    backup: backupOf(chosen, plain, textsOf(snapshot)),
    ranking: [choice, ...ids.filter((id) => id !== choice)],
    confidence: chosen.confidence,
    conflicts: [],
    needs: [...chosen.needs],
    suspectedInjection: orders || chosen.withheld.size > 0,
    dropped: chosen.doubts,
  };
  return { advice, facts, plain: told };
}

/** What is told of the pick in one sentence that says why them; other facts that decide have no such sentence. */
const TELLS_WHY: ReadonlySet<FactKind> = new Set<FactKind>([
  'speciality',
  'record',
  'load',
  'pipeline',
  'response',
  'territory',
  'language',
  'hours',
  'evidence',
]);

const MOST_DECIDING = 2;
const MOST_REASONS = 5;

/** The facts about the pick that decided, as they stand, before the plain reasons that say something else. */
function withDeciding(
  reasons: readonly Cited[],
  facts: readonly Fact[],
  { choice, deciding }: Extract<Chosen, { kind: 'accepted' }>,
): Cited[] {
  const told = new Set(reasons.flatMap(({ facts: ids }) => ids));
  const own = deciding
    .flatMap((id) => facts.find((fact) => fact.id === id) ?? [])
    .filter(({ id, repId, kind }) => repId === choice && TELLS_WHY.has(kind) && !told.has(id))
    .slice(0, MOST_DECIDING)
    .map(({ id, text }) => ({ text, facts: [id] }));
  return [...own, ...reasons].slice(0, MOST_REASONS);
}

function backupOf(
  { backup, shortlist }: { backup: string | null; shortlist: readonly Candidate[] },
  plain: PlainAdvice,
  texts: Texts,
): Advice['backup'] {
  if (backup === null || plain.backup?.repId === backup) return plain.backup;
  const known = shortlist.some(({ rep }) => rep.id === backup);
  return known ? { repId: backup, when: texts.backup.late } : plain.backup;
}
