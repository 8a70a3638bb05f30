// Why this rep: where the pick is ahead of the others, each as a clause and as a sentence with facts.
import type { LeadProfile } from '../../leads/profile.ts';
import { productName } from '../../leads/values/display-name.ts';
import { durationUnit } from '../../leads/values/wording.ts';
import type { RecordScope } from '../../roster/record.ts';
import type { AccountView } from '../../selection/scene/snapshot.ts';
import type { FactKind } from '../facts/fact.ts';
import type { Texts } from '../texts/en.ts';
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
  const { advantages } = find.texts;
  const weight = CLAIM_WEIGHT;
  if (account?.ownerId === id) {
    return { ...advantages.owner(name), weight, facts: find.ids('account_owner') };
  }
  if (account?.csmId === id) {
    return { ...advantages.csm(name), weight, facts: find.ids('account_csm') };
  }
  if (account?.parentOwnerId !== id || id === undefined) return null;
  return { ...advantages.parentOwner(name), weight, facts: find.ids('parent_owner') };
}

function language({ lead, asked, pick, others, find }: Comparison): Advantage | null {
  const { advantages, words, code } = find.texts;
  if (asked !== null && pick.rep.languages.includes(asked)) {
    return {
      ...advantages.languageAsked(words.languageName(asked), pick.rep.name),
      facts: [...find.ids('need_language'), ...find.ids('language', pick.rep.id)],
      weight: ASKED_WEIGHT,
    };
  }
  if (lead.language === 'unknown' || !pick.rep.languages.includes(lead.language)) return null;
  const alone =
    others.length > 0 && others.every(({ rep }) => !rep.languages.includes(lead.language));
  if (lead.language === code && !alone) return null;
  return {
    ...advantages.language(words.languageName(lead.language), pick.rep.name, alone),
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
  const { scope } = best;
  const { texts } = find;
  const rivals = others.flatMap((other) =>
    other.records
      .filter((entry) => entry.scope === scope)
      .map((entry) => ({ ...entry, repId: other.rep.id })),
  );
  const narrow = scope !== 'overall';
  if (rivals.length === 0 && !narrow) return null;
  if (rivals.some((rival) => rival.rate >= best.rate)) return null;
  const rates = rivals.map(({ rate }) => rate);
  const alone = rivals.length === 0 && others.length > 0;
  const expert = scope === 'industry' && pick.rep.specialities.industries.includes(lead.industry);
  return {
    ...texts.advantages.record({
      name: pick.rep.name,
      speciality: expert ? texts.words.industryName(lead.industry) : null,
      rate: roughly(best.rate, rates, texts),
      deals: best.n === null ? null : texts.words.figure(best.n, 0),
      scope: best.words,
      others: against(rates, best.rate, texts),
      isAlone: alone,
    }),
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
function against(rates: readonly number[], mine: number, texts: Texts): string | null {
  return rates.length > 0 ? span(rates, (rate) => roughly(rate, [mine], texts), texts) : null;
}

function speciality({ lead, pick, others, find }: Comparison): Advantage | null {
  // An industry that the record speaks of already is not said twice.
  const told = pick.records.find((entry) => !isThin(entry))?.scope === 'industry';
  const { texts } = find;
  const fits = fittingSpecialities(lead, pick, texts).filter(
    ({ kind }) => !told || kind !== 'industry',
  );
  if (fits.length === 0) return null;
  const alone = others.every((other) => fittingSpecialities(lead, other, texts).length === 0);
  const fields = texts.words.listed(
    fits.map(({ words: text }) => text),
    2,
  );
  const sized = fits.some(({ kind }) => kind === 'size') && lead.employees !== null;
  const size = sized ? texts.words.figure(lead.employees ?? 0, 0) : null;
  return {
    ...texts.advantages.speciality(fields, pick.rep.name, size),
    facts: [...find.ids('speciality', pick.rep.id), ...fits.flatMap(({ kind }) => find.ids(kind))],
    weight:
      gain(/^(industry|size|prefers-(industry|size|product))$/, pick, others) + (alone ? 5 : 1),
  };
}

/** The rep's specialities that this lead falls under. */
function fittingSpecialities(lead: LeadProfile, { rep }: Figures, { words, advantages }: Texts) {
  const { industries, sizes, products } = rep.specialities;
  const fits: { kind: FactKind; words: string }[] = [];
  for (const entry of industries) {
    if (entry === lead.industry) fits.push({ kind: 'industry', words: words.industryName(entry) });
  }
  for (const entry of sizes) {
    if (entry !== lead.size) continue;
    fits.push({ kind: 'size', words: advantages.companiesOf(words.band(entry)) });
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
  const { texts } = find;
  const usual = texts.words.duration(mine);
  const rest = spanBehind(theirs, mine, texts);
  return {
    ...texts.advantages.response(pick.rep.name, usual, onlyOther(others), rest),
    facts: [pick, ...others].flatMap(({ rep }) => find.ids('response', rep.id)),
    weight: gain(/^first-response$/, pick, others) + 3,
  };
}

/** Durations behind another: "12 to 18" after "6 minutes"; with their unit where that differs. */
function spanBehind(minutes: readonly number[], before: number, texts: Texts): string {
  const { duration, figure } = texts.words;
  const unit = durationUnit(before);
  if (minutes.some((one) => durationUnit(one) !== unit)) {
    return span(minutes, duration, texts);
  }
  return span(minutes, (one) => figure(one / unit.minutes, 1), texts);
}

/** The name of the other candidate where there is one; null for several. */
function onlyOther(others: readonly Figures[]): string | null {
  return others.length === 1 ? (others[0]?.rep.name ?? null) : null;
}

function room({ pick, others, find }: Comparison): Advantage | null {
  const mine = pick.pipelinePct;
  const theirs = known(others, (other) => other.pipelinePct);
  const { texts } = find;
  const say = texts.words.percentOf;
  if (mine !== null && theirs.length > 0 && mine < Math.min(...theirs)) {
    const theirSpan = span(theirs, say, texts);
    return {
      ...texts.advantages.pipeline(pick.rep.name, say(mine), onlyOther(others), theirSpan),
      facts: [pick, ...others].flatMap(({ rep }) => find.ids('pipeline', rep.id)),
      weight: gain(/^(near-cap|bid-price|fairness)$/, pick, others) + 2.5,
    };
  }
  if (others.length === 0 || pick.loadShare + 0.1 > Math.min(...others.map((o) => o.loadShare)))
    return null;
  return {
    ...texts.advantages.load(pick.rep.name, pick.open, pick.cap),
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
  const { words, advantages } = find.texts;
  return {
    ...advantages.territory(pick.rep.name, words.placeName(mine), mine),
    facts: [...find.ids('territory', pick.rep.id), ...find.ids('place')],
    weight: gain(/^(region|(prefers-)?territory)$/, pick, others) + (shared === 0 ? 3 : 0.5),
  };
}

/** Points that the pick has on the named parts beyond the mean of the others. */
function gain(codes: RegExp, pick: Figures, others: readonly Figures[]): number {
  const sum = ({ candidate }: Figures) =>
    candidate.parts.reduce((total, part) => total + (codes.test(part.code) ? part.points : 0), 0);
  if (others.length === 0) return 0;
  return sum(pick) - others.reduce((total, other) => total + sum(other), 0) / others.length;
}
