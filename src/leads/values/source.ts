// One name for each source and channel; names that are not on the list stay as their own slug.
import { CHANNELS, SOURCES } from '../tables/sources.ts';
import { fold, slugOf } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const sources = aliasesOf(SOURCES);
const channels = aliasesOf(CHANNELS);

/** "Product Demo Request" → "demo-request"; "Inbound - Ads Q3" → "inbound-ads-q3", not known. */
export function normaliseSource(raw: string): Mapped<string> {
  return oneOf(sources, raw, 'source');
}

/** "Website" → "web"; what is not listed keeps its own slug. */
export function normaliseChannel(raw: string): Mapped<string> {
  return oneOf(channels, raw, 'channel');
}

/** The source of a name that is on our list; null for any other. */
export function listedSource(raw: string): string | null {
  return sources.get(fold(raw)) ?? null;
}

/** The same of a channel. */
export function listedChannel(raw: string): string | null {
  return channels.get(fold(raw)) ?? null;
}

function oneOf(table: ReadonlyMap<string, string>, raw: string, what: string): Mapped<string> {
  const folded = fold(raw);
  const slug = table.get(folded);
  if (slug !== undefined)
    return known(slug, slug === slugOf(raw) ? 'our own name' : `alias "${folded}"`);
  const own = slugOf(raw);
  return unknown(own === '' ? 'unknown' : own, `no ${what} of our list; kept as its own slug`);
}

function aliasesOf(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [slug, aliases] of Object.entries(table))
    for (const alias of [slug, ...aliases.split('|')]) {
      const key = fold(alias);
      const other = map.get(key);
      if (other !== undefined && other !== slug)
        throw new Error(`alias "${alias}" leads to ${other} and to ${slug}`);
      map.set(key, slug);
    }
  return map;
}
