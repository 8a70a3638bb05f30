// The facts about one candidate, as far as they bear on this lead: fit, record, load, speed, score.
import type { LeadProfile } from '../../leads/profile.ts';
import { counted, duration, figure, listed, percent } from '../../leads/values/wording.ts';
import { capacityOf } from '../../roster/capacity.ts';
import type { Rep } from '../../roster/rep.ts';
import { type Load, NO_LOAD } from '../../roster/roster.ts';
import type { Candidate, Exclusion } from '../../selection/scene/candidate.ts';
import { clockAndDay, zoneWords } from './local-time.ts';
import type { Tell, Voice } from './narrator.ts';
import { recordsFor, recordText } from './records.ts';
import { type Portrait, portraitOf, specialitySlug, specialityWords } from './rep-phrases.ts';

export type RepScene = {
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
export function repFacts(scene: RepScene, voice: Voice, tell: Tell): void {
  const { rep, lead } = scene;
  const portrait = portraitOf(rep, voice);
  const name = voice.rep(rep.id);
  const say = (kind: string, words: string | null) => {
    if (words !== null) tell('rep', rep.id, kind, `${name} ${words}.`);
  };
  say('role', portrait.role);
  say('speciality', speciality(scene, portrait));
  for (const record of recordsFor(rep, lead, voice.field)) say('record', recordText(record));
  say('load', load(scene));
  say('pipeline', portrait.pipeline);
  say('response', portrait.response);
  say('territory', territory(scene, portrait));
  say('language', portrait.languages);
  say('hours', hours(scene));
  say('due', due(scene));
  for (const words of portrait.evidence) say('evidence', words);
  say('ramp', portrait.ramp);
  say('score', scored(scene));
  say('parts', parts(scene, voice));
  say('excluded', excluded(scene, voice));
}

/** What of a lead a rep's specialities can match. */
export function wantedBy({ industry, products, stack }: LeadProfile): ReadonlySet<string> {
  return new Set([industry, ...products, ...stack].map(specialitySlug));
}

function speciality({ lead, wanted }: RepScene, { specialities }: Portrait): string | null {
  if (specialities === null) return null;
  const { industries, sizes, products, all, joined } = specialities;
  const fits = ({ slug }: { slug: string }) => wanted.has(slug);
  const anyFits = industries.some(fits) || sizes.includes(lead.size) || products.some(fits);
  if (!anyFits) return `${all}, none of which this lead falls under`;
  const fitting = specialityWords(
    industries.filter(fits),
    sizes.filter((size) => size === lead.size),
    products.filter(fits),
  );
  return fitting.join() === joined
    ? `${all}, which this lead falls under`
    : `${all}; this lead falls under ${listed(fitting, 4)}`;
}

function load({ rep, load: held, atMs }: RepScene): string {
  const { open, today } = held ?? NO_LOAD;
  const cap = capacityOf(rep, atMs);
  const day = cap.perDay === null ? '' : `, ${today} of ${cap.perDay} today`;
  return `holds ${open} of at most ${counted(cap.open, 'open lead')}${day}`;
}

function territory({ rep, lead }: RepScene, { territories }: Portrait): string | null {
  if (territories === null) return null;
  const here = rep.territories.some((t) => t === lead.country || lead.regions.includes(t));
  return here ? `${territories}, which includes this lead` : territories;
}

function hours({ rep, minutesToOpen }: RepScene): string | null {
  if (rep.hours.week === null) return null;
  if (minutesToOpen <= 0) return `is on shift now (${rep.hours.timeZone})`;
  if (!Number.isFinite(minutesToOpen)) return `is off shift (${rep.hours.timeZone})`;
  return `is off shift and back in ${duration(Math.ceil(minutesToOpen))} (${rep.hours.timeZone})`;
}

function due({ rep, dueMs, atMs }: RepScene): string | null {
  if (!Number.isFinite(dueMs)) return null;
  const { timeZone } = rep.hours;
  return `owes the first contact by ${clockAndDay(dueMs, atMs, timeZone)} (${zoneWords(timeZone)})`;
}

function scored({ candidate, place, of, behind }: RepScene): string | null {
  if (candidate.score === null) return null;
  const chance =
    candidate.winProbability === null
      ? ''
      : `, win probability ${percent(candidate.winProbability)}`;
  const gap = behind > 0.05 ? `, ${counted(figure(behind, 1), 'point')} behind the first` : '';
  return `ranks ${place} of ${of} with ${figure(candidate.score, 1)} points${gap}${chance}`;
}

/** "pipeline 85% of quota, where below 80% is asked for". */
export function ruleFigures({ value, threshold }: Exclusion): string {
  return `${value}, where ${threshold} is asked for`.replace(/(\d)\s%/g, '$1%');
}

function excluded({ candidate }: RepScene, voice: Voice): string | null {
  const [first] = candidate.excludedBy;
  return first ? `is left out by a rule: ${voice.field(ruleFigures(first))}` : null;
}

function parts({ candidate }: RepScene, voice: Voice): string | null {
  let words = '';
  for (const part of candidate.parts) {
    const size = Math.abs(part.points);
    if (!(size >= 0.05)) continue;
    const sign = part.points > 0 ? '+' : '−';
    const why = part.evidence === '' ? '' : ` (${voice.label(part.evidence)})`;
    words += `${words === '' ? '' : '; '}${voice.label(part.label)} ${sign}${figure(size, 1)}${why}`;
  }
  return words === '' ? null : `is scored by: ${words}`;
}
