// The rep's median time to a first response is at most so many minutes.
import { z } from 'zod';
import { duration } from '../../leads/values/wording.ts';
import { repAt } from '../../roster/roster.ts';
import { numberWords } from '../conditions/words.ts';
import { down } from './lever.ts';
import type { MustKind } from './must-kind.ts';
import { whenUnknownWords } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('response', {
  atMostMinutes: z.number().positive(),
  whenUnknown: z.enum(['pass', 'fail']).default('pass'),
});

export const response: MustKind<typeof schema> = {
  schema,
  asks: ({ atMostMinutes, whenUnknown }) =>
    `the rep’s median response must be at most ${numberWords(atMostMinutes)} minutes; ${whenUnknownWords(whenUnknown)}`,
  yours: (_, { response: { medianMinutes } }) =>
    medianMinutes === null
      ? 'Yours is not known.'
      : `Yours: ${numberWords(medianMinutes)} minutes.`,
  relaxable: true,
  whoPasses: 'fits',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: (a, b) =>
    a.atMostMinutes <= b.atMostMinutes && (a.whenUnknown === 'fail' || b.whenUnknown === 'pass'),
  levers: (_, { rep }) => {
    const from = rep.response.medianMinutes ?? 0;
    // Half minutes for the quick, whole ones for the rest.
    const step = from <= 20 ? 0.5 : 1;
    return [
      {
        code: 'response',
        values: down(from / step).map((k) => k * step),
        size: (value) => (from - value) / from,
        change: (value) => ({ rep: { response: { ...rep.response, medianMinutes: value } } }),
        words: (value) =>
          value === 0
            ? `with an immediate first response instead of ${duration(from)}`
            : `with a usual first response of ${duration(value)} or less instead of ${duration(from)}`,
      },
    ];
  },
  key: () => '',
  passes: ({ atMostMinutes, whenUnknown }, { columns }, i) => {
    const { medianMinutes } = repAt(columns, i).response;
    return medianMinutes === null ? whenUnknown === 'pass' : medianMinutes <= atMostMinutes;
  },
  found: ({ atMostMinutes }, { columns }, i) => {
    const { medianMinutes } = repAt(columns, i).response;
    return {
      value: medianMinutes === null ? 'unknown' : `${medianMinutes} min`,
      threshold: `at most ${atMostMinutes} min`,
    };
  },
};
