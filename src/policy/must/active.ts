// The rep is active. Lint wants it for every lead: otherwise leads go to reps who have left.
import { repAt } from '../../roster/roster.ts';
import type { MustKind } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('active', {});

export const active: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must be active',
  yours: (_, rep) => (rep.active ? 'You are active.' : 'You are not active.'),
  relaxable: false,
  whoPasses: 'fits',
  leadFact: () => null,
  safeguard: {
    gravity: 'warning',
    code: 'missing_safeguard',
    says: 'leads go to reps who have left',
  },
  names: () => [],
  isStricter: () => true,
  levers: () => [],
  key: () => '',
  passes: (_, { columns }, i) => repAt(columns, i).active,
  found: (_, { columns }, i) => ({
    value: repAt(columns, i).active ? 'active' : 'not active',
    threshold: 'active',
  }),
};
