// The facts about one candidate, as far as they bear on this lead: fit, record, load, speed, score.
import type { LeadProfile } from '../../leads/profile.ts';
import { counted, duration, figure, listed, percent } from '../../leads/values/wording.ts';
import { capacityOf } from '../../roster/capacity.ts';
import { recordsOf } from '../../roster/record.ts';
import type { Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD } from '../../roster/roster.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { Candidate, Exclusion } from '../../selection/scene/candidate.ts';
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
import { clockAndDay, minuteOfDay, otherDay, zoneWords } from './local-time.ts';
import type { Narrator, Phrase, Tell } from './narrator.ts';
import { partFigures } from './part-figures.ts';
import { recordPhrase, recordsFor, type ScopedRate } from './records.ts';
import { type Portrait, portraitOf, specialitySlug, specialityWords } from './rep-phrases.ts';

export type RepToTell = {
  index: RosterIndex;
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
  say('speciality', speciality(toTell, portrait));
  const records = recordsFor(recordsOf(index, rep), lead, voice.field);
  for (const record of records) say('record', recordPhrase(record));
  say('load', load(toTell));
  say('pipeline', portrait.pipeline);
  say('response', portrait.response);
  say('territory', territory(toTell, portrait));
  say('language', portrait.languages);
  say('hours', hours(toTell));
  say('due', due(toTell));
  for (const shown of portrait.evidence) say('evidence', shown);
  say('ramp', portrait.ramp);
  say('score', scored(toTell));
  say('parts', parts(toTell, records, voice));
  say('excluded', excluded(toTell, voice));
}

/** What of a lead a rep's specialities can match. */
export function wantedBy({ industry, products, stack }: LeadProfile): ReadonlySet<string> {
  return new Set([industry, ...products, ...stack].map(specialitySlug));
}

function speciality({ lead, wanted }: RepToTell, { specialities }: Portrait): Phrase | null {
  if (specialities === null) return null;
  const { industries, sizes, products, all, joined } = specialities;
  const fits = ({ slug }: { slug: string }) => wanted.has(slug);
  const anyFits = industries.some(fits) || sizes.includes(lead.size) || products.some(fits);
  const told = (words: string): Phrase => ({ ...all, words: `${all.words}${words}` });
  if (!anyFits) return told(', none of which this lead falls under');
  const fitting = specialityWords(
    industries.filter(fits),
    sizes.filter((size) => size === lead.size),
    products.filter(fits),
  );
  return fitting.join() === joined
    ? told(', which this lead falls under')
    : told(`; this lead falls under ${listed(fitting, 4)}`);
}

function load({ rep, load: held, atMs }: RepToTell): Phrase {
  const { open, today } = held ?? NO_LOAD;
  const cap = capacityOf(rep, atMs);
  const figures = [
    countFigure(open, 'load', 'leads', 'part'),
    countFigure(cap.open, 'load', 'leads', 'whole'),
  ];
  const words = `holds ${open} of at most ${counted(cap.open, 'open lead')}`;
  if (cap.perDay === null) return { words, figures };
  figures.push(countFigure(today, 'load_today', 'leads', 'part'));
  figures.push(countFigure(cap.perDay, 'load_today', 'leads', 'whole'));
  return { words: `${words}, ${today} of ${cap.perDay} today`, figures };
}

function territory({ rep, lead }: RepToTell, { territories }: Portrait): Phrase | null {
  if (territories === null) return null;
  const here = rep.territories.some((t) => t === lead.country || lead.regions.includes(t));
  return here
    ? { ...territories, words: `${territories.words}, which includes this lead` }
    : territories;
}

function hours({ rep, minutesToOpen }: RepToTell): Phrase | null {
  if (rep.hours.week === null) return null;
  const { timeZone } = rep.hours;
  const entries = [timeZone];
  if (minutesToOpen <= 0) return { words: `is on shift now (${timeZone})`, entries };
  if (!Number.isFinite(minutesToOpen)) return { words: `is off shift (${timeZone})`, entries };
  const wait = Math.ceil(minutesToOpen);
  return {
    words: `is off shift and back in ${duration(wait)} (${timeZone})`,
    entries,
    figures: [minutesFigure(wait, 'opens_in')],
  };
}

function due({ rep, dueMs, atMs }: RepToTell): Phrase | null {
  if (!Number.isFinite(dueMs)) return null;
  const { timeZone } = rep.hours;
  const day = otherDay(dueMs, atMs, timeZone);
  const zone = zoneWords(timeZone);
  return {
    words: `owes the first contact by ${clockAndDay(dueMs, atMs, timeZone)} (${zone})`,
    entries: [zone],
    figures: [
      clockFigure(minuteOfDay(dueMs, timeZone), 'due'),
      ...(day === null ? [] : [dateFigure(day.monthDay, 'due')]),
    ],
  };
}

function scored({ candidate, place, of, behind }: RepToTell): Phrase | null {
  const { score, winProbability } = candidate;
  if (score === null) return null;
  const chance = winProbability === null ? '' : `, win probability ${percent(winProbability)}`;
  const trails = behind > 0.05;
  const gap = trails ? `, ${counted(figure(behind, 1), 'point')} behind the first` : '';
  return {
    words: `ranks ${place} of ${of} with ${figure(score, 1)} points${gap}${chance}`,
    figures: [
      countFigure(place, 'rank', 'reps', 'part'),
      countFigure(of, 'rank', 'reps', 'whole'),
      pointsFigure(score, 'score'),
      ...(trails ? [pointsFigure(behind, 'gap')] : []),
      ...(winProbability === null ? [] : [percentFigure(winProbability, 'chance')]),
    ],
  };
}

/** "pipeline 85% of quota, where below 80% is asked for". */
export function ruleFigures({ value, threshold }: Exclusion): string {
  return `${value}, where ${threshold} is asked for`.replace(/(\d)\s%/g, '$1%');
}

function excluded({ candidate }: RepToTell, voice: Narrator): Phrase | null {
  const [first] = candidate.excludedBy;
  if (first === undefined) return null;
  const words = `is left out by a rule: ${voice.field(ruleFigures(first))}`;
  return { words, key: first.rule };
}

function parts(toTell: RepToTell, records: readonly ScopedRate[], voice: Narrator): Phrase | null {
  const { rep, candidate, load: held, minutesToOpen, atMs } = toTell;
  const cap = capacityOf(rep, atMs).open;
  const loadShare = cap > 0 ? (held ?? NO_LOAD).open / cap : 1;
  const { medianMinutes } = rep.response;
  const behind = { records, minutesToOpen, medianMinutes, loadShare };
  let words = '';
  const figures: FactFigure[] = [];
  const entries: string[] = [];
  for (const part of candidate.parts) {
    const size = Math.abs(part.points);
    if (!(size >= 0.05)) continue;
    const sign = part.points > 0 ? '+' : '−';
    const why = part.evidence === '' ? '' : ` (${voice.label(part.evidence)})`;
    const label = voice.label(part.label);
    words += `${words === '' ? '' : '; '}${label} ${sign}${figure(size, 1)}${why}`;
    figures.push(...partFigures(part, behind));
    entries.push(label);
  }
  return words === '' ? null : { words: `is scored by: ${words}`, figures, entries };
}
