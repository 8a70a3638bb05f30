// Which of a rep's records speaks for a lead: one scope at a time, counted before stated, newest first.
import type { LeadProfile } from '../leads/profile.ts';
import type { Rep, RepRecord } from './rep.ts';
import { memoByRep } from './roster-index.ts';

export const RECORD_SCOPES = ['overall', 'industry', 'size', 'region', 'source'] as const;
export type RecordScope = (typeof RECORD_SCOPES)[number];

/** A win rate between 0 and 1; `n` is null when the source gave a rate without its sample. */
export type Rate = { rate: number; n: number | null; asOf: string | null };

/** The part of a lead that picks a record. */
export type RecordKey = Pick<LeadProfile, 'industry' | 'size' | 'regions' | 'country' | 'source'>;

/**
 * The rep's rate in one scope for this lead, or null when none is on record. Only records of
 * exactly that scope count; for a region the narrowest one of the lead that has a record. Of
 * several, a counted one goes before a stated one, then the newest, then the larger sample; of two
 * that are even the lower one, so that the order in which they are listed never matters.
 */
export function rateFor(records: RecordsByScope, scope: RecordScope, lead: RecordKey): Rate | null {
  if (scope === 'overall') return rateIn(records, scope, '');
  if (scope !== 'region') return rateIn(records, scope, lead[scope]);
  for (const region of lead.regions) {
    const rate = rateIn(records, scope, region);
    if (rate !== null) return rate;
  }
  return rateIn(records, scope, lead.country);
}

/** A rep's best rate of each scope and value. */
export type RecordsByScope = Readonly<Partial<Record<RecordScope, ReadonlyMap<string, Rate>>>>;

/** The rep's rate in one scope at one value of it: an industry, a size band, a region or a source. */
export function rateIn(records: RecordsByScope, scope: RecordScope, value: string): Rate | null {
  return records[scope]?.get(fold(value)) ?? null;
}

/** A rep's records by scope, kept in the roster's index. */
export const recordsOf = memoByRep(recordsByScope);

/** The best rate of each scope and value; records that name two scopes count for neither. */
export function recordsByScope({ records }: Pick<Rep, 'records'>): RecordsByScope {
  const byScope: Partial<Record<RecordScope, Map<string, Rate>>> = {};
  for (const record of records) {
    const rate = rateOf(record);
    const scope = RECORD_SCOPES.find((one) => hasOnly(record, one));
    if (rate === null || scope === undefined) continue;
    const rates = byScope[scope] ?? new Map<string, Rate>();
    byScope[scope] = rates;
    const value = scope === 'overall' ? '' : fold(record.scope[scope] ?? '');
    const best = rates.get(value);
    if (best === undefined || byTrust(rate, best) < 0) rates.set(value, rate);
  }
  return byScope;
}

/** The rate that a record holds, or null for a count of nothing. */
export function rateOf(record: RepRecord): Rate | null {
  const asOf = record.asOf ?? null;
  if (record.won !== undefined && record.n !== null) {
    return record.n > 0 ? { rate: record.won / record.n, n: record.n, asOf } : null;
  }
  return record.rate === undefined ? null : { rate: record.rate, n: record.n, asOf };
}

function hasOnly(record: RepRecord, scope: RecordScope): boolean {
  const { industry, size, region, source } = record.scope;
  return (
    (industry !== undefined) === (scope === 'industry') &&
    (size !== undefined) === (scope === 'size') &&
    (region !== undefined) === (scope === 'region') &&
    (source !== undefined) === (scope === 'source')
  );
}

const fold = (value: string) => value.trim().toLowerCase();

function byTrust(a: Rate, b: Rate): number {
  if ((a.n === null) !== (b.n === null)) return a.n === null ? 1 : -1;
  if (a.asOf !== b.asOf) return (a.asOf ?? '') < (b.asOf ?? '') ? 1 : -1;
  return (b.n ?? 0) - (a.n ?? 0) || a.rate - b.rate;
}
