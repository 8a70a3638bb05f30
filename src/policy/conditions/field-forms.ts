// How a value is written in each field: a condition that asks for "Product Demo" where every lead
// says "demo-request" would never hold, and is refused with the right spelling.

import { table } from '../../leads/text/by-name.ts';
import { slugOf } from '../../leads/text/fold.ts';
import type { Mapped } from '../../leads/text/mapped.ts';
import { normaliseCountry } from '../../leads/values/country.ts';
import { normaliseIndustry } from '../../leads/values/industry.ts';
import { normaliseLanguage } from '../../leads/values/language.ts';
import { normaliseTerritory } from '../../leads/values/place.ts';
import { normaliseChannel, normaliseSource } from '../../leads/values/source.ts';
import { normaliseTechnology } from '../../leads/values/technology.ts';

/** Leads say "unknown" for what no list of ours holds; reps and accounts keep the word itself. */
const whole = (read: (raw: string) => Mapped<string>) => (text: string) => read(text).value;
const orSlug = (read: (raw: string) => Mapped<string>) => (text: string) => {
  const mapped = read(text);
  return mapped.known ? mapped.value : slugOf(text);
};

const orRaw = (mapped: Mapped<string>, raw: string) => (mapped.known ? mapped.value : raw);

const FORMS = table<(text: string) => string>({
  'lead.industry': whole(normaliseIndustry),
  'lead.country': whole(normaliseCountry),
  'lead.regions': whole(normaliseTerritory),
  'lead.language': whole(normaliseLanguage),
  'lead.source': whole(normaliseSource),
  'lead.channel': whole(normaliseChannel),
  'lead.stack': whole(normaliseTechnology),
  'lead.products': whole(normaliseTechnology),
  'lead.signals': slugOf,
  'account.industry': orSlug(normaliseIndustry),
  'account.country': (text) => orRaw(normaliseCountry(text), text),
  'rep.industries': orSlug(normaliseIndustry),
  'rep.products': orSlug(normaliseTechnology),
  'rep.territories': orSlug(normaliseTerritory),
  'rep.languages': orSlug(normaliseLanguage),
  'rep.certifications': slugOf,
});

/** The spelling under which a field holds a value; null for a field that takes any. */
export function formOf(path: string, text: string): string | null {
  const form = FORMS[path];
  if (!form) return null;
  return text === 'unknown' || text === 'none' ? text : form(text);
}
