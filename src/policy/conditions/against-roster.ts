// A condition over reps held against a whole roster: reps whom it cannot tell apart share one answer.
import type { LeadProfile } from '../../leads/profile.ts';
import { memoByObject, memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { recordsOf } from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { memoByRep, type RosterIndex } from '../../roster/roster-index.ts';
import type { Condition, Seen } from './expressions.ts';
import { loadView, recordView, repView } from './views.ts';

/** One lead before a roster, as far as conditions may see it; row i of every column is rep i. */
export type Sight = {
  lead: LeadProfile;
  /** What conditions may read of the lead's side. */
  leadSide: Pick<Seen, 'lead' | 'account' | 'match' | 'now'>;
  columns: RosterIndex;
  loads: { open: Float64Array; today: Float64Array; week: Float64Array };
  /** Effective cap on open leads per rep today, ramps applied. */
  openCap: Float64Array;
};

/** What the condition reads of the lead's side, as a key; null when it reads loads or the clock. */
export function conditionKey(condition: Condition, sight: Sight): string | null {
  if (condition.reads.some((path) => path === 'now' || path.startsWith('load.'))) return null;
  const { lead } = sight;
  const values = condition.reads.map((path) => {
    const [root = '', field = ''] = path.split('.', 2);
    if (root === 'record')
      return [lead.industry, lead.size, lead.regions, lead.country, lead.source];
    if (root === 'rep') return null;
    const side = sight.leadSide[root as 'lead' | 'account' | 'match'];
    return side[field as keyof typeof side];
  });
  return JSON.stringify(values);
}

/** Whether a condition holds for rep i. Reps whom it cannot tell apart share one answer. */
export function heldAgainst(condition: Condition, sight: Sight): (i: number) => boolean {
  const kinds = kindsOf(condition, sight.columns);
  const ask = (i: number) => condition.holds(repSide(condition, sight, i));
  if (kinds === null) return ask;
  const said: (boolean | undefined)[] = [];
  return (i) => {
    const kind = kinds[i] as number;
    const known = said[kind] ?? ask(i);
    said[kind] = known;
    return known;
  };
}

/** How many of the roster's reps a condition can tell apart: as often is it evaluated for one lead. */
export function distinctReps(condition: Condition, columns: RosterIndex): number {
  const told = kindsOf(condition, columns);
  return told === null ? columns.reps.length : told.reduce((most, k) => Math.max(most, k + 1), 0);
}

/** What the condition may read of one field of a rep. */
export function repField(index: RosterIndex, rep: Rep, field: string): unknown {
  const view = viewOf(index, rep);
  return view[field as keyof typeof view];
}

const kindsIn = memoInKeeper((columns: RosterIndex) =>
  memoByObject((condition: Condition) => sortedOut(condition, columns)),
);

/** A number per rep, the same for those who are alike in what the condition reads; null: nobody is. */
function kindsOf(condition: Condition, columns: RosterIndex): Int32Array | null {
  if (reads(condition, 'record') || reads(condition, 'load')) return null;
  return kindsIn(columns)(condition);
}

function sortedOut(condition: Condition, index: RosterIndex): Int32Array {
  const numbers = new Map<string, number>();
  const paths = condition.reads
    .map((path) => path.split('.', 2))
    .filter(([root]) => root === 'rep');
  return Int32Array.from(index.reps, (rep) => {
    const view = viewOf(index, rep);
    let text = '';
    for (const [, field] of paths) {
      const read = field === undefined ? view : view[field as keyof typeof view];
      text += `${typeof read === 'object' ? JSON.stringify(read) : read}\n`;
    }
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

/** By rep: a what-if changes one of them and keeps the others. */
const viewOf = memoByRep(repView);

/** Both sides of a condition, seen from rep i; only what it reads is worked out. */
export function repSide(condition: Condition, sight: Sight, i: number): Seen {
  const rep = repAt(sight.columns, i);
  const seen: Seen = { ...sight.leadSide, rep: viewOf(sight.columns, rep) };
  if (reads(condition, 'record')) {
    seen.record = recordView(recordsOf(sight.columns, rep), sight.lead);
  }
  if (reads(condition, 'load')) {
    const { open, today, week } = sight.loads;
    const held = { open: open[i] ?? 0, today: today[i] ?? 0, week: week[i] ?? 0 };
    seen.load = loadView(held, sight.openCap[i] ?? 0);
  }
  return seen;
}

function reads(condition: Condition, root: string): boolean {
  return condition.reads.some((path) => path === root || path.startsWith(`${root}.`));
}
