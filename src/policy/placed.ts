// Where the conditions of a policy stand: one list, walked by validation, lint and the compiler.

import type { Sees } from './conditions/environment.ts';
import type { PolicyDocument } from './policy.ts';

export type PlacedCondition = {
  /** JSON pointer into the document. */
  path: string;
  source: string;
  sees: Sees;
};

/** Every condition of the document, in its order. */
export function conditionsOf(document: PolicyDocument): PlacedCondition[] {
  return [
    ...document.objective.rank.flatMap((rank, i) => guards(`/objective/rank/${i}`, rank)),
    ...document.tiers.map((tier, i) => placed(`/tiers/${i}/when`, tier.when, 'lead')),
    ...guards('/ownership', document.ownership),
    ...(document.decline ?? []).map(({ when }, i) => placed(`/decline/${i}/when`, when, 'lead')),
    ...(document.review ?? []).map(({ when }, i) => placed(`/review/${i}/when`, when, 'lead')),
    ...document.must.flatMap((rule, i) => [
      ...guards(`/must/${i}`, rule),
      ...('require' in rule ? [placed(`/must/${i}/require`, rule.require, 'rep')] : []),
    ]),
    ...document.prefer.map((rule, i) => placed(`/prefer/${i}/if`, rule.if, 'rep')),
  ];
}

function guards(
  path: string,
  rule: { when?: string | undefined; unless?: string | undefined },
): PlacedCondition[] {
  return (['when', 'unless'] as const).flatMap((key) => {
    const source = rule[key];
    return source === undefined ? [] : [placed(`${path}/${key}`, source, 'lead')];
  });
}

function placed(path: string, source: string, sees: Sees): PlacedCondition {
  return { path, source, sees };
}
