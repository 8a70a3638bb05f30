// The facts about one candidate, as far as they bear on this lead: fit, record, load, speed, score.
import type { LeadProfile } from '../../leads/profile.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { capacityOf } from '../../roster/capacity.ts';
import { recordsOf } from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD } from '../../roster/roster.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { FactKind } from './fact.ts';
import {
  clockFigure,
  countFigure,
  dateFigure,
  type FactFigure,
  minutesFigure,
  percentFigure,
  pointsFigure,
} from './figures.ts';
import { clockAndDay, minuteOfDay, otherDay, zoneIn } from './local-time.ts';
import type { Narrator, Phrase, Tell } from './narrator.ts';
import { partFigures } from './part-figures.ts';
import { recordPhrase, recordsFor, type ScopedRate } from './records.ts';
import { type Portrait, portraitOf, specialitySlug, specialityWords } from './rep-phrases.ts';
import { ruleTold } from './rule-told.ts';

export type RepToTell = {
  index: RosterIndex;
  document: PolicyDocument;
  lead: LeadProfile;
  /** What specialities can match, as `wantedBy` reads it off the lead. */
  wanted: ReadonlySet<string>;
  rep: Rep;
  load: Load | undefined;
  candidate: Candidate;
  place: number;
  of: number;
  behind: number;
  atMs: number;
  minutesToOpen: number;
  /** When the rep would owe the first contact (epoch ms); Infinity: never. */
  dueMs: number;
};

/** Tells the facts about one shortlisted rep in a fixed order; records and skills that do not bear on the lead are left out. */
export function repFacts(toTell: RepToTell, voice: Narrator, tell: Tell): void {
  const { index, rep, lead } = toTell;
  const portrait = portraitOf(index, rep, voice);
  const name = voice.rep(rep.id);
  const say = (kind: FactKind, phrase: Phrase | null) => {
    if (phrase !== null) tell('rep', rep.id, kind, `${name} ${phrase.words}.`, phrase);
  };
  say('role', portrait.role);
  say('speciality', speciality(toTell, portrait, voice));
  const records = recordsFor(recordsOf(index, rep), lead, voice.texts, voice.field);
  for (const record of records) say('record', recordPhrase(record, voice.texts));
  say('load', load(toTell, voice));
  say('pipeline', portrait.pipeline);
  say('response', portrait.response);
  say('territory', territory(toTell, portrait, voice));
  say('language', portrait.languages);
  say('hours', hours(toTell, voice));
  say('due', due(toTell, voice));
  for (const shown of portrait.evidence) say('evidence', shown);
  say('ramp', portrait.ramp);
  say('score', scored(toTell, voice));
  say('parts', parts(toTell, records, voice));
  say('excluded', excluded(toTell, voice));
}

/** What of a lead a rep's specialities can match. */
export function wantedBy({ industry, products, stack }: LeadProfile): ReadonlySet<string> {
  return new Set([industry, ...products, ...stack].map(specialitySlug));
}

function speciality(
  { lead, wanted }: RepToTell,
  { specialities }: Portrait,
  { texts }: Narrator,
): Phrase | null {
  const { reps, words } = texts;
  if (specialities === null) return null;
  const { industries, sizes, products, all, joined } = specialities;
  const fits = ({ slug }: { slug: string }) => wanted.has(slug);
  const anyFits = industries.some(fits) || sizes.includes(lead.size) || products.some(fits);
  const told = (more: string): Phrase => ({ ...all, words: `${all.words}${more}` });
  if (!anyFits) return told(reps.fitsNone);
  const fitting = specialityWords(
    industries.filter(fits),
    sizes.filter((size) => size === lead.size),
    products.filter(fits),
    texts,
  );
  return fitting.join() === joined
    ? told(reps.fitsAll)
    : told(reps.fitsSome(words.listed(fitting, 4)));
}

function load({ rep, load: held, atMs }: RepToTell, { texts: { reps } }: Narrator): Phrase {
  const { open, today } = held ?? NO_LOAD;
  const cap = capacityOf(rep, atMs);
  const figures = [
    countFigure(open, 'load', 'leads', 'part'),
    countFigure(cap.open, 'load', 'leads', 'whole'),
  ];
  const words = reps.load(open, cap.open);
  if (cap.perDay === null) return { words, figures };
  figures.push(countFigure(today, 'load_today', 'leads', 'part'));
  figures.push(countFigure(cap.perDay, 'load_today', 'leads', 'whole'));
  return { words: `${words}${reps.today(today, cap.perDay)}`, figures };
}

function territory(
  { rep, lead }: RepToTell,
  { territories }: Portrait,
  { texts: { reps } }: Narrator,
): Phrase | null {
  if (territories === null) return null;
  const here = rep.territories.some((t) => t === lead.country || lead.regions.includes(t));
  return here ? { ...territories, words: `${territories.words}${reps.includesLead}` } : territories;
}

function hours(
  { rep, minutesToOpen }: RepToTell,
  { texts: { reps, words } }: Narrator,
): Phrase | null {
  if (rep.hours.week === null) return null;
  const { timeZone } = rep.hours;
  const entries = [timeZone];
  if (minutesToOpen <= 0) return { words: reps.onShift(timeZone), entries };
  if (!Number.isFinite(minutesToOpen)) return { words: reps.offShift(timeZone), entries };
  const wait = Math.ceil(minutesToOpen);
  return {
    words: reps.backIn(words.duration(wait), timeZone),
    entries,
    figures: [minutesFigure(wait, 'opens_in')],
  };
}

function due({ rep, dueMs, atMs }: RepToTell, { texts }: Narrator): Phrase | null {
  if (!Number.isFinite(dueMs)) return null;
  const { timeZone } = rep.hours;
  const day = otherDay(dueMs, atMs, timeZone);
  const zone = zoneIn(timeZone, texts);
  return {
    words: texts.reps.due(clockAndDay(dueMs, atMs, timeZone, texts), zone),
    entries: [zone],
    figures: [
      clockFigure(minuteOfDay(dueMs, timeZone), 'due'),
      ...(day === null ? [] : [dateFigure(day.monthDay, 'due')]),
    ],
  };
}

function scored(
  { candidate, place, of, behind }: RepToTell,
  { texts: { reps, words } }: Narrator,
): Phrase | null {
  const { score, winProbability } = candidate;
  if (score === null) return null;
  const chance = winProbability === null ? null : words.percent(winProbability);
  const trails = behind > 0.05;
  const gap = trails ? words.figure(behind, 1) : null;
  return {
    words: reps.ranks(place, of, words.figure(score, 1), gap, chance),
    figures: [
      countFigure(place, 'rank', 'reps', 'part'),
      countFigure(of, 'rank', 'reps', 'whole'),
      pointsFigure(score, 'score'),
      ...(trails ? [pointsFigure(behind, 'gap')] : []),
      ...(winProbability === null ? [] : [percentFigure(winProbability, 'chance')]),
    ],
  };
}

function excluded({ candidate, document }: RepToTell, voice: Narrator): Phrase | null {
  const [first] = candidate.excludedBy;
  if (first === undefined) return null;
  const { reps, rules } = voice.texts;
  const words = reps.leftOut(voice.field(rules.figures(ruleTold(first, document))));
  return { words, key: first.rule };
}

function parts(toTell: RepToTell, records: readonly ScopedRate[], voice: Narrator): Phrase | null {
  const { rep, candidate, load: held, minutesToOpen, atMs } = toTell;
  const cap = capacityOf(rep, atMs).open;
  const loadShare = cap > 0 ? (held ?? NO_LOAD).open / cap : 1;
  const { medianMinutes } = rep.response;
  const { reps, words: say } = voice.texts;
  const behind = { records, minutesToOpen, medianMinutes, loadShare };
  let words = '';
  const figures: FactFigure[] = [];
  const entries: string[] = [];
  for (const part of candidate.parts) {
    const size = Math.abs(part.points);
    if (!(size >= 0.05)) continue;
    const sign = part.points > 0 ? '+' : '−';
    const told = reps.part(part.code, part.label, part.evidence);
    const why = told.evidence === '' ? '' : ` (${voice.label(told.evidence)})`;
    const label = voice.label(told.label);
    words += `${words === '' ? '' : '; '}${label} ${sign}${say.figure(size, 1)}${why}`;
    figures.push(...partFigures(part, behind));
    entries.push(label);
  }
  return words === '' ? null : { words: reps.scoredBy(words), figures, entries };
}
