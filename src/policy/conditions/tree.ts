// Reading a condition's syntax tree: which fields it reads, what it compares, where it stands.
import { type ASTNode, serialize } from '@marcbachmann/cel-js';

/** A chain of names such as lead.score or lead["score"], with the place where it starts. */
export type Path = { path: string; node: ASTNode };

export type Comparison = {
  sign: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
  left: ASTNode;
  right: ASTNode;
};

const LOOPS = ['exists', 'all', 'filter', 'exists_one', 'map'];
const SIGNS = ['==', '!=', '<', '<=', '>', '>=', 'in'];

/** Every chain that starts at a variable of ours, outermost form, loop variables left out. */
export function pathsIn(tree: ASTNode): Path[] {
  const found: Path[] = [];
  visitPaths(tree, [], found);
  return found;
}

function visitPaths(node: ASTNode, loopVariables: readonly string[], found: Path[]): void {
  const path = pathOf(node);
  if (path !== null) {
    if (!loopVariables.includes(path.split('.')[0] ?? '')) found.push({ path, node });
    return;
  }
  const variable = loopVariable(node);
  if (node.op === 'rcall' && variable !== null) {
    visitPaths(node.args[1], loopVariables, found);
    for (const inner of node.args[2].slice(1)) {
      visitPaths(inner, [...loopVariables, variable], found);
    }
    return;
  }
  for (const inner of childrenOf(node)) visitPaths(inner, loopVariables, found);
}

/** "lead.score" for lead.score and lead["score"]; null when the node is no such chain. */
export function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.') {
    const base = pathOf(node.args[0]);
    return base === null ? null : `${base}.${node.args[1]}`;
  }
  if (node.op === '[]' && node.args[1].op === 'value' && typeof node.args[1].args === 'string') {
    const base = pathOf(node.args[0]);
    return base === null ? null : `${base}.${node.args[1].args}`;
  }
  return null;
}

/** Names of the functions and methods called, with their nodes. */
export function callsIn(tree: ASTNode): { name: string; node: ASTNode }[] {
  const here =
    tree.op === 'call' || tree.op === 'rcall' ? [{ name: tree.args[0], node: tree }] : [];
  return [...here, ...childrenOf(tree).flatMap(callsIn)];
}

/** How many loops (exists, all, filter) stand inside one another at most. */
export function loopDepth(tree: ASTNode): number {
  const inner = Math.max(0, ...childrenOf(tree).map(loopDepth));
  return inner + (loopVariable(tree) === null ? 0 : 1);
}

/** The node as a comparison, or null. */
export function comparisonOf(node: ASTNode): Comparison | null {
  if (!SIGNS.includes(node.op)) return null;
  const [left, right] = node.args as [ASTNode, ASTNode];
  return { sign: node.op as Comparison['sign'], left, right };
}

/** All comparisons in the tree. */
export function comparisonsIn(tree: ASTNode): Comparison[] {
  const here = comparisonOf(tree);
  return [...(here ? [here] : []), ...childrenOf(tree).flatMap(comparisonsIn)];
}

/** The terms of a chain of && (or ||), left to right; a node of another kind is its own term. */
export function termsOf(node: ASTNode, sign: '&&' | '||'): ASTNode[] {
  return node.op === sign ? node.args.flatMap((term) => termsOf(term, sign)) : [node];
}

/** The node as CEL text. (A slice of the source would lose brackets at its edges.) */
export function sourceOf(node: ASTNode): string {
  return serialize(node);
}

/** Line and column of an offset, both from 1. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function loopVariable(node: ASTNode): string | null {
  if (node.op !== 'rcall' || !LOOPS.includes(node.args[0])) return null;
  const variable = node.args[2][0];
  return variable?.op === 'id' ? variable.args : null;
}

/** The nodes directly inside a node. */
function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
