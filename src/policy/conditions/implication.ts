// What can be proved about conditions without running them: that one never holds, or that it holds
// only where another does. Sound, not complete: what cannot be proved is not reported.

import type { ASTNode } from '@marcbachmann/cel-js';
import { table } from '../../leads/text/by-name.ts';
import { evaluatingEnvironment } from './environment.ts';
import { comparisonOf, pathOf, sourceOf, termsOf } from './tree.ts';

/** A conjunction: what it asks of each field, and the terms that we do not look into. */
type Clause = { spans: Map<string, Span>; texts: Map<string, Texts>; opaque: Set<string> };
type Span = { from: number; fromOpen: boolean; to: number; toOpen: boolean };
type Texts = { only: Set<string> | null; never: Set<string> };

/** A condition as alternatives of clauses; null when it has too many to look at. */
export type Shape = readonly Clause[] | null;

const MAX_CLAUSES = 32;

/** The alternatives of a checked condition; impossible ones are left out. */
export function shapeOf(source: string): Shape {
  const clauses = clausesOf(evaluatingEnvironment().parse(source).ast);
  return clauses === null ? null : clauses.filter(isPossible);
}

/** True when no lead can make it hold. */
export function neverHolds(shape: Shape): boolean {
  return shape !== null && shape.length === 0;
}

/** True when `narrow` holds only where `wide` does. */
export function implies(narrow: Shape, wide: Shape): boolean {
  if (narrow === null || wide === null) return false;
  return narrow.every((clause) => wide.some((other) => clauseImplies(clause, other)));
}

/** Where both hold. */
export function both(a: Shape, b: Shape): Shape {
  if (a === null || b === null || a.length * b.length > MAX_CLAUSES) return null;
  return a.flatMap((one) => b.map((other) => joined(one, other))).filter(isPossible);
}

/** The shape that always holds: for a rule without a guard. */
export const ALWAYS: Shape = [emptyClause()];

function emptyClause(): Clause {
  return { spans: new Map(), texts: new Map(), opaque: new Set() };
}

function clausesOf(node: ASTNode): Clause[] | null {
  const either = termsOf(node, '||');
  if (either.length > 1) {
    const parts = either.map(clausesOf);
    if (parts.includes(null)) return null;
    const all = parts.flatMap((part) => part ?? []);
    return all.length > MAX_CLAUSES ? null : all;
  }
  const all = termsOf(node, '&&');
  if (all.length > 1) {
    return all.map(clausesOf).reduce<Clause[] | null>(
      (sofar, next) => {
        if (sofar === null || next === null || sofar.length * next.length > MAX_CLAUSES)
          return null;
        return sofar.flatMap((one) => next.map((other) => joined(one, other)));
      },
      [emptyClause()],
    );
  }
  if (node.op === 'value') return node.args === true ? [emptyClause()] : [];
  return [atomOf(node)];
}

function atomOf(node: ASTNode): Clause {
  const clause = emptyClause();
  const inner = node.op === '!_' ? node.args : node;
  const comparison = comparisonOf(inner);
  if (comparison && !(comparison.sign === 'in' && comparison.right.op !== 'list')) {
    const turned = comparison.left.op === 'value';
    const [subject, object] = turned
      ? [comparison.right, comparison.left]
      : [comparison.left, comparison.right];
    const path = pathOf(subject);
    const sign = turned ? mirrored(comparison.sign) : comparison.sign;
    if (path !== null && note(clause, path, sign, object, node.op === '!_')) return clause;
  }
  clause.opaque.add(sourceOf(node));
  return clause;
}

/** Notes one comparison in the clause; false when it is of a kind that we do not look into. */
function note(
  clause: Clause,
  path: string,
  sign: string,
  object: ASTNode,
  negated: boolean,
): boolean {
  if (sign === 'in' || typeof literal(object) === 'string') {
    const texts = textsOf(object);
    if (texts === null || !['==', '!=', 'in'].includes(sign)) return false;
    const excluded = (sign === '!=') !== negated;
    clause.texts.set(
      path,
      excluded ? { only: null, never: new Set(texts) } : { only: new Set(texts), never: new Set() },
    );
    return true;
  }
  const limit = literal(object);
  const span = typeof limit === 'number' && !negated ? spanOf(sign, limit) : null;
  if (span) clause.spans.set(path, span);
  return span !== null;
}

function spanOf(sign: string, limit: number): Span | null {
  const all = { from: -Infinity, fromOpen: true, to: Infinity, toOpen: true };
  switch (sign) {
    case '>':
      return { ...all, from: limit };
    case '>=':
      return { ...all, from: limit, fromOpen: false };
    case '<':
      return { ...all, to: limit };
    case '<=':
      return { ...all, to: limit, toOpen: false };
    case '==':
      return { from: limit, fromOpen: false, to: limit, toOpen: false };
    default:
      return null;
  }
}

function joined(a: Clause, b: Clause): Clause {
  const clause = emptyClause();
  for (const path of new Set([...a.spans.keys(), ...b.spans.keys()])) {
    clause.spans.set(path, narrower(a.spans.get(path), b.spans.get(path)));
  }
  for (const path of new Set([...a.texts.keys(), ...b.texts.keys()])) {
    const one = a.texts.get(path) ?? { only: null, never: new Set<string>() };
    const other = b.texts.get(path) ?? { only: null, never: new Set<string>() };
    const only =
      one.only === null
        ? other.only
        : other.only === null
          ? one.only
          : one.only.intersection(other.only);
    clause.texts.set(path, { only, never: one.never.union(other.never) });
  }
  clause.opaque = a.opaque.union(b.opaque);
  return clause;
}

function narrower(a: Span | undefined, b: Span | undefined): Span {
  const wide = { from: -Infinity, fromOpen: true, to: Infinity, toOpen: true };
  const one = a ?? wide;
  const other = b ?? wide;
  const low = one.from > other.from || (one.from === other.from && one.fromOpen) ? one : other;
  const high = one.to < other.to || (one.to === other.to && one.toOpen) ? one : other;
  return { from: low.from, fromOpen: low.fromOpen, to: high.to, toOpen: high.toOpen };
}

function isPossible(clause: Clause): boolean {
  for (const { from, fromOpen, to, toOpen } of clause.spans.values()) {
    if (from > to || (from === to && (fromOpen || toOpen))) return false;
  }
  for (const { only, never } of clause.texts.values()) {
    if (only !== null && only.difference(never).size === 0) return false;
  }
  return true;
}

function clauseImplies(narrow: Clause, wide: Clause): boolean {
  for (const [path, asked] of wide.spans) {
    const given = narrow.spans.get(path);
    if (!given) return false;
    const low =
      given.from > asked.from ||
      (given.from === asked.from && (asked.fromOpen ? given.fromOpen : true));
    const high =
      given.to < asked.to || (given.to === asked.to && (asked.toOpen ? given.toOpen : true));
    if (!low || !high) return false;
  }
  for (const [path, asked] of wide.texts) {
    const given = narrow.texts.get(path);
    if (!given) return false;
    const possible = given.only?.difference(given.never) ?? null;
    if (asked.only !== null && !(possible?.isSubsetOf(asked.only) ?? false)) return false;
    if (
      possible === null
        ? !asked.never.isSubsetOf(given.never)
        : !possible.isDisjointFrom(asked.never)
    ) {
      return false;
    }
  }
  return wide.opaque.isSubsetOf(narrow.opaque);
}

function literal(node: ASTNode): string | number | null {
  if (node.op === '-_') {
    const inner = literal(node.args);
    return typeof inner === 'number' ? -inner : null;
  }
  if (node.op !== 'value') return null;
  if (typeof node.args === 'string' || typeof node.args === 'number') return node.args;
  return typeof node.args === 'bigint' ? Number(node.args) : null;
}

function textsOf(node: ASTNode): string[] | null {
  const literals = (node.op === 'list' ? node.args : [node]).map(literal);
  const texts = literals.filter((one) => typeof one === 'string');
  return texts.length === literals.length ? texts : null;
}

function mirrored(sign: string): string {
  const mirror = table<string>({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' });
  return mirror[sign] ?? sign;
}
