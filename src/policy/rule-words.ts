// One rule of a policy as one sentence, with its figures and guards: what an excluded rep reads, and
// what the playbook and the advisor's instructions are made of.

import { own } from '../leads/text/by-name.ts';
import { compileCondition } from './conditions/expressions.ts';
import { ALWAYS, numberWords } from './conditions/words.ts';
import { kindOf, type Must } from './must/must.ts';
import { either, roleWords } from './must/phrases.ts';
import type { PolicyDocument } from './policy.ts';

type Tier = PolicyDocument['tiers'][number];
type Prefer = PolicyDocument['prefer'][number];

/** One must-rule as a sentence: what an excluded rep reads unless the rule says it itself. */
export function mustInWords(rule: Must): string {
  return rule.because ?? guarded(kindOf(rule).asks(rule), rule);
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

/** What becomes of leads that no tier takes, where the policy says so. */
export function otherwiseInWords({ tiers, otherwise }: PolicyDocument): string[] {
  if (otherwise === undefined || tiers.length === 0) return [];
  const said: Readonly<Record<string, string>> = {
    everyone: 'goes to whom the rules leave, whatever their role and team',
    queue: 'waits in the queue until somebody hands it over',
  };
  const goes = own(said, otherwise) ?? `goes with those of tier “${otherwise}”`;
  return [`A lead that no tier takes ${goes}.`];
}

/** One preference as a sentence. */
export function preferInWords(rule: Prefer): string {
  const { logOdds } = rule;
  const verb = logOdds >= 0 ? 'preferred' : 'held back';
  const size = `${logOdds >= 0 ? '+' : '−'}${numberWords(Math.abs(logOdds))} log-odds`;
  const why = rule.because === undefined ? '' : ` ${closed(rule.because)}`;
  return `A rep is ${verb} (${size}) when ${clauseOf(rule.if)}.${why}`;
}

function guarded(sentence: string, rule: Pick<Must, 'when' | 'unless' | 'bindsOwners'>): string {
  const before = rule.when === undefined ? '' : `when ${clauseOf(rule.when)}, `;
  const after = rule.unless === undefined ? '' : `, unless ${clauseOf(rule.unless)}`;
  const owners = rule.bindsOwners === true ? '; owners are bound by it too' : '';
  return closed(`${before}${sentence}${after}${owners}`);
}

/** A condition as a clause: "lead score is above 85". */
export function clauseOf(source: string): string {
  return compileCondition(source).words;
}

/** With a capital at the start and a full stop at the end. */
export function closed(sentence: string): string {
  const started = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return /[.!?]$/.test(started) ? started : `${started}.`;
}
