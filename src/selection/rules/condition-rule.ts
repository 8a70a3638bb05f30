// A must-rule written as a CEL condition over the rep, held against the whole roster.
import type { Condition, Seen } from '../../policy/conditions/expressions.ts';
import { loadView, recordView, repView } from '../../policy/conditions/views.ts';
import type { Must } from '../../policy/policy.ts';
import { mustInWords } from '../../policy/rule-words.ts';
import type { Rep } from '../../roster/rep.ts';
import { NO_LOAD } from '../../roster/roster.ts';
import { type RosterColumns, repAt } from '../scene/roster-columns.ts';
import type { Scene } from '../scene/scene.ts';
import { compiled } from './compiled-policy.ts';
import { markRows, type Verdict, verdictColumn } from './verdict.ts';

type ConditionMust = Extract<Must, { kind: 'condition' }>;

/** Verdict of a `condition` rule; kept per lead's values unless it reads loads or the clock. */
export function conditionRule(rule: ConditionMust, scene: Scene): Verdict {
  const condition = compiled(scene.snapshot.policy.document).requirement(rule);
  const fails = verdictColumn(
    scene,
    rule,
    { key: conditionKey(condition, scene), of: scene.columns },
    (column) => {
      const holds = heldAgainst(condition, scene);
      markRows(column, (i) => !holds(i));
    },
  );
  return {
    rule,
    fails,
    describe: (i) => {
      const found = condition.explain(repSide(condition, scene, i));
      return {
        rule: rule.code,
        because: mustInWords(rule),
        value: found?.value ?? 'does not hold',
        threshold: found?.threshold ?? rule.require,
      };
    },
  };
}

/** What the condition reads of the lead's side, as a key; null when it reads loads or the clock. */
export function conditionKey(condition: Condition, scene: Scene): string | null {
  if (condition.reads.some((path) => path === 'now' || path.startsWith('load.'))) return null;
  const { lead } = scene;
  const values = condition.reads.map((path) => {
    const [root = '', field = ''] = path.split('.', 2);
    if (root === 'record')
      return [lead.industry, lead.size, lead.regions, lead.country, lead.source];
    const side = root === 'lead' ? scene.leadSide.lead : scene.leadSide.account;
    return root === 'rep' ? null : side[field as keyof typeof side];
  });
  return JSON.stringify(values);
}

/** Whether a condition holds for rep i. Reps whom it cannot tell apart share one answer. */
export function heldAgainst(condition: Condition, scene: Scene): (i: number) => boolean {
  const kinds = kindsOf(condition, scene.columns);
  const ask = (i: number) => condition.holds(repSide(condition, scene, i));
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
export function distinctReps(condition: Condition, columns: RosterColumns): number {
  const told = kindsOf(condition, columns);
  return told === null ? columns.reps.length : told.reduce((most, k) => Math.max(most, k + 1), 0);
}

/** What the condition may read of one field of a rep. */
export function repField(rep: Rep, field: string): unknown {
  const view = viewOf(rep);
  return view[field as keyof typeof view];
}

const kinds = new WeakMap<RosterColumns, WeakMap<Condition, Int32Array>>();

/** A number per rep, the same for those who are alike in what the condition reads; null: nobody is. */
function kindsOf(condition: Condition, columns: RosterColumns): Int32Array | null {
  if (reads(condition, 'record') || reads(condition, 'load')) return null;
  const ofRoster = kinds.get(columns) ?? new WeakMap<Condition, Int32Array>();
  kinds.set(columns, ofRoster);
  const known = ofRoster.get(condition) ?? sortedOut(condition, columns);
  ofRoster.set(condition, known);
  return known;
}

function sortedOut(condition: Condition, { reps }: RosterColumns): Int32Array {
  const numbers = new Map<string, number>();
  const paths = condition.reads
    .map((path) => path.split('.', 2))
    .filter(([root]) => root === 'rep');
  return Int32Array.from(reps, (rep) => {
    const view = viewOf(rep);
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

const repViews = new WeakMap<Rep, Seen['rep']>();

function viewOf(rep: Rep): NonNullable<Seen['rep']> {
  const view = repViews.get(rep) ?? repView(rep);
  repViews.set(rep, view);
  return view;
}

/** Both sides of a condition, seen from rep i; only what it reads is worked out. */
function repSide(condition: Condition, scene: Scene, i: number): Seen {
  const rep = repAt(scene.columns, i);
  const seen: Seen = { ...scene.leadSide, rep: viewOf(rep) };
  if (reads(condition, 'record')) seen.record = recordView(rep, scene.lead);
  if (reads(condition, 'load')) {
    seen.load = loadView(scene.snapshot.loads.get(rep.id) ?? NO_LOAD, scene.openCap[i] ?? 0);
  }
  return seen;
}

function reads(condition: Condition, root: string): boolean {
  return condition.reads.some((path) => path === root || path.startsWith(`${root}.`));
}
