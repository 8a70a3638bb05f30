// What the next in line would bring, and what speaks against them: the one alternative worth a sentence.

import { counted, duration, figure, listed } from '../../leads/values/wording.ts';
import type { Cited, FactKind } from '../facts/fact.ts';
import { type Citing, cited } from './citing.ts';
import { type Figures, isThin, roughly } from './comparison.ts';

type Side = { better: boolean; words: string; kind: FactKind };

/** The strongest other candidate against the pick, in one sentence; null without another. */
export function tradeOff(pick: Figures, others: readonly Figures[], find: Citing): Cited | null {
  const [rival] = others;
  if (!rival) return null;
  const sides = [record(pick, rival), room(pick, rival), speed(pick, rival)].filter(
    (side) => side !== null,
  );
  const gap = shownScore(pick) - shownScore(rival);
  const pros = sides.filter(({ better }) => better).map(({ words }) => words);
  const cons = sides.filter(({ better }) => !better).map(({ words }) => words);
  const kinds: FactKind[] = [...sides.map(({ kind }) => kind), 'score'];
  const facts = kinds.flatMap((kind) => [
    ...find.ids(kind, rival.rep.id),
    ...find.ids(kind, pick.rep.id),
  ]);
  return cited(`${weighed(rival.rep.name, pros, cons)}${inAll(gap)}.`, facts);
}

/** The score as the facts show it, so that a difference is that of the figures beside it. */
function shownScore({ candidate }: Figures): number {
  return Math.round(10 * (candidate.score ?? 0)) / 10;
}

function weighed(name: string, pros: readonly string[], cons: readonly string[]): string {
  if (pros.length === 0)
    return `Next in line is ${name}${cons.length > 0 ? `, with ${listed(cons)}` : ''}`;
  return `${name} would bring ${listed(pros)}${cons.length > 0 ? `, but ${listed(cons)}` : ''}`;
}

function inAll(gap: number): string {
  if (gap >= 0.05) return `; ${counted(figure(gap, 1), 'point')} behind in all`;
  return gap <= -0.05
    ? `; ${counted(figure(-gap, 1), 'point')} ahead in all, but later in the policy’s order`
    : '; the scores are level';
}

function record(pick: Figures, rival: Figures): Side | null {
  const [theirs] = rival.records;
  if (!theirs) return null;
  const mine = pick.records.find(({ scope }) => scope === theirs.scope);
  if (mine ? mine.rate === theirs.rate : theirs.scope === 'overall') return null;
  const better = !mine || theirs.rate > mine.rate;
  const sample = theirs.n === null ? ' won' : ` of ${counted(figure(theirs.n, 0), 'deal')}`;
  const thin = better && isThin(theirs) ? 'a better but thin record' : null;
  return {
    better,
    words: `${thin ?? (better ? 'the better record' : 'the weaker record')} ${theirs.words} (${roughly(theirs.rate, mine ? [mine.rate] : [])}${sample})`,
    kind: 'record',
  };
}

function room(pick: Figures, rival: Figures): Side | null {
  const [mine, theirs] = [pick.pipelinePct, rival.pipelinePct];
  if (mine === null || theirs === null || mine === theirs) return null;
  const better = theirs < mine;
  return {
    better,
    words: `${better ? 'a lighter pipeline' : 'a fuller pipeline'} (${figure(theirs, 1)}% of quota)`,
    kind: 'pipeline',
  };
}

function speed(pick: Figures, rival: Figures): Side | null {
  const [mine, theirs] = [pick.responseMinutes, rival.responseMinutes];
  if (mine === null || theirs === null || mine === theirs) return null;
  const better = theirs < mine;
  return {
    better,
    words: `${better ? 'a quicker' : 'a slower'} first contact (${duration(theirs)})`,
    kind: 'response',
  };
}
