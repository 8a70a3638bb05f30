// The lead's account has not ruled the rep out.
import { repAt } from '../../roster/roster.ts';
import type { MustKind } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('do_not_assign', {});

export const doNotAssign: MustKind<typeof schema> = {
  schema,
  asks: () => 'the account must not be closed to the rep',
  yours: () => null,
  relaxable: false,
  whoPasses: 'fits',
  leadFact: () => 'do_not_assign',
  safeguard: {
    gravity: 'warning',
    code: 'missing_safeguard',
    says: 'leads go to reps whom an account has ruled out',
  },
  names: () => [],
  isStricter: () => true,
  levers: () => [],
  key: (_, { account }) => JSON.stringify(account?.doNotAssign ?? []),
  passes: (_, { account, columns }, i) => !account?.doNotAssign.includes(repAt(columns, i).id),
  found: () => ({ value: 'on the account’s do-not-assign list', threshold: 'not on the list' }),
};
