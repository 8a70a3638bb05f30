// One rule of a policy as one sentence, with its figures and guards: what an excluded rep reads, and
// what the playbook and the advisor's instructions are made of.

import { table } from '../leads/text/by-name.ts';
import { compileCondition } from './conditions/expressions.ts';
import { ALWAYS, numberWords } from './conditions/words.ts';
import type { Must, PolicyDocument } from './policy.ts';

type Tier = PolicyDocument['tiers'][number];
type Prefer = PolicyDocument['prefer'][number];

const SCOPE_WORDS = {
  overall: 'overall win rate',
  industry: 'win rate in the lead’s industry',
  size: 'win rate in the lead’s size band',
  region: 'win rate in the lead’s region',
  source: 'win rate for the lead’s source',
} as const;

const ROLE_WORDS = table<string>({
  bdr: 'BDR',
  ae: 'AE',
  senior_ae: 'senior AE',
  csm: 'CSM',
  manager: 'manager',
});

const sentences = new WeakMap<Must, string>();

/** One must-rule as a sentence: what an excluded rep reads unless the rule says it itself. */
export function mustInWords(rule: Must): string {
  if (rule.because !== undefined) return rule.because;
  const known = sentences.get(rule) ?? guarded(requirement(rule), rule);
  sentences.set(rule, known);
  return known;
}

/** One tier as a sentence; what the policy says itself stands in place of the condition. */
export function tierInWords(tier: Tier): string {
  const whom = [
    ...(tier.roles.length > 0 ? [either(tier.roles.map(roleWords), 's')] : []),
    ...(tier.teams.length > 0 ? [`team ${either(tier.teams)}`] : []),
  ].join(' in ');
  const goal = whom === '' ? 'to everybody' : `to ${whom} only`;
  const turn =
    tier.rotation === 'bypass' ? ', ahead of the rotation; the turn is still counted' : '';
  if (tier.because !== undefined) return `${closed(tier.because)} Such leads go ${goal}${turn}.`;
  const clause = clauseOf(tier.when);
  return clause === ALWAYS
    ? `Any other lead goes ${goal}${turn}.`
    : closed(`When ${clause}, the lead goes ${goal}${turn}`);
}

/** One preference as a sentence. */
export function preferInWords(rule: Prefer): string {
  const { logOdds } = rule;
  const verb = logOdds >= 0 ? 'preferred' : 'held back';
  const size = `${logOdds >= 0 ? '+' : '−'}${numberWords(Math.abs(logOdds))} log-odds`;
  const why = rule.because === undefined ? '' : ` ${closed(rule.because)}`;
  return `A rep is ${verb} (${size}) when ${clauseOf(rule.if)}.${why}`;
}

/** "ae" as "AE", "senior_ae" as "senior AE". */
export function roleWords(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

function requirement(rule: Must): string {
  switch (rule.kind) {
    case 'active':
      return 'the rep must be active';
    case 'not_absent':
      return 'the rep must not be away';
    case 'on_shift':
      return 'the rep must be within working hours';
    case 'capacity':
      return 'the rep must have a free slot within the caps on open leads, leads a day and a week';
    case 'do_not_assign':
      return 'the account must not be closed to the rep';
    case 'not_declined':
      return 'the rep must not have declined the lead';
    case 'territory':
      return 'the rep’s territories must cover the lead’s country or region';
    case 'language':
      return 'the rep must speak the lead’s language, where it is known';
    case 'role':
      return `the rep must be ${article(either(rule.roles.map(roleWords)))}`;
    case 'team':
      return `the rep must be in team ${either(rule.teams)}`;
    case 'speciality':
      return `the rep must specialise in the lead’s ${rule.of === 'size' ? 'size band' : rule.of}`;
    case 'pipeline':
      return `the rep’s pipeline must be below ${numberWords(rule.below, 'percent')} of quota`;
    case 'utilisation':
      return `the rep’s open leads must be below ${numberWords(rule.below, 'percent')} of capacity`;
    case 'record':
      return recordRequirement(rule);
    case 'response':
      return `the rep’s median response must be at most ${numberWords(rule.atMostMinutes)} minutes; an unknown one ${passes(rule.whenUnknown)}`;
    case 'condition':
      return `this must hold: ${clauseOf(rule.require)}`;
  }
}

function recordRequirement(rule: Extract<Must, { kind: 'record' }>): string {
  const sample = rule.minN > 0 ? ` over at least ${numberWords(rule.minN)} deals` : '';
  const instead = rule.narrowestKnown ? ', or without one the overall win rate,' : '';
  const rate = numberWords(rule.atLeast, 'rate');
  return `the rep’s ${SCOPE_WORDS[rule.scope]}${instead} must be at least ${rate}${sample}; an unknown one ${passes(rule.whenUnknown)}`;
}

function passes(whenUnknown: 'pass' | 'fail'): string {
  return whenUnknown === 'pass' ? 'passes' : 'does not pass';
}

function guarded(
  sentence: string,
  rule: { when?: string | undefined; unless?: string | undefined },
): string {
  const before = rule.when === undefined ? '' : `when ${clauseOf(rule.when)}, `;
  const after = rule.unless === undefined ? '' : `, unless ${clauseOf(rule.unless)}`;
  return closed(`${before}${sentence}${after}`);
}

/** A condition as a clause: "lead score is above 85". */
export function clauseOf(source: string): string {
  return compileCondition(source).words;
}

function either(names: readonly string[], plural = ''): string {
  const all = names.map((name) => `${name}${plural}`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** With a capital at the start and a full stop at the end. */
export function closed(sentence: string): string {
  const started = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?]$/.test(started) ? started : `${started}.`;
}
