// A lead as systems send it becomes a lead as we route it. Only what makes a decision impossible is
// refused; what a side field holds and nobody can use is told, and costs the lead nothing.
import type { z } from 'zod';
import { type Lead, leadSchema } from '../lead.ts';
import { type LeadWarning, leadWarning } from '../lead-warning.ts';
import { byName, own } from '../text/by-name.ts';
import { pointerStep } from '../text/json-pointer.ts';
import { stableHash } from '../text/stable-hash.ts';
import { readEngagement } from './engagement.ts';
import { asWarning, type Fault } from './fault.ts';
import { FIRST_NAME, LAST_NAME, PRIVATE, READS } from './fields.ts';
import { figureOf, number, plainText, type Reading } from './readings.ts';
import { type Found, type SortedKeys, sortKeys } from './sort-keys.ts';

export type SentHabits = {
  /** The ends of the sender's own scale of scores; ours is 0 to 100. */
  score: { min: number; max: number };
};
export const PLAIN_HABITS: SentHabits = { score: { min: 0, max: 100 } };

type Problem = { path: string; message: string };
export type SentLead =
  | { ok: true; lead: Lead; faults: readonly Fault[] }
  | { ok: false; problems: readonly Problem[] };

const MOST_WARNINGS = 100;
/** Reads a lead. What was changed or left out on the way stands in `faults`, and as warnings on the lead. */
export function readSentLead(sent: unknown, habits: SentHabits = PLAIN_HABITS): SentLead {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return refused('', 'must be an object with at least an id');
  const found = sortKeys(sent);
  const faults: Fault[] = [];
  const draft = new Map<string, unknown>();
  for (const [path, { given, at }] of found.fields) {
    const read = own(READS, path)?.(given);
    if (read === undefined) continue;
    const told = PRIVATE.has(path) ? undefined : given;
    tell(faults, at, told, read);
    if (read.value !== undefined && read.value !== '') draft.set(path, read.value);
  }
  joinNames(found.fields, draft);
  readScore(found.fields.get('score'), habits, draft, faults);
  const engagement = found.fields.get('engagement');
  if (engagement) {
    const read = readEngagement(engagement.given);
    draft.set('engagement', read.value);
    faults.push(...read.faults);
  }
  faults.push(...found.faults, ...found.others.faults);
  draft.set('attributes', found.others.read);
  const id = idOf(found.fields.get('id'), draft, faults);
  if (typeof id === 'object') return refused('/id', id.because);
  draft.set('id', id);
  const told = warningsOf(faults);
  const lead = leadSchema.safeParse({
    ...nested(draft),
    ...(told.length > 0 && { warnings: told }),
  });
  if (!lead.success) return { ok: false, problems: lead.error.issues.map(asProblem) };
  return { ok: true, lead: lead.data, faults };
}

function joinNames(fields: SortedKeys['fields'], draft: Map<string, unknown>): void {
  if (draft.has('contact.name')) return;
  const halves = [FIRST_NAME, LAST_NAME].map((path) => plainText(fields.get(path)?.given) ?? '');
  const name = halves.filter((half) => half !== '').join(' ');
  if (name !== '') draft.set('contact.name', name.slice(0, 200).trim());
}

function readScore(
  found: Found | undefined,
  { score: { min, max } }: SentHabits,
  draft: Map<string, unknown>,
  faults: Fault[],
): void {
  if (!found) return;
  const figure = figureOf(found.given);
  const scaled =
    figure === null || (min === 0 && max === 100)
      ? figure
      : Math.round((10_000 * (figure - min)) / (max - min)) / 100;
  const read = number(0, 100)(scaled ?? found.given);
  tell(faults, found.at, found.given, read);
  const { value } = read;
  if (value !== undefined) draft.set('score', value);
}

/** The sender's id; without one, an id that the same request gives again. */
function idOf(
  found: Found | undefined,
  draft: ReadonlyMap<string, unknown>,
  faults: Fault[],
): string | { because: string } {
  if (found) {
    if (typeof found.given === 'number' && !Number.isSafeInteger(found.given))
      return { because: 'is larger than numbers are exact: send it as text' };
    const id = plainText(found.given);
    if (id === null || typeof found.given === 'object')
      return { because: 'must be a text or a whole number' };
    return id.length <= 200 ? id : { because: 'must have at most 200 characters' };
  }
  const who = ['contact.email', 'contact.phone', 'contact.name', 'company.name', 'company.domain'];
  if (!who.some((path) => draft.has(path)))
    return { because: 'is required; without one, an e-mail, a phone or a name to make one from' };
  const told = JSON.stringify(
    [...who, 'message', 'receivedAt'].map((path) => draft.get(path) ?? null),
  );
  const id = `lead-${['a', 'b']
    .map((salt) =>
      stableHash(salt + told)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')}`;
  const fault = 'is missing: send your own to find the lead again';
  const done = `made from who they are and what they wrote: "${id}"`;
  faults.push({ path: '/id', given: undefined, fault, done });
  return id;
}

function tell(faults: Fault[], path: string, given: unknown, { fault, done = '' }: Reading): void {
  if (fault !== undefined) faults.push({ path, given, fault, done });
}

function warningsOf(faults: readonly Fault[]): LeadWarning[] {
  if (faults.length <= MOST_WARNINGS) return faults.map(asWarning);
  const rest = faults.length - MOST_WARNINGS + 1;
  const last = leadWarning('', undefined, `and ${rest} more of this kind`);
  return [...faults.slice(0, MOST_WARNINGS - 1).map(asWarning), last];
}

function nested(draft: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const lead = byName<unknown>();
  const inner = { company: byName<unknown>(), contact: byName<unknown>() };
  for (const [path, value] of draft) {
    const [first = '', second] = path.split('.');
    if (second === undefined) lead[first] = value;
    else if (first === 'company' || first === 'contact') inner[first][second] = value;
  }
  return { ...lead, ...inner };
}

function asProblem({ path, message }: z.core.$ZodIssue): Problem {
  return { path: path.map(pointerStep).join(''), message };
}

function refused(path: string, message: string): SentLead {
  return { ok: false, problems: [{ path, message }] };
}
