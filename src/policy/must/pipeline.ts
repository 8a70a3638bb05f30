// The rep's pipeline is below a share of their quota. An unknown one passes unless the rule says otherwise, and
// the rule may hold one for unknown that is older than so many days.
import { z } from 'zod';
import { pipelinePct } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { numberWords } from '../conditions/words.ts';
import { ageKey, ageWords, isOutdated, maxAgeDays } from './age.ts';
import { down, switchTo } from './lever.ts';
import type { MustKind, MustView } from './must-kind.ts';
import { toTenths, whenUnknownWords } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('pipeline', {
  below: z.number().positive().meta({ description: 'Pipeline in % of quota must be below this.' }),
  whenUnknown: z.enum(['pass', 'fail']).optional().meta({
    description: 'What a rep whose pipeline is not known, or too old, does; they pass unless told.',
  }),
  maxAgeDays,
});
type Rule = z.infer<typeof schema>;

export const pipeline: MustKind<typeof schema> = {
  schema,
  asks: ({ below, whenUnknown, maxAgeDays: most }) => {
    const asked = `the rep’s pipeline must be below ${numberWords(below, 'percent')} of quota`;
    if (whenUnknown === undefined && most === undefined) return asked;
    return `${asked}; ${whenUnknownWords(whenUnknown ?? 'pass', most)}`;
  },
  yours: ({ below, whenUnknown }, rep) => {
    const pct = pipelinePct(rep);
    if (pct === null) {
      return whenUnknown === 'fail'
        ? 'Yours is not known, and the rule asks for it.'
        : 'Yours is not known, so the rule does not hold you back.';
    }
    return `Yours is ${numberWords(pct, 'percent')}: ${pct < below ? 'below it' : 'not below it'}.`;
  },
  relaxable: true,
  whoPasses: 'is_free',
  leadFact: () => null,
  safeguard: null,
  names: () => [],
  isStricter: (a, b) =>
    a.below <= b.below &&
    a.maxAgeDays === b.maxAgeDays &&
    (a.whenUnknown === 'fail' || b.whenUnknown !== 'fail'),
  levers: (rules, { rep, atMs }) => {
    const pct = pipelinePct(rep);
    const asOf = new Date(atMs).toISOString().slice(0, 10);
    const dated = rules.some((rule) => isOutdated(rule, rep.pipeline.asOf, atMs)) && pct !== null;
    return [
      ...switchTo(
        'pipeline_date',
        dated ? { pipeline: { ...rep.pipeline, asOf } } : null,
        'with a pipeline stated as of this day',
      ),
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
  key: (rule, { atMs }) => ageKey(rule, atMs),
  passes: (rule, view, i) => {
    const pct = knownPct(rule, view, i);
    return pct === null ? rule.whenUnknown !== 'fail' : pct < rule.below;
  },
  found: (rule, view, i) => ({
    value: foundWords(rule, view, i),
    threshold: `below ${rule.below} %${ageWords(rule)}`,
  }),
};

/** Null when it is unknown, or too old for the rule. */
function knownPct(rule: Rule, { columns, atMs }: MustView, i: number): number | null {
  const pct = columns.pipelinePct[i] ?? Number.NaN;
  if (Number.isNaN(pct)) return null;
  const old = rule.maxAgeDays !== undefined && isOutdated(rule, asOfAt(columns, i), atMs);
  return old ? null : pct;
}

function foundWords(rule: Rule, view: MustView, i: number): string {
  const pct = view.columns.pipelinePct[i] ?? Number.NaN;
  if (Number.isNaN(pct)) return 'pipeline unknown';
  const told = `pipeline ${toTenths(pct)} % of quota`;
  if (rule.maxAgeDays === undefined) return told;
  const asOf = asOfAt(view.columns, i);
  return `${told} ${asOf === undefined ? 'without a date' : `as of ${asOf}`}`;
}

function asOfAt(columns: MustView['columns'], i: number): string | undefined {
  return repAt(columns, i).pipeline.asOf;
}
