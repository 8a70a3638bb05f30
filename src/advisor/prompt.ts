// A prompt is data: a page of Markdown with front matter, released once and never changed.
import { parse } from 'yaml';
import { z } from 'zod';

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\/\d+$/),
  purpose: z.string().min(1),
  maxOutputTokens: z.number().int().min(100).max(32_000),
  changed: z.string().min(1).describe('What changed against the version before, and why.'),
  score: z.string().min(1).describe('What the evals gave at release, or that they were not run.'),
});

export type Prompt = z.infer<typeof frontMatterSchema> & {
  /** SHA-256 of the file, hex. */
  hash: string;
  /** The static part, with places for the policy's words. */
  text: string;
};

/** Places that a prompt must have, each once: the policy's own words go there. */
const PLACES = ['{{policy}}', '{{tone}}', '{{language}}'] as const;

/**
 * Reads a prompt file. `hash` is computed by whoever read it.
 * @throws Error naming what is wrong with the file
 */
export function parsePrompt(file: string, hash: string): Prompt {
  const found = /^---\n(.*?)\n---\n(.*)$/s.exec(file.replace(/\r\n/g, '\n'));
  if (!found) throw new Error('a prompt begins with front matter between two lines of "---"');
  const head = frontMatterSchema.safeParse(parse(found[1] ?? ''));
  if (!head.success) throw new Error(`the prompt’s front matter: ${z.prettifyError(head.error)}`);
  const text = (found[2] ?? '').trim();
  for (const place of PLACES) {
    if (text.split(place).length !== 2) throw new Error(`the prompt must hold ${place} once`);
  }
  return { ...head.data, hash, text };
}

/** The system part for one policy: the same bytes for each of its leads. */
export function filledPrompt(
  prompt: Prompt,
  words: { policy: string; tone: string; language: string },
): string {
  return prompt.text
    .replace('{{policy}}', () => words.policy.trim())
    .replace('{{tone}}', () => words.tone)
    .replace('{{language}}', () => words.language);
}
