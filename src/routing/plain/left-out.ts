// The rep whom everybody will ask about: a better record for this lead, but left out by one rule.
import type { Candidate } from '../candidate.ts';
import type { Cited } from '../fact.ts';
import { ruleFigures } from '../facts/rep-facts.ts';
import { counted, figure } from '../facts/wording.ts';
import { relaxable } from '../rules/must-rules.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Citing, cited } from './citing.ts';
import { type Figures, figuresOf, isThin, roughly } from './standing.ts';

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
  const fixed = new Set(
    snapshot.policy.document.must.filter((rule) => !relaxable(rule)).map(({ code }) => code),
  );
  const one = rows.filter(({ excludedBy: [only, more] }) => {
    return only !== undefined && more === undefined && !fixed.has(only.rule) && isSoft(only.rule);
  });
  if (one.length === 0) return null;
  const [pick] = figuresOf(
    snapshot,
    rows.filter(({ rep }) => rep.id === pickId),
  );
  const asked = figuresOf(snapshot, one)
    .map((figures) => ({ figures, best: betterRecord(figures, pick) }))
    .filter(({ best }) => best !== null)
    .sort((a, b) => (b.best?.rate ?? 0) - (a.best?.rate ?? 0));
  return asked[0]?.figures.candidate ?? null;
}

/** Roles and tiers say who does which work; nobody asks why those of other work did not get it. */
function isSoft(rule: string): boolean {
  return !/^(?:tier_|sells)/.test(rule);
}

function betterRecord(figures: Figures, pick: Figures | undefined) {
  const narrow = figures.records.find((entry) => entry.scope !== 'overall' && !isThin(entry));
  if (!narrow) return null;
  const mine =
    pick?.records.find(({ scope }) => scope === narrow.scope) ??
    pick?.records.find(({ scope }) => scope === 'overall');
  return mine && narrow.rate < mine.rate + MARKEDLY_BETTER ? null : narrow;
}

/** Why they did not get it, in one sentence; null without anybody. */
export function leftOutWords(
  snapshot: Snapshot,
  leftOut: Candidate | null,
  find: Citing,
): Cited | null {
  const [figures] = leftOut ? figuresOf(snapshot, [leftOut]) : [];
  const rule = leftOut?.excludedBy[0];
  const narrow = figures?.records.find((entry) => entry.scope !== 'overall' && !isThin(entry));
  if (!figures || !rule || !narrow) return null;
  const { id, name } = figures.rep;
  const sample = narrow.n === null ? '' : ` of ${counted(figure(narrow.n, 0), 'deal')}`;
  return cited(
    `${name} wins ${roughly(narrow.rate)}${sample} ${narrow.words}, but is left out by a rule: ${ruleFigures(rule)}.`,
    find.nth('record', narrow.place, id),
    find.ids('excluded', id),
  );
}
