// A prompt is data: a page of Markdown with front matter, released once and never changed. Form 1 asks for
// everything in one answer; form 2 asks for the choice first and for the brief after it.
import { parse } from 'yaml';
import { z } from 'zod';
import { own } from '../leads/text/by-name.ts';

const tokens = z.number().int().min(100).max(32_000);

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*\/\d+$/),
  purpose: z.string().min(1),
  changed: z.string().min(1).describe('What changed against the version before, and why.'),
  score: z.string().min(1).describe('What the evals gave at release, or that they were not run.'),
};

const wholeSchema = z.strictObject({
  ...common,
  form: z.literal(1).optional(),
  maxOutputTokens: tokens,
});
const inPartsSchema = z.strictObject({
  ...common,
  form: z.literal(2),
  maxOutputTokens: z.strictObject({ choice: tokens, brief: tokens }),
});
const lookSchema = z.strictObject({ ...common, maxOutputTokens: tokens });

type Told = {
  id: string;
  purpose: string;
  changed: string;
  score: string;
  /** SHA-256 of the file, hex. */
  hash: string;
  /** All of the static text, with places for the policy's words. */
  text: string;
};

/** What one kind of call is told. */
export type PromptPart = { text: string; maxOutputTokens: number };

export type WholePrompt = Told & { form: 1; maxOutputTokens: number };
export type PromptInParts = Told & { form: 2; choice: PromptPart; brief: PromptPart };
export type Prompt = WholePrompt | PromptInParts;
/** What a second reader of a brief is told; the same for every policy. */
export type LookPrompt = Told & { maxOutputTokens: number };

/** Places that a text must have, each once: the policy's own words go there. */
const PLACES = {
  whole: ['{{policy}}', '{{tone}}', '{{language}}'],
  choice: ['{{policy}}'],
  brief: ['{{weSell}}', '{{tone}}', '{{language}}'],
} as const;

/** Lines of their own between which the parts of form 2 stand. */
const MARKS = { choice: '<!-- choice -->', brief: '<!-- brief -->' } as const;

/**
 * Reads a prompt file. `hash` is computed by whoever read it.
 * @throws Error naming what is wrong with the file
 */
export function parsePrompt(file: string, hash: string): Prompt {
  const { given, text } = opened(file);
  const inParts = (given as { form?: unknown } | null)?.form === 2;
  const head = headOf(given, inParts ? inPartsSchema : wholeSchema);
  const { id, purpose, changed, score } = head;
  const told = { id, purpose, changed, score, hash, text };
  if (head.form !== 2) {
    withPlaces(text, 'whole');
    return { ...told, form: 1, maxOutputTokens: head.maxOutputTokens };
  }
  const [before, after, more] = text.split(`${MARKS.brief}\n`);
  const begins = before?.startsWith(`${MARKS.choice}\n`) ?? false;
  if (!begins || before === undefined || after === undefined || more !== undefined) {
    throw new Error(`a prompt of form 2 holds ${MARKS.choice}, then ${MARKS.brief}, each once`);
  }
  const choice = before.slice(MARKS.choice.length);
  return {
    ...told,
    form: 2,
    choice: {
      text: withPlaces(choice.trim(), 'choice'),
      maxOutputTokens: head.maxOutputTokens.choice,
    },
    brief: { text: withPlaces(after.trim(), 'brief'), maxOutputTokens: head.maxOutputTokens.brief },
  };
}

/**
 * Reads the prompt of a second reader, which has no places for words.
 * @throws Error naming what is wrong with the file
 */
export function parseLookPrompt(file: string, hash: string): LookPrompt {
  const { given, text } = opened(file);
  return { ...headOf(given, lookSchema), hash, text };
}

function opened(file: string): { given: unknown; text: string } {
  const found = /^---\n(.*?)\n---\n(.*)$/s.exec(file.replace(/\r\n/g, '\n'));
  if (!found) throw new Error('a prompt begins with front matter between two lines of "---"');
  return { given: parse(found[1] ?? ''), text: (found[2] ?? '').trim() };
}

function headOf<S extends z.ZodType>(given: unknown, schema: S): z.output<S> {
  const read = schema.safeParse(given);
  if (!read.success) throw new Error(`the prompt’s front matter: ${z.prettifyError(read.error)}`);
  return read.data;
}

function withPlaces(text: string, part: keyof typeof PLACES): string {
  for (const place of PLACES[part]) {
    if (text.split(place).length !== 2) throw new Error(`the prompt must hold ${place} once`);
  }
  return text;
}

/** A text of a prompt with words in its places: the same bytes for the same words. */
export function filledPrompt(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => own(words, name) ?? place);
}
