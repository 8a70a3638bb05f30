// The rep has not declined the lead before. It holds whether or not a policy says so (policy/made-rules).
import { repAt } from '../../roster/roster.ts';
import type { MustKind } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('not_declined', {});

export const notDeclined: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must not have declined the lead',
  yours: () => null,
  relaxable: false,
  whoPasses: 'fits',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: () => true,
  levers: () => [],
  key: (_, { declinedBy }) => JSON.stringify(declinedBy),
  passes: (_, { declinedBy, columns }, i) => !declinedBy.includes(repAt(columns, i).id),
  found: () => ({ value: 'declined this lead', threshold: 'has not declined it' }),
};
