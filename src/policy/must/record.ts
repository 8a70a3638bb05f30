// The rep's win rate in one scope, as counted or stated, is at least so much over at least so many deals.
import { z } from 'zod';
import { slugWords } from '../../leads/values/wording.ts';
import {
  type Rate,
  RECORD_SCOPES,
  type RecordScope,
  rateFor,
  rateOf,
  recordsByScope,
  recordsOf,
} from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';
import { repAt } from '../../roster/roster.ts';
import { scopeKey } from '../../roster/scope-key.ts';
import { numberWords } from '../conditions/words.ts';
import { ageKey, ageWords, isOutdated, maxAgeDays } from './age.ts';
import type { Lever } from './lever.ts';
import type { LeverView, MustKind, MustView } from './must-kind.ts';
import { inPercent, whenUnknownWords } from './phrases.ts';
import { ruleSchema } from './rule-schema.ts';

const schema = ruleSchema('record', {
  scope: z.enum(RECORD_SCOPES),
  atLeast: z.number().min(0).max(1).meta({ description: 'Win rate as counted or stated, 0–1.' }),
  minN: z.number().nonnegative().default(0),
  whenUnknown: z.enum(['pass', 'fail']).default('fail'),
  maxAgeDays,
  narrowestKnown: z
    .boolean()
    .default(false)
    .meta({ description: 'Without a record in the scope, the overall record counts.' }),
});
type Rule = z.infer<typeof schema>;

const SCOPE_WORDS: Record<RecordScope, string> = {
  overall: 'overall win rate',
  industry: 'win rate in the lead’s industry',
  size: 'win rate in the lead’s size band',
  region: 'win rate in the lead’s region',
  source: 'win rate for the lead’s source',
};

export const record: MustKind<typeof schema> = {
  schema,
  asks: (rule) => {
    const sample = rule.minN > 0 ? ` over at least ${numberWords(rule.minN)} deals` : '';
    const instead = rule.narrowestKnown ? ', or without one the overall win rate,' : '';
    const rate = numberWords(rule.atLeast, 'rate');
    return `the rep’s ${SCOPE_WORDS[rule.scope]}${instead} must be at least ${rate}${sample}; ${whenUnknownWords(rule.whenUnknown, rule.maxAgeDays)}`;
  },
  yours: ({ scope }, rep) => ownRates(rep, scope),
  relaxable: true,
  whoPasses: 'fits',
  leadFact: ({ scope }) => (scope === 'overall' ? null : scope === 'region' ? 'place' : scope),
  safeguard: null,
  names: () => [],
  isStricter: (a, b) =>
    a.scope === b.scope &&
    a.narrowestKnown === b.narrowestKnown &&
    a.atLeast >= b.atLeast &&
    a.minN >= b.minN &&
    a.maxAgeDays === b.maxAgeDays &&
    (a.whenUnknown === 'fail' || b.whenUnknown === 'pass'),
  levers: (_, seen) => [...betterRate(seen, 'overall'), ...betterRate(seen, 'industry')],
  key: (rule, { lead, atMs }) => {
    const age = ageKey(rule, atMs);
    return age === '' ? scopeKey(lead, rule.scope) : `${age} ${scopeKey(lead, rule.scope)}`;
  },
  passes: (rule, view, i) => {
    const found = rateAt(rule, view, i);
    if (!found || (found.n === null ? 0 : found.n) < rule.minN) return rule.whenUnknown === 'pass';
    if (isOutdated(rule, found.asOf, view.atMs)) return rule.whenUnknown === 'pass';
    return found.rate >= rule.atLeast;
  },
  found: (rule, view, i) => {
    const found = rateAt(rule, view, i);
    const least = rule.minN > 0 ? `, n ≥ ${rule.minN}` : '';
    return {
      value: found
        ? `${inPercent(found.rate)} (${found.n === null ? 'unknown n' : `n = ${found.n}`})${dateWords(rule, found)}`
        : `no ${rule.scope} record`,
      threshold: `${rule.scope} win rate of at least ${inPercent(rule.atLeast)}${least}${ageWords(rule)}`,
    };
  },
};

function dateWords(rule: Rule, { asOf }: Rate): string {
  if (rule.maxAgeDays === undefined) return '';
  return asOf === null ? ' without a date' : ` as of ${asOf}`;
}

function rateAt(rule: Rule, { columns, lead }: MustView, i: number): Rate | null {
  const at = (scope: RecordScope) => rateFor(recordsOf(columns, repAt(columns, i)), scope, lead);
  return at(rule.scope) ?? (rule.narrowestKnown ? at('overall') : null);
}

function ownRates(rep: Rep, scope: RecordScope): string {
  const held = rep.records.flatMap((one) => {
    const scopes = Object.entries(one.scope).filter(([, value]) => value !== undefined);
    const fits =
      scope === 'overall' ? scopes.length === 0 : scopes.length === 1 && scopes[0]?.[0] === scope;
    const rate = fits ? rateOf(one) : null;
    return rate === null
      ? []
      : [`${rateWords(rate)}${scope === 'overall' ? '' : ` in ${scopes[0]?.[1]}`}`];
  });
  return held.length === 0 ? 'You have no such record yet.' : `Yours: ${held.join('; ')}.`;
}

function rateWords({ rate, n }: Rate): string {
  const sample = n === null ? 'sample not stated' : `${numberWords(n)} deals`;
  return `${numberWords(rate, 'rate')} (${sample})`;
}

/** Over the same deals, up to every one of them won. */
function betterRate({ rep, lead }: LeverView, scope: 'overall' | 'industry'): Lever[] {
  const found = rateFor(recordsByScope(rep), scope, lead);
  if (found === null) return [];
  const from = Math.floor(found.rate * 100 + 1e-9);
  const key = scope === 'overall' ? {} : { industry: lead.industry };
  const others = rep.records.filter((one) =>
    scope === 'overall' ? Object.keys(one.scope).length > 0 : one.scope.industry !== lead.industry,
  );
  const where = scope === 'overall' ? '' : ` in ${slugWords(lead.industry)}`;
  return [
    {
      code: scope === 'overall' ? 'record' : 'record_industry',
      values: Array.from({ length: 100 - from }, (_, k) => from + 1 + k),
      size: (value) => value / 100 - found.rate,
      change: (value) => {
        const rate = value / 100;
        const better =
          found.n === null
            ? { scope: key, n: null, rate }
            : { scope: key, n: found.n, won: rate * found.n };
        return { rep: { records: [...others, better] } };
      },
      words: (value) =>
        `with a win rate${where} of ${value} % or more instead of ${Math.round(found.rate * 1000) / 10} %`,
    },
  ];
}
