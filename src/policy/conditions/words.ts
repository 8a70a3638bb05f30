// A condition in plain words: "lead score is above 85 and role is senior AE" as a clause, "pipeline
// below 80 %" as a limit. What has no words of ours stays as CEL, so that no reader is told something
// else than what is evaluated.

import type { ASTNode } from '@marcbachmann/cel-js';
import { table } from '../../leads/text/by-name.ts';
import { attributeAt, type Field, type FieldUnit, fieldAt } from './fields.ts';
import { type Comparison, comparisonOf, pathOf, sourceOf, termsOf } from './tree.ts';

const SIGN_WORDS: Record<Exclude<Comparison['sign'], 'in'>, string> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};
const SPELT = table<string>({
  bdr: 'BDR',
  ae: 'AE',
  senior_ae: 'senior AE',
  csm: 'CSM',
});

/** The words of a condition that always holds. */
export const ALWAYS = 'always';

/** A clause stands in a sentence ("lead score is above 85"), a limit beside a figure. */
export type Style = 'clause' | 'limit';

/** The condition of a syntax tree in words. */
export function wordsOf(tree: ASTNode, style: Style): string {
  const either = termsOf(tree, '||');
  if (either.length > 1) return either.map((term) => wordsOf(term, style)).join(', or ');
  const all = termsOf(tree, '&&');
  if (all.length > 1) return all.map((term) => groupWords(term, style)).join(' and ');
  return termWords(tree, style);
}

/** One value in words, in the unit of the field it stands beside. */
export function valueWords(value: unknown, unit?: FieldUnit): string {
  if (typeof value === 'bigint' || typeof value === 'number') {
    return Number.isNaN(value) ? 'unknown' : numberWords(Number(value), unit);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'unknown' : value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => valueWords(one, unit)).join(', ');
  }
  if (typeof value === 'string') return value === '' ? 'nothing' : (SPELT[value] ?? value);
  return value === null || value === undefined ? 'unknown' : 'something';
}

/** "85", "30 %" for the rate .3, "85 %", "$120,000,000", "12 min". */
export function numberWords(value: number, unit?: FieldUnit): string {
  switch (unit) {
    case 'rate':
      return `${plain(100 * value)} %`;
    case 'percent':
      return `${plain(value)} %`;
    case 'usd':
      return `$${plain(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;
    case 'minutes':
      return `${plain(value)} min`;
    default:
      return plain(value);
  }
}

/** The unit in which a node's value is shown, if it is a field of ours. */
export function unitOf(node: ASTNode): FieldUnit | undefined {
  return fieldOf(node)?.unit;
}

function groupWords(node: ASTNode, style: Style): string {
  return node.op === '||' ? `(${wordsOf(node, style)})` : wordsOf(node, style);
}

function termWords(node: ASTNode, style: Style): string {
  const comparison = comparisonOf(node);
  if (comparison) return comparisonWords(comparison, style) ?? sourceOf(node);
  if (node.op === '!_') return negationWords(node.args, style) ?? sourceOf(node);
  const field = fieldOf(node);
  if (field?.type === 'bool') return style === 'clause' ? `it is a ${field.label}` : field.label;
  if (node.op === 'value' && typeof node.args === 'boolean') return node.args ? ALWAYS : 'never';
  return callWords(node, style) ?? sourceOf(node);
}

function negationWords(inner: ASTNode, style: Style): string | null {
  const comparison = comparisonOf(inner);
  if (comparison?.sign === 'in') return comparisonWords(comparison, style, true);
  const field = fieldOf(inner);
  if (field?.type === 'bool') return `${style === 'clause' ? 'it is ' : ''}no ${field.label}`;
  if (inner.op === 'call' && inner.args[0] === 'known') {
    const what = operandWords(inner.args[1][0]);
    return what === null ? null : `${what}${being(what, style)} unknown`;
  }
  return `not (${wordsOf(inner, style)})`;
}

function callWords(node: ASTNode, style: Style): string | null {
  if (node.op === 'call' && node.args[0] === 'known') {
    const what = operandWords(node.args[1][0]);
    return what === null ? null : `${what}${being(what, style)} known`;
  }
  if (node.op !== 'rcall') return null;
  const verbs = table<string>({
    startsWith: 'starts with',
    endsWith: 'ends with',
    contains: 'contains',
  });
  const verb = verbs[node.args[0]];
  const what = operandWords(node.args[1]);
  const wanted = operandWords(node.args[2][0]);
  return verb && what !== null && wanted !== null ? `${what} ${verb} ${wanted}` : null;
}

function comparisonWords(
  { sign, left, right }: Comparison,
  style: Style,
  negated = false,
): string | null {
  const leftWords = operandWords(left, unitOf(right));
  const rightWords = operandWords(right, unitOf(left));
  if (leftWords === null || rightWords === null) return null;
  if (sign !== 'in') {
    const equal = sign === '==' || sign === '!=';
    return `${leftWords}${equal ? '' : being(leftWords, style)} ${SIGN_WORDS[sign]} ${rightWords}`;
  }
  const not = negated ? 'not ' : '';
  if (right.op === 'list') {
    const oneOf = right.args.length === 1 ? '' : 'one of ';
    return `${leftWords} is ${not}${oneOf}${rightWords}`;
  }
  return `${rightWords} ${negated ? 'do not include' : 'include'} ${leftWords}`;
}

/** " is" or " are" in a clause, nothing in a limit. */
function being(what: string, style: Style): string {
  if (style === 'limit') return '';
  return /[^s]s$/.test(what) ? ' are' : ' is';
}

function operandWords(node: ASTNode | undefined, unit?: FieldUnit): string | null {
  if (!node) return null;
  if (node.op === 'value') return valueWords(node.args, unit);
  if (node.op === 'list') {
    const words = node.args.map((one) => operandWords(one, unit));
    return words.includes(null) ? null : words.join(', ');
  }
  const path = pathOf(node);
  const attribute = path === null ? null : attributeAt(path);
  if (attribute !== null) return attribute;
  return fieldOf(node)?.label ?? sourceOf(node);
}

function fieldOf(node: ASTNode): Field | undefined {
  const path = pathOf(node);
  return path === null ? undefined : fieldAt(path);
}

/** At most two decimals, none that are zero: 12, 12.5, 33.33. */
function plain(value: number): string {
  return String(Math.round(100 * value) / 100);
}
