// How a value is written in each field: a condition that asks for "Product Demo" where every lead
// says "demo-request" would never hold, and is refused with the right spelling.

import { table } from '../../leads/text/by-name.ts';
import { slugOf } from '../../leads/text/fold.ts';
import type { Mapped } from '../../leads/text/mapped.ts';
import { normaliseCountry } from '../../leads/values/country.ts';
import { normaliseLanguage } from '../../leads/values/language.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { normaliseTechnology } from '../../leads/values/technology.ts';

/** Leads say "unknown" for what no list of ours holds; reps and accounts keep the word itself. */
const whole = (read: (raw: string) => Mapped<string>) => (text: string) => read(text).value;
const orSlug = (read: (raw: string) => Mapped<string>) => (text: string) => {
  const mapped = read(text);
  return mapped.known ? mapped.value : slugOf(text);
};

const orRaw = (mapped: Mapped<string>, raw: string) => (mapped.known ? mapped.value : raw);

type Form = (text: string) => string;

/** How each field writes a value, by how words are read. */
const FORMS = table<(reads: Readers) => Form>({
  'lead.industry': (reads) => whole((raw) => reads.industry(raw)),
  'lead.country': () => whole(normaliseCountry),
  'lead.regions': (reads) => whole(reads.territory),
  'lead.language': () => whole(normaliseLanguage),
  'lead.source': (reads) => whole(reads.source),
  'lead.channel': (reads) => whole(reads.channel),
  'lead.stack': () => whole(normaliseTechnology),
  'lead.products': () => whole(normaliseTechnology),
  'lead.signals': () => slugOf,
  'account.industry': (reads) => orSlug((raw) => reads.industry(raw)),
  'account.country': () => (text) => orRaw(normaliseCountry(text), text),
  'rep.industries': (reads) => orSlug((raw) => reads.industry(raw)),
  'rep.products': () => orSlug(normaliseTechnology),
  'rep.territories': (reads) => orSlug(reads.territory),
  'rep.languages': () => orSlug(normaliseLanguage),
  'rep.certifications': () => slugOf,
});

/** The spelling under which a field holds a value; null for a field that takes any. */
export function formOf(path: string, text: string, reads: Readers = OUR_READERS): string | null {
  const form = FORMS[path]?.(reads);
  if (!form) return null;
  return text === 'unknown' || text === 'none' ? text : form(text);
}
