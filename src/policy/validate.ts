// Whether a policy may be stored: its shape, its conditions, and that its parts fit one another.
// Everything wrong is told at once, each with the path to it.
import type { z } from 'zod';
import { storageFault } from '../leads/text/storable.ts';
import { OUR_READERS, type Readers } from '../leads/values/readers.ts';
import { capitalised } from '../leads/values/wording.ts';
import { MOST_CONDITION_TEXT, MOST_STEPS, tooDear } from './budget.ts';
import { checkCondition, nearestOf } from './conditions/check.ts';
import { tierRuleCode, tierRules } from './made-rules.ts';
import { kindOf, type Must } from './must/must.ts';
import { conditionsOf } from './placed.ts';
import { OTHERWISE, type PolicyDocument, policyDocumentSchema } from './policy.ts';

/** `path` is a JSON pointer; `line` and `column` count from 1 in the text, where there was one. */
type PolicyProblem = { path: string; message: string; line?: number; column?: number };

/** Problems of shape that are told. */
const MOST_SHAPES = 100;

export type Validated =
  | { ok: true; document: PolicyDocument }
  | { ok: false; problems: PolicyProblem[] };

/**
 * Validates parsed YAML or JSON; defaults are filled in. A document that counts for one call only
 * (`forOneCall`) is not held against the largest lead: the cost of that call is what matters then.
 * `reads` knows the words that the user has taught.
 */
export function validatePolicy(
  input: unknown,
  { forOneCall = false, reads = OUR_READERS }: { forOneCall?: boolean; reads?: Readers } = {},
): Validated {
  const unstorable = storageFault(input);
  if (unstorable) return { ok: false, problems: [unstorable] };
  const parsed = policyDocumentSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, MOST_SHAPES).flatMap(shapeProblems);
    return { ok: false, problems: problems.slice(0, MOST_SHAPES) };
  }
  const long = tooMuchText(parsed.data);
  if (long.length > 0) return { ok: false, problems: long };
  const problems = [
    ...repeatedCodes(parsed.data),
    ...brokenConditions(parsed.data, reads),
    ...brokenOtherwise(parsed.data),
    ...brokenFallback(parsed.data),
    ...unknownNames(parsed.data),
    ...unfitFigures(parsed.data),
    ...unfitRanks(parsed.data),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const dear = forOneCall ? [] : dearConditions(parsed.data);
  return dear.length > 0 ? { ok: false, problems: dear } : { ok: true, document: parsed.data };
}

/** "/must/2/below" for the keys of a Zod issue. */
function pointer(keys: readonly PropertyKey[]): string {
  return keys.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function shapeProblems(issue: z.core.$ZodIssue): PolicyProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_SHAPES).map((key) => ({
      path: pointer([...issue.path, key]),
      message: `There is no key "${key}" here.`,
    }));
  }
  return [{ path: pointer(issue.path), message: issue.message }];
}

function repeatedCodes(document: PolicyDocument): PolicyProblem[] {
  const first = new Map<string, string>();
  const problems: PolicyProblem[] = [];
  for (const section of ['tiers', 'must', 'prefer'] as const) {
    document[section].forEach((rule, i) => {
      const path = `/${section}/${i}/code`;
      const taken = first.get(rule.code);
      if (taken === undefined) first.set(rule.code, path);
      else problems.push({ path, message: `The code "${rule.code}" is taken by ${taken}.` });
      if (section === 'tiers') first.set(tierRuleCode(rule), path);
    });
  }
  return problems;
}

/** Told before any condition is looked at: checking them is what would take long. */
function tooMuchText(document: PolicyDocument): PolicyProblem[] {
  const length = conditionsOf(document).reduce((sum, { source }) => sum + source.length, 0);
  if (length <= MOST_CONDITION_TEXT) return [];
  const message = `All conditions together have ${length} characters; at most ${MOST_CONDITION_TEXT} are taken. Say the same in fewer rules.`;
  return [{ path: '', message }];
}

function dearConditions(document: PolicyDocument): PolicyProblem[] {
  return tooDear(document).map(({ path, steps }) => ({
    path,
    message: `The condition may take ${Math.ceil(steps)} steps for a lead whose lists are full; a policy has ${MOST_STEPS} for all of them. Write it with fewer loops, or loop over a shorter list.`,
  }));
}

function brokenConditions(document: PolicyDocument, reads: Readers): PolicyProblem[] {
  return conditionsOf(document).flatMap(({ path, source, sees }) => {
    const checked = checkCondition(source, sees, reads);
    if (checked.ok) return [];
    const { line, column, message, hint } = checked;
    const at = `at line ${line}, column ${column} of the condition`;
    return [{ path, message: `${message} (${at})${hint ? ` ${hint}` : ''}` }];
  });
}

function brokenOtherwise({ tiers, otherwise }: PolicyDocument): PolicyProblem[] {
  if (otherwise === undefined) return [];
  const path = '/otherwise';
  const codes = tiers.map(({ code }) => code);
  if (codes.length === 0) {
    return [{ path, message: 'There are no tiers, so that no lead is left over: take it out.' }];
  }
  const words: readonly string[] = OTHERWISE;
  if (words.includes(otherwise)) {
    const message = `"${otherwise}" is also the code of a tier: give that tier another.`;
    return codes.includes(otherwise) ? [{ path, message }] : [];
  }
  if (codes.includes(otherwise)) return [];
  const nearest = nearestOf(otherwise, [...words, ...codes]);
  const hint = nearest ? `Did you mean "${nearest}"?` : `Say ${[...words, ...codes].join(', ')}.`;
  return [{ path, message: `No tier has the code "${otherwise}". ${hint}` }];
}

function brokenFallback(document: PolicyDocument): PolicyProblem[] {
  const rules = new Map<string, Must | null>(document.must.map((rule) => [rule.code, rule]));
  for (const tier of document.tiers) rules.set(tierRuleCode(tier), null);
  const seen = new Set<string>();
  return document.fallback.flatMap(({ relax }, i) => {
    const path = `/fallback/${i}/relax`;
    const rule = rules.get(relax);
    const repeated = seen.has(relax);
    seen.add(relax);
    if (rule === undefined) {
      const nearest = nearestOf(relax, [...rules.keys()]);
      const hint = nearest ? ` Did you mean "${nearest}"?` : '';
      return [{ path, message: `No must-rule or tier has the code "${relax}".${hint}` }];
    }
    if (rule !== null && !kindOf(rule).relaxable) {
      return [{ path, message: `A rule of kind ${rule.kind} is never relaxed.` }];
    }
    return repeated ? [{ path, message: `"${relax}" is relaxed already.` }] : [];
  });
}

/** Names of which only some exist, such as roles. */
function unknownNames(document: PolicyDocument): PolicyProblem[] {
  const placed = [
    ...document.tiers.map((tier, i) => ({ path: `/tiers/${i}`, rules: tierRules(tier) })),
    ...document.must.map((rule, i) => ({ path: `/must/${i}`, rules: [rule] })),
  ];
  return placed.flatMap(({ path, rules }) =>
    rules
      .flatMap((rule) => kindOf(rule).names(rule))
      .flatMap(({ key, one, names, known }) =>
        names.flatMap((name, j) => {
          if (known === null || known.includes(name)) return [];
          const nearest = nearestOf(name, known);
          const hint = nearest
            ? `Did you mean "${nearest}"?`
            : `${capitalised(key)} are ${known.join(', ')}.`;
          return [
            { path: `${path}/${key}/${j}`, message: `There is no ${one} "${name}". ${hint}` },
          ];
        }),
      ),
  );
}

/** Measures of which no distance makes sense. */
const WITHOUT_DISTANCE: readonly string[] = ['turn', 'longest_waiting'];

function unfitRanks({ objective }: PolicyDocument): PolicyProblem[] {
  return objective.rank.flatMap(({ by, step, within }, i) => {
    const path = `/objective/rank/${i}/within`;
    if (within === undefined) return [];
    if (step !== undefined) return [{ path, message: 'Say "step" or "within", not both.' }];
    if (!WITHOUT_DISTANCE.includes(by)) return [];
    return [{ path, message: `"within" says nothing about ${by}: put it on the key before.` }];
  });
}

function unfitFigures(document: PolicyDocument): PolicyProblem[] {
  const { band, sitOut } = document.fairness;
  if (sitOut >= band) return [];
  const message = `A rep sits out at ${sitOut} while the band still allows ${band}; make sitOut at least band.`;
  return [{ path: '/fairness/sitOut', message }];
}
