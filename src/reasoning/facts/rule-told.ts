// What people are told of a rule that left somebody out, in any language: the policy's own words where it
// has some, else by the rule's kind.
import { rulesOfCode } from '../../policy/made-rules.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Exclusion } from '../../selection/scene/candidate.ts';
import type { RuleTold } from '../texts/en-waiting.ts';

export function ruleTold(exclusion: Exclusion, document: PolicyDocument): RuleTold {
  const { rule: code, because } = exclusion;
  const [rule] = rulesOfCode(document, code);
  const said = [...document.must, ...document.tiers].some((one) => one.because === rule?.because);
  return {
    because,
    figures: ruleFigures(exclusion),
    own: said ? (rule?.because ?? null) : null,
    kind: rule?.kind ?? null,
  };
}

/** "pipeline 85% of quota, where below 80% is asked for". */
function ruleFigures({ value, threshold }: Exclusion): string {
  return `${value}, where ${threshold} is asked for`.replace(/(\d)\s%/g, '$1%');
}
