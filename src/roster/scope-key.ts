// Which values of a lead pick a rep's record in one scope, as a key: leads that share it share the record.
import type { RecordKey, RecordScope } from './record.ts';

/** A rate whose sample nobody stated weighs as this many deals. */
export const UNSTATED_DEALS = 20;

/** Equal keys pick equal records. */
export function scopeKey(lead: RecordKey, scope: RecordScope): string {
  if (scope === 'overall') return '';
  return scope === 'region' ? [...lead.regions, lead.country].join('|') : lead[scope];
}
