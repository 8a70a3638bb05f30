// The rep is not away at the moment of the decision.
import { absenceAt } from '../../roster/absence.ts';
import { repAt } from '../../roster/roster.ts';
import { switchTo } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('not_absent', {});

export const notAbsent: MustKind<typeof schema> = {
  schema,
  asks: () => 'the rep must not be away',
  yours: () => null,
  relaxable: false,
  whoPasses: 'is_free',
  leadFact: () => null,
  safeguard: {
    gravity: 'warning',
    code: 'missing_safeguard',
    says: 'leads go to reps who are away',
  },
  names: () => [],
  isStricter: () => true,
  levers: (_, { rep }) =>
    switchTo(
      'present',
      rep.absences.length === 0 ? null : { absences: [] },
      'had you not been away',
    ),
  key: (_, { columns }) => (columns.withAbsences.length === 0 ? '' : null),
  passes: (_, { columns, atMs }, i) => absenceAt(repAt(columns, i), atMs) === null,
  found: (_, { columns, atMs }, i) => {
    const away = absenceAt(repAt(columns, i), atMs);
    return {
      value: away ? `away until ${new Date(away.untilMs).toISOString()}` : 'present',
      threshold: 'present',
    };
  },
};
