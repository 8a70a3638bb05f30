// The scopes of a deal in our words, each distinct text read once, and the texts that nothing fits.

import { slugOf } from '../../leads/text/fold.ts';
import { known, type Mapped, unknown } from '../../leads/text/mapped.ts';
import { normaliseCountry } from '../../leads/values/country.ts';
import { OUR_READERS, type Readers } from '../../leads/values/readers.ts';
import { normaliseSize } from '../../leads/values/size.ts';
import type { Deal } from './deal.ts';
import type { ScopeName } from './tally.ts';

export type Unmapped = { field: string; raw: string; count: number };

type ScopeReaders = Readonly<Record<ScopeName | 'country', (raw: string) => Mapped<string>>>;

const scopeReaders = (reads: Readers): ScopeReaders => ({
  industry: (raw) => reads.industry(raw),
  size: (raw) => {
    const { value, known: fits, how } = normaliseSize(raw);
    return fits ? known(value.size, how) : unknown('unknown', how);
  },
  region: reads.territory,
  source: reads.source,
  country: normaliseCountry,
});

export type ScopeReader = {
  /** The value of one field in our words; its own slug when nothing fits, null when it is empty. */
  read(field: ScopeName | 'country', raw: string): string | null;
  of(deal: Pick<Deal, ScopeName>): Record<ScopeName, string | null>;
  /** Most frequent first. */
  unmapped(): Unmapped[];
};

export function scopeReader(reads: Readers = OUR_READERS): ScopeReader {
  const readers = scopeReaders(reads);
  const seen = new Map<
    string,
    { value: string; known: boolean; count: number; field: string; raw: string }
  >();
  const read: ScopeReader['read'] = (field, raw) => {
    if (raw === '') return null;
    const key = `${field}=${raw}`;
    let entry = seen.get(key);
    if (entry === undefined) {
      const mapped = readers[field](raw);
      entry = {
        value: mapped.known ? mapped.value : slugOf(raw),
        known: mapped.known,
        count: 0,
        field,
        raw,
      };
      seen.set(key, entry);
    }
    entry.count += 1;
    return entry.value === '' || entry.value === 'unknown' ? null : entry.value;
  };
  return {
    read,
    of: ({ industry, size, region, source }) => ({
      industry: read('industry', industry),
      size: read('size', size),
      region: read('region', region),
      source: read('source', source),
    }),
    unmapped: () =>
      [...seen.values()]
        .filter((entry) => !entry.known)
        .map(({ field, raw, count }) => ({ field, raw, count }))
        .sort((a, b) => b.count - a.count || (a.raw < b.raw ? -1 : 1)),
  };
}
