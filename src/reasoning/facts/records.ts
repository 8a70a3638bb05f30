// A rep's records that cover a lead, each with its scope in words: "in manufacturing", "overall".
import type { LeadProfile } from '../../leads/profile.ts';
import { industryName } from '../../leads/values/display-name.ts';
import { counted, figure, percent, placeName, slugWords } from '../../leads/values/wording.ts';
import {
  type Rate,
  RECORD_SCOPES,
  type RecordScope,
  rateFor,
  rateIn,
} from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Voice } from './narrator.ts';

/** `place` counts the rep's records that cover the lead, as their facts stand. */
export type ScopedRate = Rate & { scope: RecordScope; words: string; place: number };

/** The rep's records that cover this lead: overall first, then by industry, size, region, source. */
export function recordsFor(
  rep: Rep,
  lead: LeadProfile,
  field: Voice['field'] = (words) => words,
): ScopedRate[] {
  const found: ScopedRate[] = [];
  if (rep.records.length === 0) return found;
  for (const scope of RECORD_SCOPES) {
    const record = scope === 'region' ? regionRecord(rep, lead) : recordIn(rep, scope, lead);
    if (record === null) continue;
    const { rate, n, asOf } = record.rate;
    found.push({ rate, n, asOf, scope, words: field(record.words), place: found.length });
  }
  return found;
}

/** How a record reads behind the rep's name: "has won 45 of 140 deals (32.1%) overall". */
export function recordText({ rate, n, asOf, words }: ScopedRate): string {
  const when = asOf === null ? '' : `, as of ${asOf}`;
  if (n === null) return `wins ${percent(rate)} ${words}, number of deals not stated${when}`;
  const won = rate * n;
  return Math.abs(won - Math.round(won)) < 1e-6
    ? `has won ${figure(won, 0)} of ${counted(figure(n, 0), 'deal')} (${percent(rate)}) ${words}${when}`
    : `wins ${percent(rate)} of ${counted(figure(n, 0), 'deal')} ${words}${when}`;
}

type Found = { rate: Rate; words: string };

function recordIn(
  rep: Rep,
  scope: Exclude<RecordScope, 'region'>,
  lead: LeadProfile,
): Found | null {
  const rate = rateFor(rep, scope, lead);
  return rate === null ? null : { rate, words: scopeWords(scope, lead) };
}

/** The record of the narrowest of the lead's regions that has one, called by that region's name. */
function regionRecord(rep: Rep, lead: LeadProfile): Found | null {
  for (const region of lead.regions) {
    const rate = rateIn(rep, 'region', region);
    if (rate) return { rate, words: `in ${placeName(region)}` };
  }
  const rate = rateIn(rep, 'region', lead.country);
  return rate && { rate, words: `in ${placeName(lead.country)}` };
}

function scopeWords(scope: Exclude<RecordScope, 'region'>, lead: LeadProfile): string {
  switch (scope) {
    case 'overall':
      return 'overall';
    case 'industry':
      return `in ${industryName(lead.industry)}`;
    case 'size':
      return `at companies of ${lead.size} employees`;
    case 'source':
      return `with leads from ${slugWords(lead.source)}`;
  }
}
