// The fields of a lead, each with its reading, and the other names under which systems send them.
import { LEAD_FIELDS } from '../import/lead-rows.ts';
import { byName, own } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';
import {
  email,
  headCount,
  instantText,
  list,
  money,
  phone,
  type Read,
  type Reading,
  text,
} from './readings.ts';

const MOST_OF_A_MESSAGE = 10_000;

/** A message keeps its blanks and line breaks. */
function message(given: unknown): Reading {
  return typeof given === 'string' && given.length <= MOST_OF_A_MESSAGE
    ? { value: given }
    : text(MOST_OF_A_MESSAGE)(given);
}

/** Path of a field in the lead → how it is read; score, engagement, attributes and id are read apart. */
export const READS: Readonly<Record<string, Read>> = byName<Read>(
  Object.entries({
    receivedAt: instantText,
    'company.name': text(200),
    'company.domain': text(253),
    'company.industry': text(120),
    'company.employees': headCount,
    'company.revenue': money,
    'company.country': text(80),
    'company.region': text(120),
    'company.city': text(120),
    'company.postalCode': text(20),
    'company.timeZone': text(60),
    'company.stack': list(100, 80),
    'contact.name': text(200),
    'contact.email': email,
    'contact.phone': phone,
    'contact.title': text(200),
    'contact.seniority': text(60),
    'contact.language': text(35),
    source: text(120),
    channel: text(120),
    campaign: text(200),
    message,
    signals: list(50, 120),
  }),
);

/** Fields that are read by rules of their own. */
const READ_APART = ['id', 'score', 'engagement', 'attributes'] as const;

/** What stands for the contact's name in two halves. */
export const FIRST_NAME = 'contact.firstName';
export const LAST_NAME = 'contact.lastName';

/** Beside the headers of files: names that keys have. */
const MORE_NAMES: readonly (readonly [to: string, names: string])[] = [
  ['id', 'hs object id|object id|vid|contact id'],
  [FIRST_NAME, 'nombre'],
  [LAST_NAME, 'nom|apellido'],
  ['company.postalCode', 'code postal'],
  ['company.employees', 'num employees|no of employees|number employees'],
  ['contact.phone', 'mobile phone'],
  ['message', 'lead comments'],
  ['source', 'original source|hs analytics source'],
];

export function isField(path: string): boolean {
  return own(READS, path) !== undefined || READ_APART.some((apart) => apart === path);
}

/** What was sent here is repeated nowhere: it names the person, or is theirs. */
export const PRIVATE: ReadonlySet<string> = new Set([
  'contact.name',
  'contact.email',
  'contact.phone',
  'message',
  FIRST_NAME,
  LAST_NAME,
]);

const NAMES = [...Object.keys(READS), ...READ_APART];
const lastOf = (path: string) => path.split('.').at(-1) ?? path;

const PATHS = byName<string>();
for (const path of NAMES) PATHS[flat(lastOf(path))] ??= path;
for (const { to, headers } of LEAD_FIELDS)
  for (const name of headers.split('|')) PATHS[flat(name)] ??= to;
for (const [to, names] of MORE_NAMES) for (const name of names.split('|')) PATHS[flat(name)] ??= to;

/**
 * The field that a key of another system stands for: "jobtitle", "Job Title" and "Job_Title__c" are the
 * contact's title. Inside `company` or `contact` only fields of the same object are meant.
 */
export function fieldNamed(key: string, within: 'company' | 'contact' | null): string | null {
  const path = PATHS[flat(key)] ?? null;
  if (path === null || within === null || path.startsWith(`${within}.`)) return path;
  const inside = `${within}.${lastOf(path)}`;
  return own(READS, inside) === undefined ? null : inside;
}

/** Every name of a field, for "did you mean". */
export const FIELD_NAMES: readonly string[] = [...NAMES.map(lastOf), 'company', 'contact'];

/** "jobTitle", "Job Title", "job_title__c" → "jobtitle". */
function flat(key: string): string {
  return fold(key.replace(/__c$/i, '')).replaceAll(' ', '');
}
