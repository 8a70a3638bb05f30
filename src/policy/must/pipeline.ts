// The rep's pipeline is below a share of their quota. An unknown one passes: a rule about a figure cannot
// exclude where nobody gave one.
import { z } from 'zod';
import { pipelinePct } from '../../roster/rep.ts';
import { numberWords } from '../conditions/words.ts';
import { down } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { toTenths } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('pipeline', {
  below: z.number().positive().meta({ description: 'Pipeline in % of quota must be below this.' }),
});

export const pipeline: MustKind<typeof schema> = {
  schema,
  asks: ({ below }) => `the rep’s pipeline must be below ${numberWords(below, 'percent')} of quota`,
  yours: ({ below }, rep) => {
    const pct = pipelinePct(rep);
    if (pct === null) return 'Yours is not known, so the rule does not hold you back.';
    return `Yours is ${numberWords(pct, 'percent')}: ${pct < below ? 'below it' : 'not below it'}.`;
  },
  relaxable: true,
  whoPasses: 'is_free',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: (a, b) => a.below <= b.below,
  levers: (_, { rep }) => {
    const pct = pipelinePct(rep);
    return [
      {
        code: 'pipeline',
        values: pct === null ? [] : down(pct),
        size: (value) => ((pct ?? 0) - value) / 100,
        change: (value) => ({ rep: { pipeline: { ...rep.pipeline, pct: value } } }),
        words: (value) =>
          `with a pipeline at or below ${value} % of quota instead of ${toTenths(pct ?? 0)} %`,
      },
    ];
  },
  key: () => '',
  passes: ({ below }, { columns }, i) => !((columns.pipelinePct[i] ?? Number.NaN) >= below),
  found: ({ below }, { columns }, i) => ({
    value: `pipeline ${toTenths(columns.pipelinePct[i])} % of quota`,
    threshold: `below ${below} %`,
  }),
};
