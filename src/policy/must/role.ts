// The rep's role is one of those that the rule names.
import { z } from 'zod';
import { slugWords } from '../../leads/values/wording.ts';
import { REP_ROLES, type Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { switchTo } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { article, either, orNone, roleWords } from './phrases.ts';
import { ruleSchema, text } from './rule-schema.ts';

const schema = ruleSchema('role', { roles: z.array(text(40)).min(1) });

export const role: MustKind<typeof schema> = {
  schema,
  asks: ({ roles }) => `the rep must be ${article(either(roles.map(roleWords)))}`,
  yours: ({ roles }, rep) => (roles.includes(rep.role) ? 'You are one.' : 'You are not.'),
  relaxable: true,
  whoPasses: 'does_the_work',
  leadFact: () => null,
  safeguard: null,
  names: ({ roles }) => [
    {
      key: 'roles',
      one: 'role',
      names: roles,
      borneBy: (rep) => [rep.role],
      known: REP_ROLES,
      need: 'any',
      orphan: {
        code: 'orphaned_role',
        says: (name) => `No active rep has the role ${roleWords(name)}.`,
      },
    },
  ],
  isStricter: (a, b) => a.roles.every((one) => b.roles.includes(one)),
  levers: (rules, { rep }) =>
    [...new Set(rules.flatMap(({ roles }) => roles))]
      .filter((one) => one !== rep.role)
      .flatMap((one) =>
        switchTo(`role_${one}`, { role: one as Rep['role'] }, `in the role ${slugWords(one)}`),
      ),
  key: () => '',
  passes: ({ roles }, { columns }, i) => roles.includes(repAt(columns, i).role),
  found: ({ roles }, { columns }, i) => ({
    value: repAt(columns, i).role,
    threshold: orNone(roles),
  }),
};
