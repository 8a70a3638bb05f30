// What a person did, as marketing tools report it: by their own names of deeds, counts as text.

import { table } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';
import { pointerStep } from '../text/json-pointer.ts';
import type { Fault } from './fault.ts';
import { instantText, isBlank, number, plainText, text } from './readings.ts';

const MOST = 200;

const KINDS = table<string>({
  page: 'page',
  'page view': 'page',
  pageview: 'page',
  visit: 'page',
  'web visit': 'page',
  content: 'content',
  download: 'content',
  whitepaper: 'content',
  ebook: 'content',
  video: 'content',
  email: 'email',
  'email open': 'email',
  'email click': 'email',
  event: 'event',
  webinar: 'event',
  'trade show': 'event',
  form: 'form',
  'form submission': 'form',
  'form submit': 'form',
  other: 'other',
});

type Entry = { kind: string; name: string; count?: number; lastAt?: string };

/** Entries that can be told; the others are left out, each with its fault. */
export function readEngagement(given: unknown): { value: Entry[]; faults: Fault[] } {
  const entries = (Array.isArray(given) ? given : [given]).filter((entry) => !isBlank(entry));
  const value: Entry[] = [];
  const faults: Fault[] = [];
  for (const [at, entry] of entries.slice(0, MOST).entries()) {
    const path = `/engagement${pointerStep(at)}`;
    const read = readEntry(entry, (step, what, fault, done) =>
      faults.push({ path: `${path}${step}`, given: what, fault, done }),
    );
    if (read) value.push(read);
    else faults.push({ path, given: entry, fault: 'has no name', done: 'left out' });
  }
  if (entries.length > MOST)
    faults.push({
      path: '/engagement',
      given: undefined,
      fault: `holds more than ${MOST} entries`,
      done: 'cut there',
    });
  return { value, faults };
}

function readEntry(
  entry: unknown,
  tell: (step: string, given: unknown, fault: string, done: string) => void,
): Entry | null {
  if (typeof entry !== 'object' || entry === null) {
    const name = plainText(entry);
    return name === null ? null : { kind: 'other', name: name.slice(0, 200) };
  }
  const {
    kind,
    type = kind,
    name,
    title = name,
    count,
    lastAt,
    at = lastAt,
  } = entry as Record<string, unknown>;
  const named = isBlank(title) ? null : text(200)(title);
  if (typeof named?.value !== 'string' || named.value === '') return null;
  if (named.fault) tell('/name', title, named.fault, named.done ?? '');
  const stated = plainText(type) ?? '';
  const known = KINDS[fold(stated)];
  if (known === undefined && stated !== '')
    tell('/kind', type, 'is no kind of ours', 'taken as "other"');
  const read: Entry = { kind: known ?? 'other', name: named.value };
  if (!isBlank(count)) {
    const times = number(1, 100_000, true)(count);
    if (times.fault) tell('/count', count, times.fault, times.done ?? '');
    if (times.value !== undefined) read.count = times.value as number;
  }
  if (!isBlank(at)) {
    const last = instantText(at);
    if (last.fault) tell('/lastAt', at, last.fault, last.done ?? '');
    if (last.value !== undefined) read.lastAt = last.value as string;
  }
  return read;
}
