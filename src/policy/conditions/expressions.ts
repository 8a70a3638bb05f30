// Conditions of a policy: CEL, compiled once per version, evaluated once per lead or per rep.
// Evaluation never throws: a condition that cannot be worked out (an attribute that was not sent,
// a division by zero) does not hold.
import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { type SizeOf, stepsOf } from './cost.ts';
import { evaluatingEnvironment } from './environment.ts';
import { type Comparison, comparisonOf, pathOf, pathsIn, sourceOf, termsOf } from './tree.ts';
import type {
  AccountFacts,
  LeadFacts,
  LoadFacts,
  MatchFacts,
  RecordFacts,
  RepFacts,
} from './views.ts';
import { unitOf, valueWords, wordsOf } from './words.ts';

/** What conditions are evaluated against; a `lead` condition needs no rep, record or load. */
export type Seen = {
  lead: LeadFacts;
  account: AccountFacts;
  match: MatchFacts;
  now: Date;
  rep?: RepFacts;
  record?: RecordFacts;
  load?: LoadFacts;
};

export type Condition = {
  source: string;
  /** Full paths that it reads, such as "lead.score", sorted, each once. */
  reads: readonly string[];
  /** The condition in plain words: "lead score is above 85". */
  words: string;
  holds(seen: Seen): boolean;
  /** The first comparison that fails: what was found and what is asked for; null when it holds. */
  explain(seen: Seen): Finding | null;
  /** What one evaluation costs at most over values of these sizes. */
  steps(sizeOf: SizeOf): number;
};

type Finding = { value: string; threshold: string };

/**
 * Compiles a condition that `checkCondition` has passed. It is not checked again: a version that was
 * published stays usable when the checks grow stricter. What it does not understand does not hold.
 * @throws when the text is no CEL at all
 */
export function compileCondition(source: string): Condition {
  const parsed = evaluatingEnvironment().parse(source);
  const holds = (seen: Seen) => holdsIn(parsed, seen);
  const terms = new Map<ASTNode, ParseResult>();
  return {
    source,
    reads: [...new Set(pathsIn(parsed.ast).map((read) => read.path))].sort(),
    words: wordsOf(parsed.ast, 'clause'),
    holds,
    explain: (seen) =>
      holds(seen) ? null : findingOf(parsed.ast, (term) => evaluated(term, seen, terms)),
    steps: (sizeOf) => stepsOf(parsed.ast, sizeOf),
  };
}

function holdsIn(parsed: ParseResult, seen: Seen): boolean {
  try {
    return parsed(seen) === true;
  } catch {
    return false;
  }
}

/** The value of a term of a condition for one lead and rep; undefined when it has none. */
type Ask = (term: ASTNode) => unknown;

function findingOf(node: ASTNode, ask: Ask): Finding {
  const failing = termsOf(node, '&&').find((term) => ask(term) !== true) ?? node;
  const either = termsOf(failing, '||');
  if (either.length > 1) {
    const found = either.map((term) => findingOf(term, ask));
    return {
      value: [...new Set(found.map((one) => one.value))].join('; '),
      threshold: found.map((one) => one.threshold).join(', or '),
    };
  }
  const comparison =
    comparisonOf(failing) ?? (failing.op === '!_' ? comparisonOf(failing.args) : null);
  return comparison ? comparisonFinding(failing, comparison, ask) : plainFinding(failing, ask);
}

function comparisonFinding(node: ASTNode, { sign, left, right }: Comparison, ask: Ask): Finding {
  const turned = sign === 'in' ? right.op !== 'list' : left.op === 'value';
  const [found, limit] = turned ? [right, left] : [left, right];
  const unit = unitOf(found) ?? unitOf(limit);
  const limitIs = pathOf(limit) === null ? '' : ` (${valueWords(ask(limit), unit)})`;
  return {
    value: valueWords(ask(found), unit),
    threshold: `${wordsOf(node, 'limit')}${limitIs}`,
  };
}

/** A yes/no field, known(…), text.startsWith(…), list.exists(…). */
function plainFinding(node: ASTNode, ask: Ask): Finding {
  const about = node.op === 'rcall' ? node.args[1] : node.op === 'call' ? node.args[1][0] : node;
  const path = about ? pathOf(about) : null;
  const value = about && path !== null ? ask(about) : undefined;
  const isList = Array.isArray(value) && value.some((one) => typeof one === 'object');
  return {
    value: value === undefined || isList ? 'no' : valueWords(value, about && unitOf(about)),
    threshold: wordsOf(node, 'limit'),
  };
}

/** A term's value; compiled once per condition, as sixty rules tell sixty reps why. */
function evaluated(node: ASTNode, seen: Seen, terms: Map<ASTNode, ParseResult>): unknown {
  try {
    const term = terms.get(node) ?? evaluatingEnvironment().parse(sourceOf(node));
    terms.set(node, term);
    return term(seen);
  } catch {
    return undefined;
  }
}
