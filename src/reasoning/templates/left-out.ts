// The rep whom everybody will ask about: a better record for this lead, but left out by one rule.

import { rulesOfCode } from '../../policy/made-rules.ts';
import { kindOf } from '../../policy/must/must.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Cited } from '../facts/fact.ts';
import { repsById } from '../facts/gather-facts.ts';
import type { ScopedRate } from '../facts/records.ts';
import { ruleTold } from '../facts/rule-told.ts';
import { textsOf } from '../texts/texts.ts';
import { type Citing, cited } from './citing.ts';
import { figuresOf, isThin, narrowestFirst, roughly } from './comparison.ts';

/** Rosters up to this size are looked through. */
const MOST_ROWS = 60;
/** Records closer than this do not make anybody ask. */
const MARKEDLY_BETTER = 0.05;

/**
 * The excluded candidate with the best narrow record, markedly above the pick's, whom one rule that
 * can be relaxed leaves out; null without one. `rows` are those that the decision shows.
 */
export function leftOutFor(
  snapshot: Snapshot,
  rows: readonly Candidate[],
  pickId: string,
): Candidate | null {
  if (rows.length > MOST_ROWS) return null;
  const reps = repsById(snapshot);
  const texts = textsOf(snapshot);
  const recordsOf = (repId: string) => {
    const rep = reps.get(repId);
    return rep ? narrowestFirst(rep, snapshot.lead, texts) : [];
  };
  const mine = rows.some(({ rep }) => rep.id === pickId) ? recordsOf(pickId) : [];
  let asked: { candidate: Candidate; rate: number } | null = null;
  for (const candidate of rows) {
    const [only, more] = candidate.excludedBy;
    if (only === undefined || more !== undefined) continue;
    if (!isAskedAbout(only.rule, snapshot)) continue;
    const better = betterRecord(recordsOf(candidate.rep.id), mine);
    if (better !== null && better.rate > (asked?.rate ?? -1)) {
      asked = { candidate, rate: better.rate };
    }
  }
  return asked?.candidate ?? null;
}

/**
 * Whether anybody asks why a rule left a rep out: not where it never gives way, nor where it says who does
 * which work.
 */
function isAskedAbout(code: string, snapshot: Snapshot): boolean {
  return rulesOfCode(snapshot.policy.document, code)
    .map(kindOf)
    .every(({ relaxable, whoPasses }) => relaxable && whoPasses !== 'does_the_work');
}

function betterRecord(theirs: readonly ScopedRate[], mine: readonly ScopedRate[]) {
  const narrow = narrowRecord(theirs);
  if (!narrow) return null;
  const own =
    mine.find(({ scope }) => scope === narrow.scope) ??
    mine.find(({ scope }) => scope === 'overall');
  return own && narrow.rate < own.rate + MARKEDLY_BETTER ? null : narrow;
}

function narrowRecord(records: readonly ScopedRate[]) {
  return records.find((entry) => entry.scope !== 'overall' && !isThin(entry));
}

/** Why they did not get it, in one sentence; null without anybody. */
export function leftOutWords(
  snapshot: Snapshot,
  leftOut: Candidate | null,
  find: Citing,
): Cited | null {
  const [figures] = leftOut ? figuresOf(snapshot, [leftOut]) : [];
  const rule = leftOut?.excludedBy[0];
  const narrow = figures && narrowRecord(figures.records);
  if (!figures || !rule || !narrow) return null;
  const { id, name } = figures.rep;
  const { texts } = find;
  const deals = narrow.n === null ? null : texts.words.figure(narrow.n, 0);
  const told = texts.rules.figures(ruleTold(rule, snapshot.policy.document));
  return cited(
    texts.reasons.leftOut(name, roughly(narrow.rate, [], texts), deals, narrow.words, told),
    find.one('record', narrow.scope, id),
    find.ids('excluded', id),
  );
}
