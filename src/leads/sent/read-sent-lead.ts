// A lead as systems send it becomes a lead as we route it. Only what makes a decision impossible is
// refused; what a side field holds and nobody can use is told, and costs the lead nothing.
import { jaroWinkler } from '@skyra/jaro-winkler';
import type { z } from 'zod';
import { type Lead, leadSchema } from '../lead.ts';
import { type LeadWarning, leadWarning } from '../lead-warning.ts';
import { byName, own } from '../text/by-name.ts';
import { pointerStep } from '../text/json-pointer.ts';
import { stableHash } from '../text/stable-hash.ts';
import { type Attributes, addSent, attributes } from './attributes.ts';
import { readEngagement } from './engagement.ts';
import {
  FIELD_NAMES,
  FIRST_NAME,
  fieldNamed,
  LAST_NAME,
  PRIVATE,
  READ_APART,
  READS,
} from './fields.ts';
import { figureOf, isBlank, number, plainText } from './readings.ts';

export type SentHabits = {
  /** The ends of the sender's own scale of scores; ours is 0 to 100. */
  score: { min: number; max: number };
};
export const PLAIN_HABITS: SentHabits = { score: { min: 0, max: 100 } };

type Problem = { path: string; message: string };
export type SentLead =
  | { ok: true; lead: Lead; warnings: readonly LeadWarning[] }
  | { ok: false; problems: readonly Problem[] };

const MOST_WARNINGS = 100;
/** Keys alike this much are one name with a slip: "emial", "compnay". */
const ALIKE = 0.9;

/** Reads a lead. What was changed or left out on the way stands in `warnings` and on the lead. */
export function readSentLead(sent: unknown, habits: SentHabits = PLAIN_HABITS): SentLead {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return refused('', 'must be an object with at least an id');
  const found = sort(sent);
  const warnings: LeadWarning[] = [];
  const draft = new Map<string, unknown>();
  for (const [path, { given, at }] of found.fields) {
    const read = own(READS, path)?.(given);
    if (read === undefined) continue;
    const told = PRIVATE.has(path) ? undefined : given;
    if (read.because !== undefined) warnings.push(leadWarning(at, told, read.because));
    if (read.value !== undefined && read.value !== '') draft.set(path, read.value);
  }
  joinNames(found.fields, draft);
  readScore(found.fields.get('score'), habits, draft, warnings);
  const engagement = found.fields.get('engagement');
  if (engagement) {
    const read = readEngagement(engagement.given);
    draft.set('engagement', read.value);
    warnings.push(...read.warnings);
  }
  warnings.push(...found.warnings, ...found.others.warnings);
  draft.set('attributes', found.others.read);
  const id = idOf(found.fields.get('id'), draft, warnings);
  if (typeof id === 'object') return refused('/id', id.because);
  draft.set('id', id);
  const told = shortened(warnings);
  const lead = leadSchema.safeParse({
    ...nested(draft),
    ...(told.length > 0 && { warnings: told }),
  });
  if (!lead.success) return { ok: false, problems: lead.error.issues.map(asProblem) };
  return { ok: true, lead: lead.data, warnings: told };
}

type Found = { given: unknown; at: string };
type Sorted = { fields: Map<string, Found>; others: Attributes; warnings: LeadWarning[] };

/** Which key is which field: by its own name first, then by the names of other systems. */
function sort(sent: object): Sorted {
  const fields = new Map<string, Found>();
  const others = attributes();
  const warnings: LeadWarning[] = [];
  const unknown: [key: string, within: 'company' | 'contact' | null, given: unknown][] = [];
  const take = (key: string, within: 'company' | 'contact' | null, given: unknown) => {
    if (isBlank(given)) return;
    const path = within === null ? key : `${within}.${key}`;
    const isField = Object.hasOwn(READS, path) || isReadApart(path);
    if (isField) fields.set(path, { given, at: pointerTo(within, key) });
    else unknown.push([key, within, given]);
  };
  for (const [key, given] of Object.entries(sent)) {
    const inner = key === 'company' || key === 'contact' ? key : null;
    if (inner === null) take(key, null, given);
    else if (typeof given === 'object' && given !== null && !Array.isArray(given))
      for (const [name, value] of Object.entries(given)) take(name, inner, value);
    else if (inner === 'company') take('name', inner, given);
    else take(String(given).includes('@') ? 'email' : 'name', inner, given);
  }
  addSent(others, fields.get('attributes')?.given);
  for (const [key, within, given] of unknown) {
    const path = fieldNamed(key, within);
    const at = pointerTo(within, key);
    if (path !== null && !fields.has(path)) fields.set(path, { given, at });
    else if (isEmpty(given)) continue;
    else if (others.add(nameFor(key, within, others), given, at)) {
      if (path === null) warnings.push(leadWarning(at, undefined, unknownKey(key)));
      else
        warnings.push(
          leadWarning(at, undefined, `says again what "${path}" says; kept as an attribute`),
        );
    }
  }
  return { fields, others, warnings };
}

function isReadApart(path: string): boolean {
  return READ_APART.some((apart) => apart === path);
}

function isEmpty(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}

/** A key of `company` or `contact` keeps its place in its name where the plain one is taken. */
function nameFor(key: string, within: string | null, others: Attributes): string {
  return within !== null && Object.hasOwn(others.read, key) ? `${within}_${key}` : key;
}

function unknownKey(key: string): string {
  const near = FIELD_NAMES.find(
    (name) => jaroWinkler(name.toLowerCase(), key.toLowerCase()) >= ALIKE,
  );
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `is no field of a lead, and was kept as an attribute${hint}`;
}

function joinNames(fields: Sorted['fields'], draft: Map<string, unknown>): void {
  if (draft.has('contact.name')) return;
  const halves = [FIRST_NAME, LAST_NAME].map((path) => plainText(fields.get(path)?.given) ?? '');
  const name = halves.filter((half) => half !== '').join(' ');
  if (name !== '') draft.set('contact.name', name.slice(0, 200).trim());
}

function readScore(
  found: Found | undefined,
  { score: { min, max } }: SentHabits,
  draft: Map<string, unknown>,
  warnings: LeadWarning[],
): void {
  if (!found) return;
  const figure = figureOf(found.given);
  const scaled =
    figure === null || (min === 0 && max === 100)
      ? figure
      : Math.round((10_000 * (figure - min)) / (max - min)) / 100;
  const { value, because } = number(0, 100)(scaled ?? found.given);
  if (because) warnings.push(leadWarning(found.at, found.given, because));
  if (value !== undefined) draft.set('score', value);
}

/** The sender's id; without one, an id that the same request gives again. */
function idOf(
  found: Found | undefined,
  draft: ReadonlyMap<string, unknown>,
  warnings: LeadWarning[],
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
  const because = `is missing; "${id}" was made from who they are and what they wrote. Send your own to find the lead again`;
  warnings.push(leadWarning('/id', undefined, because));
  return id;
}

function shortened(warnings: readonly LeadWarning[]): LeadWarning[] {
  if (warnings.length <= MOST_WARNINGS) return [...warnings];
  const rest = warnings.length - MOST_WARNINGS + 1;
  const last = leadWarning('', undefined, `and ${rest} more of this kind`);
  return [...warnings.slice(0, MOST_WARNINGS - 1), last];
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

function pointerTo(within: string | null, key: string): string {
  return `${within === null ? '' : pointerStep(within)}${pointerStep(key)}`;
}

function asProblem({ path, message }: z.core.$ZodIssue): Problem {
  return { path: path.map(pointerStep).join(''), message };
}

function refused(path: string, message: string): SentLead {
  return { ok: false, problems: [{ path, message }] };
}
