// The rep holds the certifications that the rule names: all of them, or any one. They are names of your own,
// and “SOC 2”, “soc-2” and “SOC2” are one.
import { z } from 'zod';
import { slugOf } from '../../leads/text/fold.ts';
import { memoByText } from '../../leads/text/memo.ts';
import type { Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { switchTo } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { either, orNone, together } from './phrases.ts';
import { ruleSchema, text } from './rule-schema.ts';

const schema = ruleSchema('certification', {
  certifications: z
    .array(text(120))
    .min(1)
    .meta({ description: 'Names that reps carry under "certifications".' }),
  need: z.enum(['all', 'any']).default('all').meta({ description: 'Every one of them, or one.' }),
});
type Rule = z.infer<typeof schema>;

export const certification: MustKind<typeof schema> = {
  schema,
  asks: (rule) => `the rep must hold the ${noun(rule.certifications)} ${listed(rule)}`,
  yours: (_, rep) => `Yours: ${orNone(heldBy(rep))}.`,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: () => null,
  safeguard: null,
  names: ({ certifications, need }) => [
    {
      key: 'certifications',
      one: 'certification',
      names: certifications,
      borneBy: heldBy,
      spelt,
      known: null,
      need,
      orphan: {
        code: 'orphaned_value',
        says: (name) => `No active rep holds the certification "${name}".`,
      },
    },
  ],
  isStricter: (a, b) => {
    const [wanted, enough] = [spellings(a), spellings(b)];
    if (needsAll(a)) {
      return needsAll(b) ? enough.isSubsetOf(wanted) : !enough.isDisjointFrom(wanted);
    }
    return !needsAll(b) && wanted.isSubsetOf(enough);
  },
  levers: (rules, { rep }) =>
    rules.flatMap((rule) => {
      if (passes(rule, rep)) return [];
      const missing = rule.certifications.filter((name) => !holds(rep, name));
      const ways = rule.need === 'all' ? [missing] : missing.map((name) => [name]);
      return ways.flatMap((names) =>
        switchTo(
          `certification_${names.map(spelt).join('_')}`,
          { certifications: [...heldBy(rep), ...names] },
          `had you held the ${noun(names)} ${together(names)}`,
        ),
      );
    }),
  key: () => '',
  passes: (rule, { columns }, i) => passes(rule, repAt(columns, i)),
  found: (rule, { columns }, i) => ({
    value: orNone(heldBy(repAt(columns, i))),
    threshold: listed(rule),
  }),
};

/** Letters and figures alone decide whether two names are one. */
const spelt = memoByText((name) => slugOf(name).replaceAll('-', ''));

function heldBy({ certifications = [] }: Pick<Rep, 'certifications'>): readonly string[] {
  return certifications;
}

function holds(rep: Rep, name: string): boolean {
  return heldBy(rep).some((held) => spelt(held) === spelt(name));
}

function passes({ certifications, need }: Rule, rep: Rep): boolean {
  const has = (name: string) => holds(rep, name);
  return need === 'all' ? certifications.every(has) : certifications.some(has);
}

function spellings({ certifications }: Rule): Set<string> {
  return new Set(certifications.map(spelt));
}

/** Any of one is all of it. */
function needsAll(rule: Rule): boolean {
  return rule.need === 'all' || spellings(rule).size === 1;
}

function listed({ certifications, need }: Rule): string {
  return need === 'all' ? together(certifications) : either(certifications);
}

function noun({ length }: readonly string[]): string {
  return length === 1 ? 'certification' : 'certifications';
}
