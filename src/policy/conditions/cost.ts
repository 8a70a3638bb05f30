// What evaluating a condition costs at most, in steps of some 40 ns, told from its syntax tree and the
// sizes of the values that it reads. Every loop counts as if it ran to its end and every branch as taken.

import type { ASTNode } from '@marcbachmann/cel-js';
import { own } from '../../leads/text/by-name.ts';
import { pathOf } from './tree.ts';

/** How much a value holds: entries of a list or map, characters of a text (of the longest, in a list). */
export type Size = {
  items: number;
  chars: number;
  /** Whether the entries have names: reading a map as a whole costs its entries many times over. */
  isMap: boolean;
  /** The largest of the entries; null for a plain value. */
  of: Size | null;
};
export type SizeOf = (path: string) => Size;

export const PLAIN: Size = { items: 0, chars: 0, isMap: false, of: null };

/** Setting up one evaluation, and looking through what came out of it. */
const PER_EVALUATION = 6;
/** Measured: an entry of a map that is read whole, 1.5 µs; local time, 6 to 29 µs; a text to instant, 1 µs. */
const PER_MAP_ENTRY = 40;
const PER_CALL: Readonly<Record<string, number>> = {
  hour: 400,
  weekday: 400,
  date: 400,
  timestamp: 25,
  duration: 25,
};
/** A text that is searched; one that is only compared or joined costs an eighth of it. */
const CHARS_PER_STEP = 32;
const COMPARED_PER_STEP = 256;
const LOOPS = ['exists', 'all', 'filter', 'exists_one', 'map'];

/** Steps of one evaluation at most. */
export function stepsOf(tree: ASTNode, sizeOf: SizeOf): number {
  return PER_EVALUATION + visit(tree, sizeOf).steps;
}

/** The size of a value as it stands. */
export function sizeOfValue(value: unknown): Size {
  if (typeof value === 'string') return { ...PLAIN, chars: value.length };
  if (typeof value !== 'object' || value === null || value instanceof Date) return PLAIN;
  const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  const of = entries.reduce<Size>((most, entry) => larger(most, sizeOfValue(entry)), PLAIN);
  return { items: entries.length, chars: of.chars, isMap: !Array.isArray(value), of };
}

/** What is at least as large as both in every respect. */
export function larger(a: Size, b: Size): Size {
  const of = a.of && b.of ? larger(a.of, b.of) : (a.of ?? b.of);
  return {
    items: Math.max(a.items, b.items),
    chars: Math.max(a.chars, b.chars),
    isMap: a.isMap || b.isMap,
    of,
  };
}

type Cost = { steps: number; size: Size };

function visit(node: ASTNode, sizeOf: SizeOf): Cost {
  const path = pathOf(node);
  if (path !== null) {
    const size = sizeOf(path);
    return { steps: 1 + (size.isMap ? size.items * PER_MAP_ENTRY : 0), size };
  }
  switch (node.op) {
    case 'value':
      return { steps: 1, size: sizeOfValue(node.args) };
    case 'id':
      return { steps: 1, size: sizeOf(node.args) };
    case 'rcall':
      return LOOPS.includes(node.args[0])
        ? loop(node.args[1], node.args[2], sizeOf)
        : call(node.args[0], [node.args[1], ...node.args[2]], sizeOf);
    case 'call':
      return call(node.args[0], node.args[1], sizeOf);
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return part(node.args, sizeOf);
    case 'list':
    case 'map':
      return literal(node.args.flat(), node.op === 'map', sizeOf);
    case '!_':
    case '-_':
      return together([visit(node.args, sizeOf)], PLAIN);
    case '?:':
      return choice(node.args, sizeOf);
    case '+':
      return sum(node.args, sizeOf);
    default:
      return comparison(node.op, node.args as readonly ASTNode[], sizeOf);
  }
}

function together(costs: readonly Cost[], size: Size, more = 0): Cost {
  return { steps: costs.reduce((sum, { steps }) => sum + steps, 1 + more), size };
}

function loop(receiver: ASTNode, args: readonly ASTNode[], sizeOf: SizeOf): Cost {
  const over = visit(receiver, sizeOf);
  const [variable, ...bodies] = args;
  const name = variable?.op === 'id' ? variable.args : '';
  const entry = entryOf(over.size);
  const inner: SizeOf = (path) => {
    const [root, ...keys] = path.split('.');
    if (root !== name) return sizeOf(path);
    return keys.reduce((size) => entryOf(size), entry);
  };
  const body = bodies.reduce((steps, one) => steps + visit(one, inner).steps, 1);
  return together([over], over.size, over.size.items * body);
}

/** A map’s loop goes over its names, which are no longer than a text may be. */
function entryOf(size: Size): Size {
  return size.of ?? { ...PLAIN, chars: size.chars };
}

function call(name: string, args: readonly ASTNode[], sizeOf: SizeOf): Cost {
  const costs = args.map((arg) => visit(arg, sizeOf));
  const chars = costs.reduce((sum, { size }) => sum + size.chars, 0);
  const size = { ...PLAIN, chars: name === 'lowerAscii' ? chars : 0 };
  return together(costs, size, (own(PER_CALL, name) ?? 1) + chars / CHARS_PER_STEP);
}

function part([base, key]: readonly [ASTNode, ASTNode | string], sizeOf: SizeOf): Cost {
  const from = visit(base, sizeOf);
  const costs = typeof key === 'string' ? [from] : [from, visit(key, sizeOf)];
  return together(costs, entryOf(from.size));
}

function literal(entries: readonly ASTNode[], isMap: boolean, sizeOf: SizeOf): Cost {
  const costs = entries.map((entry) => visit(entry, sizeOf));
  const of = costs.reduce<Size>((most, { size }) => larger(most, size), PLAIN);
  return together(costs, { items: entries.length, chars: of.chars, isMap, of }, entries.length);
}

function choice(args: readonly ASTNode[], sizeOf: SizeOf): Cost {
  const costs = args.map((arg) => visit(arg, sizeOf));
  const size = costs.slice(1).reduce<Size>((most, one) => larger(most, one.size), PLAIN);
  return together(costs, size);
}

/** Lists and texts grow by being added: what comes out is as large as both. */
function sum(args: readonly ASTNode[], sizeOf: SizeOf): Cost {
  const costs = args.map((arg) => visit(arg, sizeOf));
  const of = costs.reduce<Size>((most, { size }) => larger(most, size), PLAIN);
  const items = costs.reduce((n, { size }) => n + size.items, 0);
  const isText = of.of === null;
  const chars = isText ? costs.reduce((n, { size }) => n + size.chars, 0) : of.chars;
  return together(costs, { ...of, items, chars }, items + (isText ? chars / COMPARED_PER_STEP : 0));
}

/** Texts are compared to their end, lists entry by entry, `in` with each entry. */
function comparison(op: string, args: readonly ASTNode[], sizeOf: SizeOf): Cost {
  const costs = args.map((arg) => visit(arg, sizeOf));
  if (op === '&&' || op === '||') return together(costs, PLAIN);
  const weights = costs.map(({ size }) => weightOf(size));
  return together(costs, PLAIN, Math.max(0, ...weights));
}

/** Steps to look at all of a value. */
function weightOf(size: Size): number {
  return size.of === null
    ? size.chars / COMPARED_PER_STEP
    : size.items * (1 + weightOf({ ...size.of, chars: Math.min(size.of.chars, size.chars) }));
}
