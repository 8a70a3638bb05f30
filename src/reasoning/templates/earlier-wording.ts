// How decisions were told before prose went by the kinds of rules: by the codes that the shipped policies
// gave them. A decision stored then (a snapshot whose wording is "by_codes") is told again as it was.
import { table } from '../../leads/text/by-name.ts';
import { kindOf } from '../../policy/must/must.ts';
import type { PolicyDocument } from '../../policy/policy.ts';

/** Whether somebody whom a rule left out was spoken of, by its code. */
export function wasAskedAbout(code: string, document: PolicyDocument): boolean {
  return wasRelaxable(code, document) && !/^(?:tier_|sells)/.test(code);
}

/** Whether a rule was taken for one that a fallback may relax, by its code. */
export function wasRelaxable(code: string, { must }: PolicyDocument): boolean {
  return !must.some((rule) => rule.code === code && !kindOf(rule).relaxable);
}

/** The fact of the lead that a rule of this code was taken to look at. */
export const FACT_BEHIND_CODE = table<string>({
  language: 'language',
  territory: 'place',
  do_not_assign: 'do_not_assign',
});
