// Must-rules that nobody writes into a policy: what a tier asks for, what holds whatever the policy says,
// who looks after leads below every price. A decision names them by their codes as it does those written.
import { kindOf, type Must } from './must/must.ts';
import type { PolicyDocument } from './policy.ts';

type Tier = PolicyDocument['tiers'][number];

/** A lead that was declined goes to nobody who declined it, whether or not the policy says so. */
const NOT_DECLINED: Must = { kind: 'not_declined', code: 'not_declined' };

/** Whom a lead goes to that is worth less than a slot of everybody else. */
const BDRS_ONLY: Must = {
  kind: 'role',
  code: 'nurture_pool',
  roles: ['bdr'],
  because: 'The lead is worth less than a slot of anybody else; BDRs look after such leads.',
};

/** The code of the rules of a tier: `fallback` names them by it. */
export function tierRuleCode({ code }: Pick<Tier, 'code'>): string {
  return `tier_${code}`;
}

/** The tier that leads go with whom no tier takes, in words that are true of them; null: none. */
export function tierOfOthers({ tiers, otherwise }: PolicyDocument): Tier | null {
  const tier = tiers.find(({ code }) => code === otherwise);
  const because = `None of the policy’s tiers takes the lead, and such leads go with those of “${otherwise}”.`;
  return tier === undefined ? null : { ...tier, when: 'true', because };
}

/** The must-rules that hold for a tier's leads: its roles and teams. */
export function tierRules(tier: Tier): Must[] {
  const because = tier.because === undefined ? {} : { because: tier.because };
  const code = tierRuleCode(tier);
  const rules: Must[] = [];
  if (tier.roles.length > 0) rules.push({ kind: 'role', code, roles: tier.roles, ...because });
  if (tier.teams.length > 0) rules.push({ kind: 'team', code, teams: tier.teams, ...because });
  return rules;
}

/** The rules with the one about declines, where somebody declined and none of them speaks of it. */
export function withDeclines(
  rules: readonly Must[],
  declinedBy: readonly string[],
): readonly Must[] {
  const said =
    declinedBy.length === 0 || rules.some((rule) => kindOf(rule) === kindOf(NOT_DECLINED));
  return said ? rules : [...rules, NOT_DECLINED];
}

/** The rules of the BDR pool: who the policy sends new leads to otherwise is left aside. */
export function nurtureRules(rules: readonly Must[]): readonly Must[] {
  return [...rules.filter((rule) => kindOf(rule).whoPasses !== 'does_the_work'), BDRS_ONLY];
}

/** The rules that exclude under a code; none for that of a need, which no document holds. */
export function rulesOfCode({ must, tiers }: PolicyDocument, code: string): readonly Must[] {
  const made = [...tiers.flatMap(tierRules), NOT_DECLINED, BDRS_ONLY];
  const written = must.filter((rule) => rule.code === code);
  return written.length > 0 ? written : made.filter((rule) => rule.code === code);
}
