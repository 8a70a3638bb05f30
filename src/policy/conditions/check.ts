// Whether a condition may be published: fields exist, types fit, it yields true or false, and it
// stays small. The first thing wrong is told with its place and what to write instead.
import type { ASTNode } from '@marcbachmann/cel-js';
import { jaroWinkler } from '@skyra/jaro-winkler';
import { isProtectedTrait } from '../../leads/lead.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { CALLS, checkingEnvironment, MAX_NODES, type Sees } from './environment.ts';
import { formOf } from './field-forms.ts';
import { ALL_FIELDS, attributeAt, fieldAt, LEAD_SIDE } from './fields.ts';
import { isTimeZone } from './local-time.ts';
import { callsIn, comparisonsIn, loopDepth, pathOf, pathsIn, placeOf } from './tree.ts';

type ConditionProblem = {
  ok: false;
  /** From 1, within the condition's own text. */
  line: number;
  column: number;
  message: string;
  /** What to write instead; empty when nothing is near. */
  hint: string;
};
export type ConditionCheck = { ok: true } | ConditionProblem;

const MAX_LOOP_DEPTH = 2;
const ROOTS = [...new Set(ALL_FIELDS.map((field) => field.path.split('.')[0] ?? ''))];
const TYPE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/list<.*>/, 'a list'],
  [/dyn<.*>|dyn/, 'a value of any type'],
  [/double|int|uint/, 'a number'],
  [/string/, 'a text'],
  [/bool/, 'true/false'],
  [/google\.protobuf\.Timestamp/, 'an instant'],
  [/google\.protobuf\.Duration/, 'a duration'],
  [/\$\w+|map<.*>|map/, 'a group of fields'],
];

/**
 * Checks one CEL condition as publishing does. `lead` conditions (when, unless, tiers) see lead,
 * account and now; `rep` conditions (prefer.if, require) see rep, record and load as well.
 */
export function checkCondition(
  source: string,
  sees: Sees,
  reads: Readers = OUR_READERS,
): ConditionCheck {
  const problem = (offset: number, message: string, hint = ''): ConditionProblem => ({
    ok: false,
    ...placeOf(source, offset),
    message,
    hint,
  });
  const environment = checkingEnvironment(sees);
  let tree: ASTNode;
  try {
    tree = environment.parse(source).ast;
  } catch (error) {
    return problem(offsetOf(error), parseWords(error));
  }
  const found = badPath(tree, sees) ?? badCall(tree) ?? badValue(tree, reads);
  if (found) return problem(found.node.start, found.message, found.hint);
  const result = environment.check(source);
  if (!result.valid) {
    return problem(offsetOf(result.error), typeWords(result.error), typeHint(result.error));
  }
  if (result.type !== 'bool') {
    const hint = result.type === 'dyn' ? `Compare it: ${source.trim()} == true` : '';
    return problem(0, `A condition is true or false; this is ${inWords(result.type ?? '')}.`, hint);
  }
  return { ok: true };
}

type Found = { node: ASTNode; message: string; hint: string };

function badPath(tree: ASTNode, sees: Sees): Found | null {
  for (const { path, node } of pathsIn(tree)) {
    const message = pathProblem(path, sees);
    if (message) return { node, message, hint: pathHint(path, sees) };
  }
  return null;
}

function pathProblem(path: string, sees: Sees): string | null {
  const [root = '', ...keys] = path.split('.');
  if (root === 'cel' || root === 'google') return `${root} is not used in conditions.`;
  if (sees === 'lead' && ['rep', 'record', 'load'].includes(root)) {
    return `${root} is not known here: this condition decides about the lead alone.`;
  }
  if (attributeAt(path) !== null) {
    return keys.some(isProtectedTrait)
      ? `${path} is a protected trait and never influences a routing.`
      : null;
  }
  if (fieldAt(path)) return null;
  return keys.length === 0 && ROOTS.includes(root)
    ? `${root} is a group of fields; name one of them.`
    : `There is no field ${path}.`;
}

function pathHint(path: string, sees: Sees): string {
  if (sees === 'lead' && /^(rep|record|load)\b/.test(path)) {
    return 'Put it in prefer.if, or in a must-rule of kind condition.';
  }
  if (ROOTS.includes(path) || attributeAt(path) !== null) return '';
  const fields = sees === 'lead' ? LEAD_SIDE : ALL_FIELDS;
  const nearest = nearestOf(
    path,
    fields.map((field) => field.path),
  );
  return nearest ? `Did you mean ${nearest}?` : '';
}

function badCall(tree: ASTNode): Found | null {
  for (const { name, node } of callsIn(tree)) {
    if (CALLS[name] === undefined) {
      const nearest = nearestOf(name, Object.keys(CALLS));
      return {
        node,
        message: `There is no function ${name}.`,
        hint: nearest ? `Did you mean ${CALLS[nearest]}?` : '',
      };
    }
    if (node.op !== 'call') continue;
    const found = badArguments(name, node, node.args[1]);
    if (found) return found;
  }
  if (loopDepth(tree) > MAX_LOOP_DEPTH) {
    return { node: tree, message: `At most ${MAX_LOOP_DEPTH} loops inside one another.`, hint: '' };
  }
  return null;
}

function badArguments(name: string, node: ASTNode, args: readonly ASTNode[]): Found | null {
  const first = args[0] && pathOf(args[0]);
  if (name === 'has' && first && attributeAt(first) === null) {
    const hint = `Write known(${first}) for a number, ${first} != "unknown" for a text.`;
    return { node, message: `has() always holds for ${first}.`, hint };
  }
  const zone = args[1];
  if (!['hour', 'weekday', 'date'].includes(name) || zone?.op !== 'value') return null;
  if (typeof zone.args !== 'string' || isTimeZone(zone.args)) return null;
  return {
    node: zone,
    message: `"${zone.args}" is no time zone.`,
    hint: 'Write an IANA name such as "Europe/Berlin".',
  };
}

/** A text that a field never holds, such as rep.role == "senior" or lead.source == "Demo". */
function badValue(tree: ASTNode, reads: Readers): Found | null {
  for (const { path, text, node } of textsCompared(tree)) {
    const hint = betterValue(path, text, reads);
    if (hint !== null) return { node, message: `${path} is never "${text}".`, hint };
  }
  return null;
}

/** The texts of a condition that may be published, each beside the field that it is compared with. */
export function textsIn(source: string, sees: Sees): { path: string; text: string }[] {
  return [...textsCompared(checkingEnvironment(sees).parse(source).ast)];
}

function* textsCompared(tree: ASTNode): Iterable<{ path: string; text: string; node: ASTNode }> {
  for (const { sign, left, right } of comparisonsIn(tree)) {
    if (!['==', '!=', 'in'].includes(sign)) continue;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const path = pathOf(one);
      if (path === null) continue;
      for (const node of other.op === 'list' ? other.args : [other]) {
        const text = node.op === 'value' ? node.args : null;
        if (typeof text === 'string') yield { path, text, node };
      }
    }
  }
}

/** What to write instead of a value that the field never holds; null when it may hold it. */
function betterValue(path: string, text: string, reads: Readers): string | null {
  const values = fieldAt(path)?.values;
  if (values) {
    if (values.includes(text)) return null;
    const nearest = nearestOf(text, values);
    return nearest ? `Did you mean "${nearest}"?` : `It is one of ${values.join(', ')}.`;
  }
  const form = formOf(path, text, reads);
  if (form === null || form === text) return null;
  return form === 'unknown' ? 'No list of ours holds it.' : `Write "${form}".`;
}

/** The most similar of some names, if any is similar enough. */
export function nearestOf(wanted: string, names: readonly string[]): string | null {
  const scored = names
    .map((name) => ({ name, likeness: jaroWinkler(wanted.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => b.likeness - a.likeness);
  return scored[0] && scored[0].likeness >= 0.75 ? scored[0].name : null;
}

type LibraryError = { summary?: string; code?: string; range?: { start: number } };

function offsetOf(error: unknown): number {
  return (error as LibraryError | undefined)?.range?.start ?? 0;
}

function parseWords(error: unknown): string {
  const { summary = '', code = '' } = error as LibraryError;
  if (code.startsWith('exceeds') || /exceed|limit/i.test(summary)) {
    return `The condition is too large: at most ${MAX_NODES} parts, nested at most 24 deep.`;
  }
  return `This is not CEL: ${summary.replace('EOF', 'the end')}.`;
}

function typeWords(error: unknown): string {
  const { summary = '', code } = error as LibraryError;
  const overload = /no such overload: (.+?) (==|!=|<=|>=|<|>|in|\+|-|\*|\/|%) (.+)$/.exec(summary);
  if (overload) {
    const [, left = '', sign = '', right = ''] = overload;
    return `"${sign}" does not go between ${inWords(left)} and ${inWords(right)}.`;
  }
  if (code === 'no_such_key') return `There is no field ${summary.replace('No such key: ', '')}.`;
  return `${summary}.`;
}

function typeHint(error: unknown): string {
  const { summary = '' } = error as LibraryError;
  if (/double in list<int>|List elements must/.test(summary)) {
    return 'In lists of numbers write a decimal point: [1.0, 2.0].';
  }
  return '';
}

function inWords(type: string): string {
  return TYPE_WORDS.find(([pattern]) => pattern.test(type))?.[1] ?? type;
}
