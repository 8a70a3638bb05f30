// Recorded answers of models, kept at the HTTP boundary under a hash of what was asked: building the
// prompt, parsing, judging and repairing run for real, and nothing is paid for twice.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { contentHash, textHash } from '../../src/io/db/engine/content-hash.ts';

const recordingSchema = z.strictObject({
  format: z.literal(1),
  key: z.string(),
  provider: z.string(),
  model: z.string(),
  caseId: z.string(),
  contestant: z.string(),
  repeat: z.number().int(),
  attempt: z.number().int(),
  recorded: z.string(),
  request: z.unknown(),
  response: z.strictObject({
    status: z.number().int(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
    tookMs: z.number().nullable(),
  }),
});
export type Recording = z.infer<typeof recordingSchema>;

/** What is asked for; times and addresses are left out, so that any server may have answered. */
export type Asked = {
  provider: string;
  caseId: string;
  contestant: string;
  repeat: number;
  attempt: number;
  body: unknown;
};

export type Shelf = {
  find(asked: Asked): Recording | null;
  /** The recording that is most like what is asked for, and where they differ. */
  nearest(asked: Asked): { recording: Recording; differences: string[] } | null;
  keep(asked: Asked, answer: Recording['response'], date: string, secrets: string[]): Promise<void>;
  all(): Recording[];
  /** Keys that nobody has asked for since the shelf was opened. */
  orphans(): string[];
  /** Keys recorded before a date. */
  before(date: string): string[];
  /** Deletes recordings, and the long texts that only they held. */
  drop(keys: readonly string[]): Promise<void>;
};

/** Texts from this length on are stored once, in a file of their own. */
const LONG = 1_000;

/** The hash under which an answer is kept. */
function recordingKey({ provider, repeat, attempt, body }: Asked): string {
  return contentHash({ provider, repeat, attempt, body });
}

/** Recordings that are not what was once recorded. */
export class Unreadable extends Error {}

/**
 * Opens the recordings of one model; a folder that does not exist is an empty shelf.
 * @throws Unreadable naming the file that is cut off, of another form, or answers another question
 */
export async function openShelf(folder: string): Promise<Shelf> {
  const known = await readAll(folder);
  const used = new Set<string>();
  return {
    find: (asked) => {
      const key = recordingKey(asked);
      used.add(key);
      return known.get(key) ?? null;
    },
    nearest: (asked) => nearest([...known.values()], asked),
    keep: async (asked, response, date, secrets) => {
      const key = recordingKey(asked);
      const body = modelOf(asked.body);
      const recording: Recording = {
        format: 1,
        key,
        provider: asked.provider,
        model: body,
        caseId: asked.caseId,
        contestant: asked.contestant,
        repeat: asked.repeat,
        attempt: asked.attempt,
        recorded: date,
        request: asked.body,
        response: {
          ...response,
          body: redacted(response.body, secrets),
          headers: keptHeaders(response.headers, secrets),
        },
      };
      known.set(key, recording);
      used.add(key);
      await write(folder, recording);
    },
    all: () => [...known.values()],
    orphans: () => [...known.keys()].filter((key) => !used.has(key)),
    before: (date) =>
      [...known.values()].filter(({ recorded }) => recorded < date).map(({ key }) => key),
    drop: async (keys) => {
      for (const key of keys) {
        known.delete(key);
        await rm(`${folder}/${fileOf(key)}`, { force: true });
      }
      await dropTexts(folder, [...known.values()]);
    },
  };
}

/** Long texts that no recording refers to any more. */
async function dropTexts(folder: string, left: readonly Recording[]): Promise<void> {
  const texts = new Map<string, string>();
  for (const { request } of left) deflated(request, texts);
  for (const name of await readdir(`${folder}/texts`).catch(() => [])) {
    if (!texts.has(name.replace(/\.txt$/, ''))) await rm(`${folder}/texts/${name}`);
  }
}

async function readAll(folder: string): Promise<Map<string, Recording>> {
  const names = await readdir(folder).catch(() => []);
  const texts = new Map<string, string>();
  const names2 = await readdir(`${folder}/texts`).catch(() => []);
  for (const name of names2) {
    texts.set(name.replace(/\.txt$/, ''), await readFile(`${folder}/texts/${name}`, 'utf8'));
  }
  const read = names
    .filter((name) => name.endsWith('.json'))
    .map(async (name) => readOne(`${folder}/${name}`, texts));
  return new Map((await Promise.all(read)).map((recording) => [recording.key, recording]));
}

/** What is kept under a question must be the answer to it: the key is that of the whole request. */
async function readOne(file: string, texts: ReadonlyMap<string, string>): Promise<Recording> {
  try {
    const kept = recordingSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const recording = { ...kept, request: inflated(kept.request, texts) };
    if (recordingKey({ ...recording, body: recording.request }) === kept.key) return recording;
  } catch (cause) {
    throw new Unreadable(`The recording ${file} cannot be read: record anew with --live.`, {
      cause,
    });
  }
  throw new Unreadable(
    `The recording ${file} was changed: it answers another question than its key.`,
  );
}

async function write(folder: string, recording: Recording): Promise<void> {
  const texts = new Map<string, string>();
  const small = { ...recording, request: deflated(recording.request, texts) };
  await mkdir(`${folder}/texts`, { recursive: true });
  for (const [hash, text] of texts) await writeFile(`${folder}/texts/${hash}.txt`, text);
  await writeFile(`${folder}/${fileOf(recording.key)}`, `${JSON.stringify(small, null, 1)}\n`);
}

function fileOf(key: string): string {
  return `${key.slice(0, 24)}.json`;
}

/** Long texts and the schema, which most requests share, become references. */
function deflated(value: unknown, texts: Map<string, string>): unknown {
  return mapped(value, (inner) => {
    const text =
      typeof inner === 'string'
        ? inner
        : inner !== null && typeof inner === 'object' && 'properties' in inner
          ? JSON.stringify(inner)
          : '';
    if (text.length < LONG) return undefined;
    const hash = textHash(text).slice(0, 24);
    texts.set(hash, text);
    return typeof inner === 'string' ? { $text: hash } : { $json: hash };
  });
}

function inflated(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  return mapped(value, (inner) => {
    const { $text, $json } = (inner ?? {}) as { $text?: string; $json?: string };
    if ($text !== undefined) return texts.get($text) ?? '';
    return $json === undefined ? undefined : JSON.parse(texts.get($json) ?? 'null');
  });
}

/** Rebuilds a JSON value; where `change` gives something, that stands instead. */
function mapped(value: unknown, change: (inner: unknown) => unknown): unknown {
  const changed = change(value);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)]),
  );
}

const KEPT = /^(?:content-type|date|retry-after|.*request-id|.*ratelimit.*|.*processing-ms)$/i;

function keptHeaders(headers: Record<string, string>, secrets: string[]): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => KEPT.test(name));
  return redacted(Object.fromEntries(kept), secrets) as Record<string, string>;
}

const KEY_LIKE = /\b(?:sk|key|tok|pk)[-_][A-Za-z0-9_-]{16,}\b|\bBearer\s+[\w.-]{12,}/g;

/** Keys that were sent, and whatever looks like one, become •••. */
function redacted(value: unknown, secrets: string[]): unknown {
  return mapped(value, (inner) => {
    if (typeof inner !== 'string') return undefined;
    const masked = secrets
      .filter((secret) => secret.length >= 8)
      .reduce((text, secret) => text.replaceAll(secret, '•••'), inner);
    return masked.replace(KEY_LIKE, '•••');
  });
}

function modelOf(body: unknown): string {
  const { model } = (body ?? {}) as { model?: unknown };
  return typeof model === 'string' ? model : 'unknown';
}

const MOST_DIFFERENCES = 8;

function nearest(recordings: readonly Recording[], asked: Asked) {
  const wanted = linesOf(asked.body);
  const rated = recordings
    .filter(({ provider }) => provider === asked.provider)
    .map((recording) => {
      const lines = linesOf(recording.request);
      const have = new Set(lines);
      const shared = wanted.filter((line) => have.has(line)).length;
      const closer =
        Number(recording.caseId === asked.caseId) +
        Number(recording.contestant === asked.contestant);
      return { recording, lines, score: shared + 1_000 * closer };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = rated;
  if (!best) return null;
  const [have, want] = [new Set(best.lines), new Set(wanted)];
  const gone = best.lines.filter((line) => !want.has(line));
  const fresh = wanted.filter((line) => !have.has(line));
  const pairs = Array.from({ length: Math.max(gone.length, fresh.length) }, (_, i) =>
    differing(gone[i], fresh[i]),
  );
  return { recording: best.recording, differences: pairs.flat().slice(0, MOST_DIFFERENCES) };
}

const WIDEST = 160;
const BEFORE = 40;

/** Both lines from shortly before where they begin to differ; long ones differ far to the right. */
function differing(gone: string | undefined, fresh: string | undefined): string[] {
  const [a, b] = [gone ?? '', fresh ?? ''];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const path = /^[\w.]*: /.exec(a || b)?.[0] ?? '';
  const from = same > WIDEST - BEFORE ? same - BEFORE : 0;
  const cut = (line: string) =>
    from === 0 ? line.slice(0, WIDEST) : `${path}… ${line.slice(from, from + WIDEST)}`;
  return [
    ...(gone === undefined ? [] : [`- ${cut(a)}`]),
    ...(fresh === undefined ? [] : [`+ ${cut(b)}`]),
  ];
}

/** A body as lines of "path: text". */
function linesOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.split('\n').map((line) => `${path}: ${line}`);
  if (value === null || typeof value !== 'object') return [`${path}: ${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    linesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
