// A rep's records that cover a lead, each with its scope in words: "in manufacturing", "overall".
import type { LeadProfile } from '../../leads/profile.ts';
import {
  type Rate,
  RECORD_SCOPES,
  type RecordScope,
  type RecordsByScope,
  rateFor,
  rateIn,
} from '../../roster/record.ts';
import type { Texts } from '../texts/en.ts';
import { bandFigures, countFigure, dateFigure, type FactFigure, percentFigure } from './figures.ts';
import type { Narrator, Phrase } from './narrator.ts';

export type ScopedRate = Rate & {
  scope: RecordScope;
  /** "in manufacturing", "overall". */
  words: string;
  /** What the scope is called: "manufacturing", a size band, a place, a source; null for all deals. */
  field: string | null;
};

/** The rep's records that cover this lead: overall first, then by industry, size, region, source. */
export function recordsFor(
  records: RecordsByScope,
  lead: LeadProfile,
  texts: Texts,
  field: Narrator['field'] = (words) => words,
): ScopedRate[] {
  const found: ScopedRate[] = [];
  for (const scope of RECORD_SCOPES) {
    const record =
      scope === 'region'
        ? regionRecord(records, lead, texts)
        : recordIn(records, scope, lead, texts);
    if (record === null) continue;
    const { rate, n, asOf } = record.rate;
    const name = record.name === null ? null : field(record.name);
    found.push({ rate, n, asOf, scope, words: field(record.words), field: name });
  }
  return found;
}

/** A record behind the rep's name: "has won 45 of 140 deals (32.1%) overall". */
export function recordPhrase(record: ScopedRate, texts: Texts): Phrase {
  const { asOf, scope, field } = record;
  return {
    key: scope,
    words: `${wins(record, texts)}${asOf === null ? '' : texts.reps.asOf(asOf)}`,
    figures: recordFigures(record),
    entries: field === null ? [] : [field],
  };
}

/** What a record says: deals won and held, the rate, and the day that it is of. */
export function recordFigures({ rate, n, asOf, scope, field }: ScopedRate): FactFigure[] {
  const won = wonOf(rate, n);
  return [
    ...(won === null ? [] : [countFigure(won, 'won', 'deals', 'part')]),
    ...(n === null ? [] : [countFigure(n, 'deals', 'deals', 'whole')]),
    percentFigure(rate, 'wins', scope),
    ...(scope === 'size' && field !== null ? bandFigures(field) : []),
    ...(asOf === null ? [] : [dateFigure(asOf, 'as_of')]),
  ];
}

/** The deals won, where rate and number make a whole. */
function wonOf(rate: number, n: number | null): number | null {
  if (n === null) return null;
  const won = rate * n;
  return Math.abs(won - Math.round(won)) < 1e-6 ? won : null;
}

function wins({ rate, n, words: scope }: ScopedRate, { reps, words }: Texts): string {
  const share = words.percent(rate);
  if (n === null) return reps.winsUncounted(share, scope);
  const won = wonOf(rate, n);
  const deals = words.figure(n, 0);
  return won === null
    ? reps.wins(share, deals, scope)
    : reps.hasWon(words.figure(won, 0), deals, share, scope);
}

type Found = { rate: Rate; words: string; name: string | null };

function recordIn(
  records: RecordsByScope,
  scope: Exclude<RecordScope, 'region'>,
  lead: LeadProfile,
  texts: Texts,
): Found | null {
  const rate = rateFor(records, scope, lead);
  return rate === null ? null : { rate, ...scopeWords(scope, lead, texts) };
}

/** The record of the narrowest of the lead's regions that has one, called by that region's name. */
function regionRecord(records: RecordsByScope, lead: LeadProfile, { words }: Texts): Found | null {
  for (const region of [...lead.regions, lead.country]) {
    const rate = rateIn(records, 'region', region);
    if (rate === null) continue;
    const name = words.placeName(region);
    return { rate, words: words.scope.region(name, region), name };
  }
  return null;
}

function scopeWords(
  scope: Exclude<RecordScope, 'region'>,
  lead: LeadProfile,
  { words }: Texts,
): Omit<Found, 'rate'> {
  switch (scope) {
    case 'overall':
      return { words: words.scope.overall, name: null };
    case 'industry': {
      const name = words.industryName(lead.industry);
      return { words: words.scope.industry(name), name };
    }
    case 'size':
      return { words: words.scope.size(words.band(lead.size)), name: lead.size };
    case 'source': {
      const name = words.sourceName(lead.source);
      return { words: words.scope.source(name), name };
    }
  }
}
