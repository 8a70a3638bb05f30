// Zod's findings in the words of a caller: one path and one sentence each.
import type { z } from 'zod';
import { pointerStep } from '../leads/text/json-pointer.ts';
import type { Problem } from './refusal.ts';

const MOST = 100;

type Issue = z.core.$ZodIssue;

/**
 * The problems in `error`, at most 100.
 * @param root "/" for a body (paths are JSON pointers), "?" for query parameters
 */
export function problemsOf(error: z.ZodError, root: '/' | '?' = '/'): Problem[] {
  const found: Found[] = [];
  for (const issue of error.issues) {
    if (found.length >= MOST) break; // what is not told is not put into words
    found.push(...explain(issue, []));
  }
  return found.slice(0, MOST).map(({ path, message }) => ({
    path: root === '?' ? `?${path.join('.')}` : path.map(pointerStep).join(''),
    message,
  }));
}

type Found = { path: PropertyKey[]; message: string };

function explain(issue: Issue, base: readonly PropertyKey[]): Found[] {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MOST)
        .map((key) => ({ path: [...path, key], message: 'is not a known field' }));
    case 'invalid_union':
      return issue.errors.length === 0
        ? [{ path, message: issue.message }]
        : explainUnion(issue.errors, path);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain({ ...inner, path: [] } as Issue, path));
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) {
        return [{ path, message: `is required (${issue.expected})` }];
      }
      return [{ path, message: issue.message }];
    default:
      return [{ path, message: issue.message }];
  }
}

/** Of the forms a value may take, the one that it comes nearest to: the one wrong furthest in. */
function explainUnion(branches: readonly (readonly Issue[])[], path: PropertyKey[]): Found[] {
  const nearest = branches
    .filter((issues) => issues.every((issue) => issue.path.length > 0 || !isWrongType(issue)))
    .toSorted((a, b) => a.length - b.length)[0];
  const chosen = nearest?.length ? nearest : branches.flat();
  const found = chosen.flatMap((issue) => explain(issue, path));
  if (nearest || found.length === 0) {
    return found.length > 0 ? found : [{ path, message: 'has none of the possible forms' }];
  }
  const forms = [...new Set(found.map((f) => f.message))];
  return [{ path, message: forms.join(', or ') }];
}

function isWrongType(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}
