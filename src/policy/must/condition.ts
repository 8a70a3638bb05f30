// A condition over the rep, their record and their load holds.
import { conditionKey, heldAgainst, repSide } from '../conditions/against-roster.ts';
import { compileCondition } from '../conditions/expressions.ts';
import { implies, shapeOf } from '../conditions/implication.ts';
import { type MustKind, markRows } from './must-kind.ts';
import { cel, ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('condition', { require: cel });

export const condition: MustKind<typeof schema> = {
  schema,
  asks: ({ require }) => `this must hold: ${compileCondition(require).words}`,
  yours: () => null,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: () => null,
  safeguard: null,
  // What a condition compares with is looked up by lint itself, as in `prefer`.
  names: () => [],
  isStricter: (a, b) => implies(shapeOf(a.require), shapeOf(b.require)),
  levers: () => [],
  key: ({ require }, view) => conditionKey(view.condition(require), view),
  passes: ({ require }, view, i) => heldAgainst(view.condition(require), view)(i),
  mark: ({ require }, view, fails) => {
    const holds = heldAgainst(view.condition(require), view);
    markRows(fails, (i) => !holds(i));
  },
  found: ({ require }, view, i) => {
    const asked = view.condition(require);
    const found = asked.explain(repSide(asked, view, i));
    return {
      value: found?.value ?? 'does not hold',
      threshold: found?.threshold ?? require,
    };
  },
};
