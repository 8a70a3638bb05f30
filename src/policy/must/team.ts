// The rep's team is one of those that the rule names.
import { z } from 'zod';
import { repAt } from '../../roster/roster.ts';
import type { MustKind } from './must-kind.ts';
import { either, orNone } from './phrases.ts';
import { ruleSchema, text } from './rule-schema.ts';

const schema = ruleSchema('team', { teams: z.array(text(120)).min(1) });

export const team: MustKind<typeof schema> = {
  schema,
  asks: ({ teams }) => `the rep must be in team ${either(teams)}`,
  yours: ({ teams }, rep) => (teams.includes(rep.team) ? 'You are.' : 'You are not.'),
  relaxable: true,
  whoPasses: 'does_the_work',
  leadFact: () => null,
  safeguard: null,
  names: ({ teams }) => [
    {
      key: 'teams',
      one: 'team',
      names: teams,
      borneBy: (rep) => [rep.team],
      known: null,
      need: 'any',
      orphan: { code: 'orphaned_team', says: (name) => `No active rep is in team "${name}".` },
    },
  ],
  isStricter: (a, b) => a.teams.every((one) => b.teams.includes(one)),
  // Whoever changes teams changes their work: nothing that a rep could have done about this lead.
  levers: () => [],
  key: () => '',
  passes: ({ teams }, { columns }, i) => teams.includes(repAt(columns, i).team),
  found: ({ teams }, { columns }, i) => ({
    value: repAt(columns, i).team,
    threshold: orNone(teams),
  }),
};
