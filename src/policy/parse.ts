// A policy as text: YAML, of which JSON is a part. Problems carry the line where their path stands.
import { isNode, LineCounter, parseDocument } from 'yaml';
import { OUR_READERS, type Readers } from '../leads/values/readers.ts';
import { type Validated, validatePolicy } from './validate.ts';

/** Longest text that is read, in characters. */
const MAX_POLICY_TEXT = 200_000;

type Document = ReturnType<typeof parseDocument>;

/** Reads and validates a policy; never throws. */
export function parsePolicy(text: string, reads: Readers = OUR_READERS): Validated {
  if (text.length > MAX_POLICY_TEXT) {
    return fail(`The text is longer than ${MAX_POLICY_TEXT} characters.`);
  }
  try {
    return parseText(text, reads);
  } catch {
    return fail('The text is nested too deeply, or repeats itself through too many aliases.');
  }
}

function parseText(text: string, reads: Readers): Validated {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      path: '',
      message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      ...placeAt(lines, error.pos[0]),
    }));
    return { ok: false, problems };
  }
  const validated = validatePolicy(document.toJS({ maxAliasCount: 100 }), { reads });
  if (validated.ok) return validated;
  const problems = validated.problems.map((problem) => ({
    ...problem,
    ...placeAt(lines, startOf(document, problem.path)),
  }));
  return { ok: false, problems };
}

function fail(message: string): Validated {
  return { ok: false, problems: [{ path: '', message }] };
}

/** Where the value of a pointer starts; for one that is not there, where its nearest parent does. */
function startOf(document: Document, path: string): number {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
