// The lead's industry, size or product is one of the rep's specialities; what is not known of the lead,
// everybody has.
import { z } from 'zod';
import { slugWords } from '../../leads/values/wording.ts';
import type { Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { type Lever, switchTo, withOneMore } from './lever.ts';
import type { LeverView, MustKind, MustView } from './must-kind.ts';
import { orNone } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('speciality', { of: z.enum(['industry', 'size', 'product']) });
type Rule = z.infer<typeof schema>;

export const speciality: MustKind<typeof schema> = {
  schema,
  asks: ({ of }) => `the rep must specialise in the lead’s ${of === 'size' ? 'size band' : of}`,
  yours: (rule, rep) => `Yours: ${orNone(heldBy(rep, rule))}.`,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: ({ of }) => of,
  safeguard: null,
  names: () => [],
  isStricter: (a, b) => a.of === b.of,
  levers: (_, seen) => leversFor(seen),
  key: (rule, { lead }) => wanted(rule, lead).join('|'),
  passes: (rule, { lead, columns }, i) => {
    const needs = wanted(rule, lead);
    return needs.length === 0 || needs.some((v) => heldBy(repAt(columns, i), rule).includes(v));
  },
  found: (rule, { lead, columns }, i) => ({
    value: orNone(heldBy(repAt(columns, i), rule)),
    threshold: wanted(rule, lead).join(' or '),
  }),
};

function wanted({ of }: Rule, lead: MustView['lead']): readonly string[] {
  const known = { industry: [lead.industry], size: [lead.size], product: lead.products }[of];
  return known.filter((v) => v !== 'unknown');
}

function heldBy({ specialities }: Rep, { of }: Rule): readonly string[] {
  const { industries, sizes, products } = specialities;
  return { industry: industries, size: sizes, product: products }[of];
}

function leversFor({ lead, rep: { specialities } }: LeverView): Lever[] {
  const industries = withOneMore(specialities.industries, lead.industry);
  const sizes = withOneMore(specialities.sizes, lead.size);
  const product = lead.products.find((p) => !specialities.products.includes(p));
  const also = (more: Partial<Rep['specialities']> | null) =>
    more && { specialities: { ...specialities, ...more } };
  return [
    ...switchTo(
      'speciality_industry',
      also(industries && { industries }),
      `had ${slugWords(lead.industry)} been among your specialities`,
    ),
    ...switchTo(
      'speciality_size',
      also(sizes && { sizes }),
      `had companies of ${lead.size} employees been among your specialities`,
    ),
    ...switchTo(
      'speciality_product',
      also(product === undefined ? null : { products: [...specialities.products, product] }),
      `had ${slugWords(product ?? '')} been among your specialities`,
    ),
  ];
}
