// What the next in line would bring, and what speaks against them: the one alternative worth a sentence.

import type { Cited, FactKind } from '../facts/fact.ts';
import type { Texts } from '../texts/en.ts';
import { type Citing, cited } from './citing.ts';
import { type Figures, isThin, roughly } from './comparison.ts';

type Side = { better: boolean; words: string; kind: FactKind };

/** The strongest other candidate against the pick, in one sentence; null without another. */
export function tradeOff(pick: Figures, others: readonly Figures[], find: Citing): Cited | null {
  const [rival] = others;
  if (!rival) return null;
  const sides = [record, room, speed]
    .map((look) => look(pick, rival, find.texts))
    .filter((side) => side !== null);
  const gap = shownScore(pick) - shownScore(rival);
  const pros = sides.filter(({ better }) => better).map(({ words }) => words);
  const cons = sides.filter(({ better }) => !better).map(({ words }) => words);
  const kinds: FactKind[] = [...sides.map(({ kind }) => kind), 'score'];
  const facts = kinds.flatMap((kind) => [
    ...find.ids(kind, rival.rep.id),
    ...find.ids(kind, pick.rep.id),
  ]);
  return cited(
    `${weighed(rival.rep.name, pros, cons, find.texts)}${inAll(gap, find.texts)}`,
    facts,
  );
}

/** The score as the facts show it, so that a difference is that of the figures beside it. */
function shownScore({ candidate }: Figures): number {
  return Math.round(10 * (candidate.score ?? 0)) / 10;
}

function weighed(
  name: string,
  pros: readonly string[],
  cons: readonly string[],
  { words, reasons: { tradeOff: told } }: Texts,
): string {
  const against = words.listed(cons);
  return pros.length === 0
    ? told.next(name, against)
    : told.brings(name, words.listed(pros), against);
}

function inAll(gap: number, { words, reasons: { tradeOff: told } }: Texts): string {
  if (gap >= 0.05) return told.behind(words.figure(gap, 1));
  return gap <= -0.05 ? told.ahead(words.figure(-gap, 1)) : told.level;
}

function record(pick: Figures, rival: Figures, texts: Texts): Side | null {
  const [theirs] = rival.records;
  if (!theirs) return null;
  const mine = pick.records.find(({ scope }) => scope === theirs.scope);
  if (mine ? mine.rate === theirs.rate : theirs.scope === 'overall') return null;
  const better = !mine || theirs.rate > mine.rate;
  const deals = theirs.n === null ? null : texts.words.figure(theirs.n, 0);
  const rate = roughly(theirs.rate, mine ? [mine.rate] : [], texts);
  const which = better && isThin(theirs) ? 'thin' : better ? 'better' : 'weaker';
  return {
    better,
    words: texts.reasons.tradeOff.record(which, theirs.words, rate, deals),
    kind: 'record',
  };
}

function room(pick: Figures, rival: Figures, { words, reasons }: Texts): Side | null {
  const [mine, theirs] = [pick.pipelinePct, rival.pipelinePct];
  if (mine === null || theirs === null || mine === theirs) return null;
  const better = theirs < mine;
  return {
    better,
    words: reasons.tradeOff.pipeline(better, words.percentOf(theirs)),
    kind: 'pipeline',
  };
}

function speed(pick: Figures, rival: Figures, { words, reasons }: Texts): Side | null {
  const [mine, theirs] = [pick.responseMinutes, rival.responseMinutes];
  if (mine === null || theirs === null || mine === theirs) return null;
  const better = theirs < mine;
  return {
    better,
    words: reasons.tradeOff.response(better, words.duration(theirs)),
    kind: 'response',
  };
}
