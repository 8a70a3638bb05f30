// A page for a person on an address of the API: nothing in it may run or load, and of styles only ours counts.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { STYLESHEET } from '../../pages/stylesheet.ts';

const STYLE_HASH = createHash('sha256').update(STYLESHEET).digest('base64');
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers with a whole page that brings its style along. */
export function answerPage(c: Context, page: string, headers: Record<string, string> = {}) {
  return c.body(page, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    ...headers,
  });
}
