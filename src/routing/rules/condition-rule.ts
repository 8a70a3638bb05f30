// A must-rule written as a CEL condition over the rep, held against the whole roster.
import type { Condition, Seen } from '../../policy/conditions/expressions.ts';
import type { Must } from '../../policy/policy.ts';
import { mustInWords } from '../../policy/rule-words.ts';
import { loadView, recordView, repView } from '../../policy/views.ts';
import type { Rep } from '../../roster/rep.ts';
import { NO_LOAD } from '../../roster/roster.ts';
import { repAt } from '../roster-columns.ts';
import type { Scene } from '../scene.ts';
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
    (column) => markRows(column, (i) => !condition.holds(repSide(condition, scene, i))),
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

const repViews = new WeakMap<Rep, Seen['rep']>();

/** Both sides of a condition, seen from rep i; only what it reads is worked out. */
export function repSide(condition: Condition, scene: Scene, i: number): Seen {
  const rep = repAt(scene.columns, i);
  const view = repViews.get(rep) ?? repView(rep);
  repViews.set(rep, view);
  const seen: Seen = { ...scene.leadSide, rep: view };
  if (reads(condition, 'record')) seen.record = recordView(rep, scene.lead);
  if (reads(condition, 'load')) {
    seen.load = loadView(scene.snapshot.loads.get(rep.id) ?? NO_LOAD, scene.openCap[i] ?? 0);
  }
  return seen;
}

function reads(condition: Condition, root: string): boolean {
  return condition.reads.some((path) => path.startsWith(`${root}.`));
}
