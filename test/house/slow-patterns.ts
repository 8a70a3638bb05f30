// Finds patterns that read a text anew from many of its places: an unbounded repetition that begins
// anywhere in its own run, with something behind it that can fail, costs the square of the run.

type Item =
  | { kind: 'set'; chars: ReadonlySet<string>; min: number; max: number }
  | { kind: 'group'; alternatives: Item[][]; min: number; max: number }
  | { kind: 'look'; source: string };

/** What keyboards give, and one of each kind of character beyond. */
const PROBES = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'\t\né中😀“”–’',
];

/** Every literal pattern of a TypeScript source, with its line. */
export function patternsIn(source: string): { line: number; body: string; flags: string }[] {
  const text = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^\s*\/\/.*$/gm, '');
  const literal =
    /(?<=[(,=:[!&|?{};>\n]\s*|return\s+)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g;
  return [...text.matchAll(literal)].map(({ 1: body = '', 2: flags = '', index }) => ({
    line: text.slice(0, index).split('\n').length,
    body,
    flags,
  }));
}

/** Why a pattern may take the square of a text's length, or null. */
export function slowness(body: string, flags: string): string | null {
  if (flags.includes('y')) return null;
  const found: string[] = [];
  const top = parsed(body, flags);
  for (const alternative of top) visit(alternative, { needs: [], guards: [] }, false, found);
  return found[0] ?? null;
}

type Before = { needs: readonly ReadonlySet<string>[]; guards: readonly string[] };

function visit(
  items: readonly Item[],
  before: Before,
  mayFailAfter: boolean,
  found: string[],
): void {
  let { needs, guards } = before;
  items.forEach((item, i) => {
    const mayFail = mayFailAfter || items.slice(i + 1).some((next) => !isNullable(next));
    if (item.kind === 'look') {
      if (needs.length === 0) guards = [...guards, item.source];
      return;
    }
    if (item.kind === 'group') {
      for (const inside of item.alternatives) {
        visit(inside, { needs, guards }, mayFail, found);
        if (item.max === Infinity && isNested(inside)) found.push('repetition within a repetition');
      }
    } else if (item.max === Infinity && mayFail && rereads(item.chars, needs, guards)) {
      found.push(needs.length === 0 ? 'begins with a run' : 'its beginning may stand in its run');
    }
    if (!isNullable(item)) {
      needs = [...needs, item.kind === 'set' ? item.chars : firstOf(item)];
      if (item.kind === 'group' || item.max !== Infinity) return;
    }
  });
}

/** Whether another match could begin within the run of one. */
function rereads(
  run: ReadonlySet<string>,
  needs: readonly ReadonlySet<string>[],
  guards: readonly string[],
): boolean {
  if (guards.some((guard) => holdsBack(guard, run))) return false;
  return needs.every((need) => [...need].some((letter) => run.has(letter)));
}

/** A look at the place before: no second match begins within the same run. */
function holdsBack(guard: string, run: ReadonlySet<string>): boolean {
  if (guard === '^') return true;
  const letters = [...run];
  const isWord = (letter: string) => /\w/.test(letter);
  if (guard === '\\b') return letters.every(isWord) || !letters.some(isWord);
  return (
    /^\(\?<!/.test(guard) &&
    letters.every((letter) => new RegExp(`${guard}$`, 'u').test(letter) === false)
  );
}

/** Nothing but its repetitions is needed: "(a+)+", "(\s*x?)*". */
function isNested(inside: readonly Item[]): boolean {
  const endless = inside.filter((item) => item.kind !== 'look' && item.max === Infinity);
  const fixed = inside.filter(
    (item) => item.kind !== 'look' && item.max !== Infinity && !isNullable(item),
  );
  return endless.length > 0 && fixed.length === 0;
}

function isNullable(item: Item): boolean {
  if (item.kind === 'look') return false;
  if (item.min === 0) return true;
  return item.kind === 'group' && item.alternatives.some((inside) => inside.every(isNullable));
}

function firstOf(item: Item): ReadonlySet<string> {
  if (item.kind === 'set') return item.chars;
  if (item.kind === 'look') return new Set();
  const all = item.alternatives.flatMap((inside) => {
    const first = inside.find((one) => one.kind !== 'look');
    return first === undefined ? [] : [...firstOf(first)];
  });
  return new Set(all);
}

function parsed(body: string, flags: string): Item[][] {
  const kept = flags.replace(/[^iusv]/g, '');
  let at = 0;
  const alternatives = (): Item[][] => {
    const all: Item[][] = [[]];
    while (at < body.length && body[at] !== ')') {
      if (body[at] === '|') {
        at += 1;
        all.push([]);
      } else all.at(-1)?.push(item());
    }
    return all;
  };
  const item = (): Item => {
    const rest = body.slice(at);
    const look = /^(?:\^|\$|\\b|\\B)/.exec(rest);
    if (look) {
      at += look[0].length;
      return { kind: 'look', source: look[0] };
    }
    if (rest.startsWith('(')) {
      const from = at;
      const opening = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(rest)?.[0] ?? '(';
      at += opening.length;
      const inside = alternatives();
      at += 1;
      if (/[=!]$/.test(opening)) return { kind: 'look', source: body.slice(from, at) };
      return { kind: 'group', alternatives: inside, ...times() };
    }
    const one =
      /^(?:\\[pPu]\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\k<\w+>|\\.|\[(?:\\.|[^\]\\])*\]|[\s\S])/iu.exec(
        rest,
      )?.[0] ?? '';
    at += one.length;
    return { kind: 'set', chars: charsOf(one, kept), ...times() };
  };
  const times = (): { min: number; max: number } => {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(body.slice(at));
    if (!found) return { min: 1, max: 1 };
    at += found[0].length;
    const [, sign, low = '1', comma, high] = found;
    if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    return {
      min: Number(low),
      max: comma === '' ? Number(low) : high === '' ? Infinity : Number(high),
    };
  };
  return alternatives();
}

const read = new Map<string, ReadonlySet<string>>();

/** The characters that one place of a pattern takes. */
function charsOf(one: string, flags: string): ReadonlySet<string> {
  if (/^\\[1-9k]/.test(one)) return new Set();
  const known = read.get(`${flags} ${one}`);
  if (known) return known;
  const pattern = new RegExp(`^(?:${one})$`, flags);
  const chars = new Set(PROBES.filter((probe) => pattern.test(probe)));
  if (chars.size === 0) chars.add(one);
  read.set(`${flags} ${one}`, chars);
  return chars;
}
