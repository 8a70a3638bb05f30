// Why this rep: where the pick is ahead of the others, each as a clause and as a sentence with facts.
import type { LeadProfile } from '../../leads/profile.ts';
import { industryName, productName } from '../../leads/values/display-name.ts';
import {
  duration,
  durationUnit,
  figure,
  languageName,
  listed,
  placeName,
} from '../../leads/values/wording.ts';
import type { RecordScope } from '../../roster/record.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { FactKind } from '../facts/fact.ts';
import type { Citing } from './citing.ts';
import { type Figures, isThin, known, roughly, span } from './comparison.ts';

/** `clause` follows "goes to Mike Rodriguez, who "; `sentence` stands alone and has the figures. */
export type Advantage = {
  clause: string;
  /** What the clause says that they specialise in, where it says that. */
  specialises?: string;
  sentence: string;
  facts: string[];
  weight: number;
};

/** The weight of a claim to the account: nothing else outweighs it. */
export const CLAIM_WEIGHT = 100;

/** What they ask for comes before everything but a claim. */
const ASKED_WEIGHT = 80;

type Comparison = {
  lead: LeadProfile;
  /** The language that their own words ask for. */
  asked: string | null;
  account: AccountView | null;
  pick: Figures;
  others: readonly Figures[];
  find: Citing;
};

/** The lead's fact that a record's scope speaks of. */
const TOLD_OF = {
  industry: 'industry',
  size: 'size',
  region: 'place',
  source: 'source',
} as const satisfies Record<Exclude<RecordScope, 'overall'>, FactKind>;

/** The pick's advantages, the weightiest first; parts of the score decide what weighs how much. */
export function advantagesOf(comparison: Comparison): Advantage[] {
  return [ownership, language, record, speciality, response, room, territory]
    .map((look) => look(comparison))
    .filter((found) => found !== null)
    .sort((a, b) => b.weight - a.weight);
}

function ownership({ account, pick, find }: Comparison): Advantage | null {
  const { id, name } = pick.rep;
  const as = { weight: CLAIM_WEIGHT, name };
  if (account?.ownerId === id) {
    return {
      ...as,
      clause: 'owns the account',
      sentence: `${name} owns this account already.`,
      facts: find.ids('account_owner'),
    };
  }
  if (account?.csmId === id) {
    return {
      ...as,
      clause: 'looks after the account',
      sentence: `${name} looks after this account as customer success manager.`,
      facts: find.ids('account_csm'),
    };
  }
  if (account?.parentOwnerId !== id || id === undefined) return null;
  return {
    ...as,
    clause: 'looks after the parent company',
    sentence: `${name} looks after the parent company.`,
    facts: find.ids('parent_owner'),
  };
}

function language({ lead, asked, pick, others, find }: Comparison): Advantage | null {
  if (asked !== null && pick.rep.languages.includes(asked)) {
    const name = languageName(asked);
    return {
      clause: `speaks ${name} as asked`,
      sentence: `They ask for ${name}, and ${pick.rep.name} speaks it.`,
      facts: [...find.ids('need_language'), ...find.ids('language', pick.rep.id)],
      weight: ASKED_WEIGHT,
    };
  }
  if (lead.language === 'unknown' || !pick.rep.languages.includes(lead.language)) return null;
  const alone =
    others.length > 0 && others.every(({ rep }) => !rep.languages.includes(lead.language));
  if (lead.language === 'en' && !alone) return null;
  const name = languageName(lead.language);
  return {
    clause: alone ? `is the only one here to speak ${name}` : `speaks ${name}`,
    sentence: `${pick.rep.name} speaks ${name}, the language of the lead${alone ? '; the others on the shortlist do not' : ''}.`,
    facts: [...find.ids('language'), ...find.ids('language', pick.rep.id)],
    weight: alone ? 60 : 8,
  };
}

/** The narrowest record in which the pick leads: a narrow one that is nobody's best hides none that decided. */
function record(comparison: Comparison): Advantage | null {
  for (const entry of comparison.pick.records) {
    const found = isThin(entry) ? null : recordIn(entry, comparison);
    if (found !== null) return found;
  }
  return null;
}

function recordIn(
  best: Figures['records'][number],
  { lead, pick, others, find }: Comparison,
): Advantage | null {
  const { scope, words } = best;
  const rivals = others.flatMap((other) =>
    other.records
      .filter((entry) => entry.scope === scope)
      .map((entry) => ({ ...entry, repId: other.rep.id })),
  );
  const narrow = scope !== 'overall';
  if (rivals.length === 0 && !narrow) return null;
  if (rivals.some((rival) => rival.rate >= best.rate)) return null;
  const rates = rivals.map(({ rate }) => rate);
  const sample = best.n === null ? '' : ` of ${figure(best.n, 0)} deals`;
  const alone = rivals.length === 0 && others.length > 0;
  const rest = alone
    ? '; nobody else on the shortlist has a record there'
    : against(rates, best.rate);
  const expert = scope === 'industry' && pick.rep.specialities.industries.includes(lead.industry);
  const wins = `wins ${roughly(best.rate, rates)}${sample}`;
  const field = `${industryName(lead.industry)}${rivals.length > 0 ? ' with the best record there' : ''}`;
  return {
    ...(expert
      ? { clause: `specialises in ${field}`, specialises: field }
      : { clause: `${clauseOf(alone, rivals.length > 0)} ${words}` }),
    sentence: expert
      ? `${pick.rep.name} specialises in ${industryName(lead.industry)} and ${wins} there${rest}.`
      : `${pick.rep.name} ${wins} ${words}${rest}.`,
    facts: [
      ...find.one('record', scope, pick.rep.id),
      ...(expert ? find.ids('speciality', pick.rep.id) : []),
      ...rivals.flatMap(({ repId }) => find.one('record', scope, repId)),
      ...(narrow ? find.ids(TOLD_OF[scope]) : []),
    ],
    weight: gain(/^record/, pick, others) + (narrow ? 4 : 2) + (expert ? 1 : 0),
  };
}

/** A best needs others to be better than. */
function clauseOf(alone: boolean, compared: boolean): string {
  if (alone) return 'has the only record';
  return compared ? 'has the best record' : 'has a record';
}

function against(rates: readonly number[], mine: number): string {
  const said = span(rates, (rate) => roughly(rate, [mine]));
  return rates.length > 0 ? `, against ${said} for the others on record` : '';
}

function speciality({ lead, pick, others, find }: Comparison): Advantage | null {
  // An industry that the record speaks of already is not said twice.
  const told = pick.records.find((entry) => !isThin(entry))?.scope === 'industry';
  const fits = fittingSpecialities(lead, pick).filter(({ kind }) => !told || kind !== 'industry');
  if (fits.length === 0) return null;
  const alone = others.every((other) => fittingSpecialities(lead, other).length === 0);
  const words = listed(
    fits.map(({ words: text }) => text),
    2,
  );
  const sized = fits.some(({ kind }) => kind === 'size') && lead.employees !== null;
  const size = sized ? `; this one has ${figure(lead.employees ?? 0, 0)}` : '';
  return {
    clause: `specialises in ${words}`,
    specialises: words,
    sentence: `${pick.rep.name} specialises in ${words}${size}.`,
    facts: [...find.ids('speciality', pick.rep.id), ...fits.flatMap(({ kind }) => find.ids(kind))],
    weight:
      gain(/^(industry|size|prefers-(industry|size|product))$/, pick, others) + (alone ? 5 : 1),
  };
}

/** The rep's specialities that this lead falls under. */
function fittingSpecialities(lead: LeadProfile, { rep }: Figures) {
  const { industries, sizes, products } = rep.specialities;
  const fits: { kind: FactKind; words: string }[] = [];
  for (const entry of industries) {
    if (entry === lead.industry) fits.push({ kind: 'industry', words: industryName(entry) });
  }
  for (const entry of sizes) {
    if (entry === lead.size) fits.push({ kind: 'size', words: `companies of ${entry} employees` });
  }
  for (const entry of products) {
    const same = (name: string) => name.toLowerCase() === entry.toLowerCase();
    const kind = lead.stack.some(same) ? 'stack' : lead.products.some(same) ? 'product' : null;
    if (kind !== null) fits.push({ kind, words: productName(entry) });
  }
  return fits;
}

function response({ pick, others, find }: Comparison): Advantage | null {
  const mine = pick.responseMinutes;
  const theirs = known(others, (other) => other.responseMinutes);
  if (mine === null || theirs.length === 0 || mine >= Math.min(...theirs)) return null;
  const rest = spanBehind(theirs, mine);
  return {
    clause: 'usually answers first',
    sentence: `${pick.rep.name} usually makes first contact in ${duration(mine)}; ${whoElse(others)} ${others.length === 1 ? 'takes' : 'take'} ${rest}.`,
    facts: [pick, ...others].flatMap(({ rep }) => find.ids('response', rep.id)),
    weight: gain(/^first-response$/, pick, others) + 3,
  };
}

/** Durations behind another: "12 to 18" after "6 minutes"; with their unit where that differs. */
function spanBehind(minutes: readonly number[], before: number): string {
  const unit = durationUnit(before);
  if (minutes.some((one) => durationUnit(one) !== unit)) return span(minutes, duration);
  return span(minutes, (one) => figure(one / unit.minutes, 1));
}

/** The other candidates: by name when there is one. */
function whoElse(others: readonly Figures[]): string {
  return others.length === 1 ? (others[0]?.rep.name ?? 'the other') : 'the others';
}

function room({ pick, others, find }: Comparison): Advantage | null {
  const mine = pick.pipelinePct;
  const theirs = known(others, (other) => other.pipelinePct);
  const say = (pct: number) => `${figure(pct, 1)}%`;
  if (mine !== null && theirs.length > 0 && mine < Math.min(...theirs)) {
    return {
      clause: 'has the most room',
      sentence: `${pick.rep.name} has the most room: pipeline at ${say(mine)} of quota, against ${span(theirs, say)} for ${whoElse(others)}.`,
      facts: [pick, ...others].flatMap(({ rep }) => find.ids('pipeline', rep.id)),
      weight: gain(/^(near-cap|bid-price|fairness)$/, pick, others) + 2.5,
    };
  }
  if (others.length === 0 || pick.loadShare + 0.1 > Math.min(...others.map((o) => o.loadShare)))
    return null;
  return {
    clause: 'has the most room',
    sentence: `${pick.rep.name} has the most room: ${pick.open} of at most ${pick.cap} open leads.`,
    facts: find.ids('load', pick.rep.id),
    weight: gain(/^(near-cap|bid-price|fairness)$/, pick, others) + 2,
  };
}

function territory({ lead, pick, others, find }: Comparison): Advantage | null {
  const covers = ({ rep }: Figures) =>
    rep.territories.find((t) => t === lead.country || lead.regions.includes(t));
  const mine = covers(pick);
  // A record there says as much, and more.
  const told = pick.records.find((entry) => !isThin(entry))?.scope === 'region';
  if (mine === undefined || told) return null;
  const shared = others.filter((other) => covers(other) !== undefined).length;
  return {
    clause: `covers ${withArticle(placeName(mine))}`,
    sentence: `${pick.rep.name} covers ${withArticle(placeName(mine))}, where the lead is.`,
    facts: [...find.ids('territory', pick.rep.id), ...find.ids('place')],
    weight: gain(/^(region|(prefers-)?territory)$/, pick, others) + (shared === 0 ? 3 : 0.5),
  };
}

/** "the United States", "the Nordics"; "France". */
function withArticle(place: string): string {
  return /^(?:United|Netherlands|Philippines|Nordics|Baltics|Americas)\b/.test(place)
    ? `the ${place}`
    : place;
}

/** Points that the pick has on the named parts beyond the mean of the others. */
function gain(codes: RegExp, pick: Figures, others: readonly Figures[]): number {
  const sum = ({ candidate }: Figures) =>
    candidate.parts.reduce((total, part) => total + (codes.test(part.code) ? part.points : 0), 0);
  if (others.length === 0) return 0;
  return sum(pick) - others.reduce((total, other) => total + sum(other), 0) / others.length;
}
